import Calendar

/// From when until when something is public, as its front matter says.
public struct PublicationWindow: Sendable {
  public var isDraft = false
  /// The later of `date` and `publishDate`.
  public var from: Moment?
  public var until: Moment?

  /// Why something is left out of the site.
  public enum Reason: String, Sendable, CaseIterable {
    case draft
    case future
    case expired
  }

  /// Why this is hidden at a moment; nil where it is visible.
  func reasonHidden(by clock: Clock) -> Reason? {
    if isDraft, !clock.showsDrafts { return .draft }
    if let from, from.secondsSinceEpoch > clock.now, !clock.showsFuture { return .future }
    if let until, until.secondsSinceEpoch <= clock.now, !clock.showsExpired { return .expired }
    return nil
  }

  /// The mark on a page that is shown although readers may not see it.
  func mark(by clock: Clock) -> Reason? {
    reasonHidden(by: Clock(now: clock.now))
  }

  /// The moments at which this appears or disappears.
  var changes: [Moment] { isDraft ? [] : [from, until].compactMap(\.self) }
}

/// The moment for which a site is built, and what is shown although it is not public then.
public struct Clock: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var now: Int64
  public var showsDrafts = false
  public var showsFuture = false
  public var showsExpired = false

  public init(now: Int64, showsDrafts: Bool = false, showsFuture: Bool = false, showsExpired: Bool = false) {
    self.now = now
    self.showsDrafts = showsDrafts
    self.showsFuture = showsFuture
    self.showsExpired = showsExpired
  }
}
