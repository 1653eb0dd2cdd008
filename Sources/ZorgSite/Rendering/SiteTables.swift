import Calendar
import Templates

/// What is the same for every page: computed once, before rendering.
final class SiteTables: Sendable {
  let site: Site
  let plan: Plan
  let texts: Translations
  let bodies: Bodies
  let articles: Value
  let authors: Value
  /// Terms of the first taxonomy, by title.
  let tags: Value
  /// The feed of all articles, in each of its formats.
  let articleFeeds: [Value]
  /// Of the authors.
  let initials: [String]
  /// What structured data says of each author.
  let persons: [[UInt8]]
  /// Menus in which no entry is marked as the current page.
  let menu: Value
  let footerMenu: Value
  /// Where the menus lead.
  let menuAddresses: Set<String>
  let params: Value
  /// What the subject of a mail with a reply starts with.
  let replySubject: String
  let home: Breadcrumb
  let archive: Breadcrumb
  let authorsPage: Permalink
  /// The page of each taxonomy, with what it is called.
  let taxonomyPages: [Breadcrumb]
  let lists: Lists
  var recentComments: [UInt32] { lists.recentComments }
  var discussed: [UInt32] { lists.discussed }
  var years: [(year: Int, articles: [UInt32])] { lists.years }

  /// What takes a look at all articles and comments to find.
  struct Lists: Sendable {
    var recentComments: [UInt32]
    var discussed: [UInt32]
    /// Years with their articles, newest first.
    var years: [(year: Int, articles: [UInt32])]
  }

  /// `lists` are those of the site, where they are known.
  init(site: Site, plan: Plan, bodies: Bodies, lists: Lists? = nil) {
    self.site = site
    self.lists = lists ?? Lists(site)
    self.bodies = bodies
    self.plan = plan
    texts = site.theme.translations
    let configuration = site.configuration
    articles = Shape.article.records(Array(0..<UInt32(site.articles.count)))
    authors = Shape.author.records(Array(0..<UInt32(site.authors.count)))
    articleFeeds = Value.feeds(.site, titled: configuration.title, of: configuration.home, in: configuration)
    initials = site.authors.map(\.initials)
    persons = site.authors.map(StructuredData.person)
    tags = Shape.tag.records(SiteTables.sortedTerms(of: 0, in: site))
    menu = Value(site.menu, current: "")
    footerMenu = Value(site.footerMenu, current: "")
    menuAddresses = Set((site.menu + site.footerMenu).map(\.url))
    params = Value(configuration.params)
    replySubject = texts.text("reply.subject") ?? ""
    home = Breadcrumb(
      title: texts.text("title.home") ?? "", permalink: Permalink(path: "/", in: configuration))
    archive = Breadcrumb(
      title: texts.text("title.archive") ?? "",
      permalink: Permalink(path: configuration.permalinks.archive, in: configuration))
    authorsPage = Permalink(path: Permalink.fill(configuration.permalinks.authors) { _ in nil }, in: configuration)
    taxonomyPages = configuration.taxonomies.map {
      Breadcrumb(title: $0.title, permalink: Permalink(path: "/\($0.path)/", in: configuration))
    }
  }

  /// Terms of one taxonomy in the order of their titles, without regard to case and diacritics.
  static func sortedTerms(of taxonomy: Int, in site: Site) -> [UInt32] {
    site.terms.indices.filter { site.terms[$0].taxonomy == taxonomy }
      .sorted { (site.terms[$0].slug, site.terms[$0].title) < (site.terms[$1].slug, site.terms[$1].title) }
      .map { UInt32($0) }
  }

  /// One of the texts that every theme has; a theme that lacks one was refused when it was read.
  func text(_ key: String, count: Int? = nil, values: [(name: String, text: String)] = []) -> String {
    texts.text(key, count: count, values: values) ?? key
  }
}

extension SiteTables.Lists {
  init(_ site: Site) {
    recentComments = Self.recent(site.comments.indices.map { UInt32($0) }, in: site)
    discussed = Self.discussed(site.articles.indices.map { UInt32($0) }, in: site)
    years = site.years
  }

  /// The newest published ones of some comments.
  static func recent(_ comments: [UInt32], in site: Site) -> [UInt32] {
    comments.filter { site.comments[Int($0)].written.value.status == .approved }.first(5, by: site.isNewer)
  }

  /// Those of some articles that have the most comments; of equal ones, the newest.
  static func discussed(_ articles: [UInt32], in site: Site) -> [UInt32] {
    articles.filter { site.articles[Int($0)].thread.count > 0 }
      .first(5) { (site.articles[Int($0)].thread.count, $1) > (site.articles[Int($1)].thread.count, $0) }
  }
}
