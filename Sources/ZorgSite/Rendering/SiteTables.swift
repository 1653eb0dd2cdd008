import Calendar
import Templates

/// What is the same for every page: computed once, before rendering.
final class SiteTables: Sendable {
  let site: Site
  let plan: Plan
  let texts: Translations
  /// Terms of the first taxonomy, by title.
  let tags: [UInt32]
  let recentComments: [UInt32]
  let discussed: [UInt32]
  let feeds: Value
  let siteFeed: Value
  /// Years with their articles, newest first.
  let years: [(year: Int, articles: [UInt32])]

  init(site: Site, plan: Plan) {
    self.site = site
    self.plan = plan
    texts = site.theme.translations
    tags = SiteTables.sortedTerms(of: 0, in: site)
    recentComments = site.comments.indices.filter { site.comments[$0].status == .approved }
      .sorted {
        (site.comments[$0].date.secondsSinceEpoch, site.comments[$0].id) > (
          site.comments[$1].date.secondsSinceEpoch, site.comments[$1].id
        )
      }
      .prefix(5).map { UInt32($0) }
    discussed = site.articles.indices.filter { site.articles[$0].thread.count > 0 }
      .sorted { (site.articles[$0].thread.count, $1) > (site.articles[$1].thread.count, $0) }
      .prefix(5).map { UInt32($0) }
    years = site.years
    let address = site.feedPermalink(for: Permalink(path: "/", in: site.configuration))
    siteFeed = SiteTables.feed(title: site.configuration.title, address)
    feeds = .list([siteFeed])
  }

  /// Terms of one taxonomy in the order of their titles, without regard to case and diacritics.
  static func sortedTerms(of taxonomy: Int, in site: Site) -> [UInt32] {
    site.terms.indices.filter { site.terms[$0].taxonomy == taxonomy }
      .sorted { (site.terms[$0].slug, site.terms[$0].title) < (site.terms[$1].slug, site.terms[$1].title) }
      .map { UInt32($0) }
  }

  static func feed(title: String, _ address: Permalink) -> Value {
    .map(
      Map([
        ("title", .string(title)), ("url", .string(address.url)), ("type", .string("application/rss+xml")),
        ("label", .string("RSS")),
      ]))
  }

  /// One of the texts that every theme has; a theme that lacks one was refused when it was read.
  func text(_ key: String, count: Int? = nil, values: [(name: String, text: String)] = []) -> String {
    texts.text(key, count: count, values: values) ?? key
  }
}
