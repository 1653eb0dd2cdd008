import Calendar
import Feeds
import Text

/// Makes the feeds' values of the site's tables.
struct FeedBuilder: Sendable {
  let tables: SiteTables

  var site: Site { tables.site }
  var configuration: SiteConfiguration { site.configuration }

  func write(_ plan: FeedPlan, into output: inout [UInt8]) {
    if plan.kind == .list { return Feeds.write(list, into: &output) }
    Feeds.write(feed(plan), as: plan.format, selfURL: plan.permalink.absolute, into: &output)
  }

  private func feed(_ plan: FeedPlan) -> Feed {
    let shown = name(of: plan.kind)
    var feed = Feed(
      id: identity("feeds/\(shown.id)"), title: shown.title, description: shown.description ?? shown.title,
      link: shown.page.absolute, language: locale(shown.language))
    switch plan.kind {
    case .site: feed.items = part(plan, of: Array(0..<UInt32(site.articles.count))).map { item(ofArticle: Int($0)) }
    case .section(let index):
      feed.items = part(plan, of: tables.plan.feedIndex.sections[index].articles).map { item(ofArticle: Int($0)) }
    case .term(let index): feed.items = part(plan, of: site.terms[index].articles).map { item(ofArticle: Int($0)) }
    case .author(let index): feed.items = part(plan, of: site.authors[index].articles).map { item(ofArticle: Int($0)) }
    case .comments:
      feed.items = part(plan, of: tables.plan.feedIndex.comments).map {
        item(ofComment: Int($0), in: configuration.language)
      }
    case .thread(let index):
      let article = site.articles[index]
      feed.id = identity("threads/\(article.id)")
      feed.updated = article.date
      feed.items = site.newestFirst(article.thread.all).map { item(ofComment: Int($0), in: shown.language) }
    case .list: break
    }
    feed.archive = archive(plan)
    feed.stylesheet = tables.feedStylesheet
    guard plan.part == .current else { return feed }
    feed.alternates = configuration.feedLinks(plan.kind, of: plan.page)
    feed.hubs = configuration.feeds.hubs
    return feed
  }

  /// The items of one document, newest first, of a whole list that is newest first.
  private func part(_ plan: FeedPlan, of list: [UInt32]) -> ArraySlice<UInt32> {
    let size = configuration.feeds.items
    switch plan.part {
    case .current: return list.prefix(size)
    case .archive(let number):
      let places = plan.kind == .site ? tables.plan.feedIndex.places : []
      func place(_ position: Int) -> Int { places.isEmpty ? list.count - 1 - position : places[position] }
      let start = list.indices.first { place($0) < number * size } ?? list.endIndex
      let end = list[start...].indices.first { place($0) < (number - 1) * size } ?? list.endIndex
      return list[start..<end]
    }
  }

  /// The place among the documents that hold all items together (RFC 5005). An archive names no later one: that would
  /// change it when the next one is finished.
  private func archive(_ plan: FeedPlan) -> FeedArchive? {
    func address(_ number: Int) -> String? {
      guard number > 0 else { return nil }
      return configuration.feedPermalink(for: plan.page, plan.format, .archive(number)).absolute
    }
    if case .thread = plan.kind { return .complete }
    switch plan.part {
    case .current: return plan.archiveCount > 0 ? .subscription(previous: address(plan.archiveCount)) : nil
    case .archive(let number):
      let current = configuration.feedPermalink(for: plan.page, plan.format).absolute
      return .archive(current: current, previous: address(number - 1), next: nil)
    }
  }

  /// A `tag:` URI (RFC 4151) that stays when addresses, titles and dates change.
  func identity(_ specific: String) -> String {
    tagURI(authority: configuration.feeds.authority, date: configuration.feeds.authorityDate, specific: specific)
  }
}
