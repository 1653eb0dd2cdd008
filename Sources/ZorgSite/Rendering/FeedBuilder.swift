import Calendar
import Feeds
import Text

/// Makes the feeds' values of the site's tables.
struct FeedBuilder: Sendable {
  let tables: SiteTables
  private let names: TagURIs

  init(tables: SiteTables) {
    self.tables = tables
    let settings = tables.site.configuration.feeds
    names = TagURIs(authority: settings.authority, date: settings.authorityDate)
  }

  var site: Site { tables.site }
  var configuration: SiteConfiguration { tables.site.configuration }

  /// Appends one document. What all formats of it share is made where `made` is nil, and left there for the next.
  func write(_ plan: FeedPlan, sharing made: inout Feed?, into output: inout [UInt8]) {
    if plan.kind == .list { return Feeds.write(list, into: &output) }
    var feed = made ?? self.feed(plan)
    made = feed
    feed.archive = archive(plan)
    Feeds.write(feed, as: plan.format, selfURL: plan.permalink.absolute, into: &output)
  }

  private func feed(_ plan: FeedPlan) -> Feed {
    let shown = name(of: plan.kind)
    var feed = Feed(
      id: identity("feeds/\(shown.id)"), title: shown.title, description: shown.description ?? shown.title,
      link: shown.page.absolute, language: locale(shown.language))
    feed.items = articles(of: plan).map { item(ofArticle: Int($0)) }
    if plan.kind == .notices { feed.items = site.notices.indices.map { item(ofNotice: $0) } }
    feed.items += comments(of: plan).map { item(ofComment: Int($0), in: shown.language) }
    if case .thread(let index) = plan.kind {
      feed.id = identity("threads/\(site.articles[index].id)")
      feed.updated = site.articles[index].date
    }
    feed.stylesheet = site.feedStylesheet?.permalink.absolute
    guard plan.part == .current else { return feed }
    feed.alternates = configuration.feedLinks(plan.kind, of: plan.page)
    feed.hubs = configuration.feeds.hubs
    return feed
  }

  /// The articles of one document, newest first.
  func articles(of plan: FeedPlan) -> [UInt32] {
    switch plan.kind {
    case .site: part(plan, of: 0..<UInt32(site.articles.count), places: tables.plan.feedIndex.places)
    case .section(let index): part(plan, of: tables.plan.feedIndex.sections[index].articles)
    case .term(let index): part(plan, of: site.terms[index].articles)
    case .author(let index): part(plan, of: site.authors[index].articles)
    case .comments, .thread, .notices, .list: []
    }
  }

  /// The comments of one document, newest first.
  func comments(of plan: FeedPlan) -> [UInt32] {
    switch plan.kind {
    case .comments: part(plan, of: tables.plan.feedIndex.comments)
    case .thread(let index): site.newestFirst(site.articles[index].thread.all)
    case .site, .section, .term, .author, .notices, .list: []
    }
  }

  /// What one document shows of a list that is newest first. `places` are those of `FeedIndex`, where they are known.
  private func part(
    _ plan: FeedPlan, of list: some RandomAccessCollection<UInt32>, places: [Int] = []
  ) -> [UInt32] {
    let size = configuration.feeds.items
    guard case .archive(let number) = plan.part else { return Array(list.prefix(size)) }
    /// The first position with a place below a limit; places fall from the newest to the oldest.
    func position(below limit: Int) -> Int {
      if places.isEmpty { return max(0, list.count - limit) }
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if places[middle] < limit { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return Array(list.prefix(position(below: (number - 1) * size)).dropFirst(position(below: number * size)))
  }

  /// The place among the documents that hold all items together (RFC 5005). An archive names no later one: that would
  /// change it when the next one is finished.
  private func archive(_ plan: FeedPlan) -> FeedArchive? {
    func address(_ number: Int) -> String? {
      guard number > 0 else { return nil }
      return configuration.feedPermalink(for: plan.page, plan.format, .archive(number)).absolute
    }
    if case .thread = plan.kind { return .complete }
    if plan.kind == .notices { return .complete }
    switch plan.part {
    case .current: return plan.archiveCount > 0 ? .subscription(previous: address(plan.archiveCount)) : nil
    case .archive(let number):
      let current = configuration.feedPermalink(for: plan.page, plan.format).absolute
      return .archive(current: current, previous: address(number - 1), next: nil)
    }
  }

  /// A `tag:` URI (RFC 4151) that stays when addresses, titles and dates change.
  func identity(_ specific: String) -> String {
    names.uri(specific)
  }
}
