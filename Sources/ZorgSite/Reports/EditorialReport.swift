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
    let articleURLs = Dictionary(
      site.articles.map { ($0.source.path, $0.permalink.absolute) }, uniquingKeysWith: { first, _ in first })
    let pageURLs = Dictionary(
      site.pages.map { ($0.source.path, $0.permalink.absolute) }, uniquingKeysWith: { first, _ in first })
    let articles = sources.articles.map { article in
      var item = EditorialItem(
        kind: .article, state: EditorialReport.state(article.window, clock), title: article.title,
        path: article.source.path)
      item.date = article.window.from ?? article.date
      item.until = article.window.until
      item.reviewDue = article.trust.reviewDue
      item.authors = article.authorIDs.map(\.text)
      item.url = articleURLs[article.source.path]
      return item
    }
    let pages = sources.pages.map { page in
      var item = EditorialItem(
        kind: .page, state: EditorialReport.state(page.window, clock), title: page.title, path: page.source.path)
      item.date = page.window.from
      item.until = page.window.until
      item.url = pageURLs[page.source.path]
      return item
    }
    let noticeURLs = Dictionary(
      site.notices.map { ($0.source.path, $0.permalink.absolute) }, uniquingKeysWith: { first, _ in first })
    let notices = sources.notices.map { notice in
      var item = EditorialItem(
        kind: .notice, state: EditorialReport.state(notice.window, clock), title: notice.title,
        path: notice.source.path)
      item.date = notice.from
      item.until = notice.window.until
      item.url = noticeURLs[notice.source.path]
      return item
    }
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
