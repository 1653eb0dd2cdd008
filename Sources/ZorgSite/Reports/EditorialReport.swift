import Calendar
import Diagnostics

/// Everything that an editor plans and looks after, at one moment.
public struct EditorialReport: Sendable {
  /// Articles, pages, notices and pending comments, oldest first; what has no date comes last.
  public let items: [EditorialItem]
  /// Seconds since 1970.
  public let now: Int64
  public let timeZone: TimeZone
  /// The next moment at which something appears or disappears.
  public let nextChange: (moment: Moment, path: String)?
  let host: String

  /// For how many days before it lapses a review counts as due.
  public static let reviewNotice = 60

  /// Reads a site. Files with mistakes are missing from the report, and are in the diagnostics.
  public static func load(_ options: BuildOptions) async throws -> (report: EditorialReport, diagnostics: [Diagnostic])
  {
    let (sources, found) = try await Sources.load(
      site: options.site, configuration: options.configuration, baseURL: options.baseURL,
      tree: SourceTree.walk(site: options.site))
    var reader = BuildReport()
    reader.add(found)
    let zone = sources.configuration.timeZone
    let clock = options.clock(in: zone, &reader) ?? Clock(now: options.systemTime)
    let (site, linking) = try await Linker.link(sources, site: options.site, clock: clock)
    reader.add(linking)
    return (EditorialReport(sources, site: site, clock: clock), reader.diagnostics)
  }

  private init(_ sources: Sources, site: Site, clock: Clock) {
    now = clock.now
    timeZone = sources.configuration.timeZone
    nextChange = site.nextChange
    host = String(sources.configuration.baseURL.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" && $0 != ":" })
    var urls: [String: String] = [:]
    for article in site.articles { urls[article.source.path] = article.permalink.absolute }
    for page in site.pages { urls[page.source.path] = page.permalink.absolute }
    for notice in site.notices { urls[notice.source.path] = notice.permalink.absolute }
    func item(
      _ kind: EditorialItem.Kind, _ title: String, _ source: SourceName, _ window: PublicationWindow, from date: Moment?
    ) -> EditorialItem {
      let state = EditorialReport.state(window, clock)
      var item = EditorialItem(kind: kind, state: state, title: title, path: source.path)
      (item.date, item.until, item.url) = (date, window.until, urls[source.path])
      return item
    }
    let articles = sources.articles.map { article in
      var item = item(
        .article, article.title, article.source, article.window, from: article.window.from ?? article.date)
      item.reviewDue = article.trust.reviewDue
      item.authors = article.authorIDs.map(\.text)
      return item
    }
    let pages = sources.pages.map { item(.page, $0.title, $0.source, $0.window, from: $0.window.from) }
    let notices = sources.notices.map { item(.notice, $0.title, $0.source, $0.window, from: $0.from) }
    let comments = sources.comments.filter { $0.status == .pending }.map { comment in
      var item = EditorialItem(
        kind: .comment, state: .pending, title: "\(comment.author) on \(comment.articleID)", path: comment.path)
      item.date = comment.date
      item.authors = [comment.author]
      return item
    }
    items = (articles + pages + notices + comments).sorted {
      ($0.date?.secondsSinceEpoch ?? .max, $0.path) < ($1.date?.secondsSinceEpoch ?? .max, $1.path)
    }
  }

  private static func state(_ window: PublicationWindow, _ clock: Clock) -> EditorialItem.State {
    switch window.reasonHidden(by: Clock(now: clock.now)) {
    case .draft: .draft
    case .future: .future
    case .expired: .expired
    case nil: .published
    }
  }
}

extension EditorialReport {
  /// What a list can show.
  public enum Selection: String, Sendable, CaseIterable {
    case drafts, future, expired
    /// All that readers do not see now.
    case hidden
    /// Comments that wait for a decision.
    case pending
    /// Public articles whose review has lapsed or lapses within 60 days.
    case review
    case all
  }

  public func items(_ selection: Selection) -> [EditorialItem] {
    switch selection {
    case .drafts: items.filter { $0.state == .draft }
    case .future: items.filter { $0.state == .future }
    case .expired: items.filter { $0.state == .expired }
    case .hidden: items.filter { $0.state != .published }
    case .pending: items.filter { $0.state == .pending }
    case .review:
      items.filter(isDueForReview).sorted {
        ($0.reviewDue ?? $0.date).map(\.secondsSinceEpoch) ?? 0 < ($1.reviewDue ?? $1.date).map(\.secondsSinceEpoch)
          ?? 0
      }
    case .all: items
    }
  }

  private func isDueForReview(_ item: EditorialItem) -> Bool {
    guard let due = item.reviewDue, item.state == .published else { return false }
    return due.secondsSinceEpoch <= now + Int64(EditorialReport.reviewNotice) * 86_400
  }
}
