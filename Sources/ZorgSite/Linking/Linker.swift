import Calendar
import Diagnostics
import Markdown
import Text

/// Makes one site of all that was read: the only stage that sees everything at once.
struct Linker {
  private var sources: Sources
  let site: String
  let clock: Clock
  private var diagnostics: [Diagnostic] = []
  private var articles: [Article] = []
  private var hiddenArticles: [Article] = []
  private var authors: [Author] = []
  private var pages: [ContentPage] = []
  private var terms = TermIndex(taxonomies: [], descriptions: [])
  private var comments: [Comment] = []
  private var notices: [Notice] = []
  private var hidden: [Site.Hidden] = []
  private var changes: [(moment: Moment, path: String)] = []

  private let keepsResolver: Bool

  private init(_ sources: Sources, site: String, clock: Clock, keepsResolver: Bool) {
    self.keepsResolver = keepsResolver
    self.sources = sources
    self.site = site
    self.clock = clock
  }

  /// `keepsResolver` is for sites of which a link will be resolved again: it takes much room.
  static func link(
    _ sources: consuming Sources, site: String, clock: Clock, keepsResolver: Bool = false
  ) async throws -> (site: Site, diagnostics: [Diagnostic]) {
    var linker = Linker(sources, site: site, clock: clock, keepsResolver: keepsResolver)
    return try await linker.link()
  }

  private var configuration: SiteConfiguration { sources.configuration }

  private mutating func link() async throws -> (site: Site, diagnostics: [Diagnostic]) {
    var threads = try await linkArticles()
    let (finder, count, positions) = (relatedArticles(), configuration.relatedCount, articles.indices)
    async let related = positions.parallelMap { finder.related(to: $0, count: count) }
    linkComments(&threads)
    linkNeighbours()
    for (index, list) in try await related.enumerated() { articles[index].related = list }
    let resolver = self.resolver()
    let media = try await resolveLinks(resolver)
    let next = changes.filter { $0.moment.secondsSinceEpoch > clock.now }.min {
      ($0.moment, $0.path) < ($1.moment, $1.path)
    }
    let last = changes.map(\.moment).filter { $0.secondsSinceEpoch <= clock.now }.max()
    let linked = Site(
      configuration: configuration, theme: sources.theme, clock: clock, articles: Records(articles), authors: authors,
      terms: terms.terms, pages: pages, comments: Records(comments), notices: notices, hasNotices: sources.hasNotices,
      media: media, data: sources.data,
      hidden: hidden.sorted { $0.path < $1.path }, nextChange: next, lastChange: last,
      menu: menu(configuration.menu, resolver), footerMenu: menu(configuration.footerMenu, resolver),
      houseRules: page(configuration.comments.houseRules, resolver), contact: page(configuration.contact, resolver),
      resolver: keepsResolver ? resolver : nil)
    return (linked, diagnostics)
  }

  /// All that needs no comments; the threads are built beside it.
  private mutating func linkArticles() async throws -> [BuiltThread] {
    let (written, clock) = (sources.comments, clock)
    sources.comments = []
    async let threads = BuiltThread.all(of: written, clock: clock)
    checkIdentities()
    sortOutHidden()
    linkAuthors()
    linkTerms()
    try await giveAddresses()
    return try await threads
  }

  // MARK: What is visible

  private mutating func sortOutHidden() {
    articles.reserveCapacity(sources.articles.count)
    for article in sources.articles {
      if let reason = article.window.reasonHidden(by: clock) {
        let date = reason == .future ? article.window.from : reason == .expired ? article.window.until : nil
        hidden.append(
          Site.Hidden(
            path: article.source.path, title: article.title, reason: reason, date: date, articleID: article.id,
            published: article.date))
        hiddenArticles.append(article)
      } else {
        articles.append(article)
      }
      changes += article.window.changes.map { ($0, article.source.path) }
    }
    sources.articles = []
    for page in sources.pages {
      if let reason = page.window.reasonHidden(by: clock) {
        let date = reason == .future ? page.window.from : reason == .expired ? page.window.until : nil
        hidden.append(Site.Hidden(path: page.source.path, title: page.title, reason: reason, date: date))
      } else {
        pages.append(page)
      }
      changes += page.window.changes.map { ($0, page.source.path) }
    }
    for notice in sources.notices {
      if let reason = notice.window.reasonHidden(by: clock) {
        let date = reason == .future ? notice.from : reason == .expired ? notice.window.until : nil
        hidden.append(Site.Hidden(path: notice.source.path, title: notice.title, reason: reason, date: date))
      } else {
        notices.append(notice)
      }
      changes += notice.window.changes.map { ($0, notice.source.path) }
    }
    notices.sort(by: Notice.comesFirst)
    articles.sort {
      $0.date.secondsSinceEpoch != $1.date.secondsSinceEpoch
        ? $0.date.secondsSinceEpoch > $1.date.secondsSinceEpoch : $0.source.path < $1.source.path
    }
  }

  /// An id stands for one article for ever, also for those that are hidden now.
  private mutating func checkIdentities() {
    var owners: [String: String] = [:]
    for article in sources.articles {
      if let other = owners.updateValue(article.source.path, forKey: article.id) {
        diagnostics.append(.sameID(article, other: other))
      }
    }
  }

  // MARK: Authors and terms

  private mutating func linkAuthors() {
    authors = sources.authors.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    let positions = Dictionary(zip(authors.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    for index in articles.indices {
      if !articles[index].trust.reviewers.isEmpty {
        diagnostics += articles[index].trust.link(to: authors, positions, in: articles[index].source.path)
      }
      for id in articles[index].authorIDs {
        guard let author = positions[id.text] else {
          diagnostics.append(
            .unknownAuthor(id.text, in: articles[index], at: id.position)
              .suggesting(nearMiss(of: id.text, in: authors.map(\.id))))
          continue
        }
        if !articles[index].authors.contains(UInt32(author)) {
          articles[index].authors.append(UInt32(author))
          authors[author].articles.append(UInt32(index))
        }
      }
    }
  }

  private mutating func linkTerms() {
    var index = TermIndex(taxonomies: configuration.taxonomies, descriptions: sources.tags)
    for article in articles.indices {
      for (taxonomy, names) in articles[article].termNames.enumerated() {
        for name in names {
          guard let term = index.position(of: name, taxonomy: taxonomy, in: articles[article].source.path),
            !articles[article].terms.contains(term)
          else { continue }
          articles[article].terms.append(term)
          index.add(article: UInt32(article), to: term)
        }
      }
    }
    diagnostics += index.diagnostics
    terms = index
  }

  // MARK: Addresses

  private mutating func giveAddresses() async throws {
    let configuration = configuration
    for (index, address) in try await articles.parallelMap({ configuration.address(of: $0) }).enumerated() {
      articles[index].permalink = address
    }
    for index in pages.indices { pages[index].permalink = configuration.address(of: pages[index]) }
    for index in notices.indices { notices[index].permalink = configuration.address(of: notices[index]) }
    for index in authors.indices { authors[index].permalink = configuration.address(of: authors[index]) }
    terms.giveAddresses(configuration)
  }

  // MARK: Comments

  /// Threads as they were built of the comments alone get their articles, and give up their comments.
  private mutating func linkComments(_ threads: inout [BuiltThread]) {
    let positions = Dictionary(zip(articles.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    let profiles = Dictionary(zip(authors.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    let hiddenIDs = Set(hiddenArticles.map(\.id))
    lazy var knownIDs = hiddenIDs.union(positions.keys).sorted()
    var lists: [[Comment]] = []
    var count = 0
    for index in threads.indices {
      guard let article = positions[threads[index].articleID] else {
        if !hiddenIDs.contains(threads[index].articleID) {
          diagnostics.append(
            .threadWithoutArticle(threads[index].articleID, path: threads[index].path)
              .suggesting(nearMiss(of: threads[index].articleID, in: knownIDs)))
        }
        continue
      }
      if articles[article].commentState != .off {
        changes += threads[index].changes
        let linked = threads[index].takeLinked(to: article, from: count, profiles, authors)
        articles[article].thread = linked.thread
        diagnostics += linked.diagnostics
        count += linked.comments.count
        lists.append(linked.comments)
      } else if threads[index].hasApproved {
        diagnostics.append(.threadSwitchedOff(articles[article]))
      }
    }
    comments = lists.takeAll()
  }

  // MARK: Neighbours

  private mutating func linkNeighbours() {
    for index in articles.indices {
      articles[index].next = index > 0 ? UInt32(index - 1) : nil
      articles[index].previous = index + 1 < articles.count ? UInt32(index + 1) : nil
    }
  }

  private func relatedArticles() -> RelatedArticles {
    RelatedArticles(articleTerms: articles.map(\.terms), termArticles: terms.terms.map(\.articles))
  }

  // MARK: Links

  private func resolver() -> LinkResolver {
    var resolver = LinkResolver(configuration: configuration)
    resolver.media = sources.media
    resolver.targets.reserveCapacity(articles.count + hiddenArticles.count + sources.pages.count)
    for article in hiddenArticles {
      resolver.targets[article.source.path] = .init(permalink: .none, anchors: [], isVisible: false)
    }
    for page in sources.pages {
      resolver.targets[page.source.path] = .init(permalink: .none, anchors: [], isVisible: false)
    }
    for notice in sources.notices {
      resolver.targets[notice.source.path] = .init(permalink: .none, anchors: [], isVisible: false)
    }
    for article in articles {
      resolver.targets[article.source.path] = .init(
        permalink: article.permalink, anchors: article.written.value.body.anchors, isVisible: true)
      if article.source.isBundle { resolver.bundles[article.source.folder] = article.permalink }
    }
    for page in pages {
      resolver.targets[page.source.path] = .init(permalink: page.permalink, anchors: page.body.anchors, isVisible: true)
      if page.source.isBundle { resolver.bundles[page.source.folder] = page.permalink }
    }
    for notice in notices {
      resolver.targets[notice.source.path] = .init(
        permalink: notice.permalink, anchors: notice.body.anchors, isVisible: true)
      if notice.source.isBundle { resolver.bundles[notice.source.folder] = notice.permalink }
    }
    for author in authors {
      resolver.targets[author.source.path] = .init(
        permalink: author.permalink, anchors: author.body.anchors, isVisible: true)
    }
    for term in terms.terms {
      guard let source = term.source else { continue }
      resolver.targets[source.path] = .init(
        permalink: term.permalink, anchors: term.body?.anchors ?? [], isVisible: true)
    }
    return resolver
  }

  /// Resolves all links of all bodies, and reads the sizes of the pictures that they name.
  private mutating func resolveLinks(_ resolver: LinkResolver) async throws -> [String: Site.Media] {
    let bodies = LinkedBodies(resolver: resolver)
    let linked = (
      articles: try await articles.parallelMap { bodies.resolve($0) },
      pages: try await pages.parallelMap { bodies.resolve($0.body, in: $0.source, own: $0.permalink) },
      notices: try await notices.parallelMap { bodies.resolve($0.body, in: $0.source, own: $0.permalink) },
      authors: try await authors.parallelMap { bodies.resolve($0) },
      terms: try await terms.terms.parallelMap { term in
        guard let body = term.body, let source = term.source else { return LinkedBody() }
        return bodies.resolve(body, in: source, own: term.permalink)
      }
    )
    let all = linked.articles + linked.pages + linked.notices + linked.authors + linked.terms
    diagnostics += all.flatMap(\.diagnostics)
    let media = try await readMedia(Set(all.flatMap(\.media)).sorted(), resolver)
    for (index, body) in linked.articles.enumerated() {
      articles[index].linkURLs = body.links
      articles[index].image = body.picture.map { picture($0, alt: articles[index].imageAlt ?? "", media) }
    }
    for (index, body) in linked.pages.enumerated() { pages[index].linkURLs = body.links }
    for (index, body) in linked.notices.enumerated() { notices[index].linkURLs = body.links }
    for (index, body) in linked.authors.enumerated() {
      authors[index].linkURLs = body.links
      authors[index].photo = body.picture.map { picture($0, alt: authors[index].name, media) }
    }
    terms.setLinks(linked.terms.map(\.links))
    return media
  }

  private mutating func readMedia(_ paths: [String], _ resolver: LinkResolver) async throws -> [String: Site.Media] {
    let (site, limit) = (site, configuration.limits.picture)
    let read = try await paths.parallelMap { path -> Site.Media? in
      guard let bytes = try Disk.read("\(site)/\(path)", limit: limit) else { return nil }
      return Site.Media(permalink: resolver.mediaPermalink(path), size: ImageSize(bytes), byteCount: bytes.count)
    }
    var media: [String: Site.Media] = [:]
    for (path, file) in zip(paths, read) {
      if let file { media[path] = file } else { diagnostics.append(.mediaTooLarge(path, limit: limit)) }
    }
    return media
  }

  private func picture(_ link: ResolvedLink, alt: String, _ media: [String: Site.Media]) -> Picture {
    let file = link.mediaPath.flatMap { media[$0] }
    return Picture(
      url: link.url ?? "", absolute: link.absolute ?? "", alt: alt, size: file?.size,
      mediaType: mediaType(of: link.url ?? ""), byteCount: file?.byteCount)
  }

  // MARK: Menus

  private mutating func menu(_ items: [SiteConfiguration.MenuItem], _ resolver: LinkResolver) -> [Site.MenuEntry] {
    items.compactMap { item in
      let link = settingLink(item.target, at: item.position, resolver)
      return link?.url.map { Site.MenuEntry(title: item.title, url: $0) }
    }
  }

  private mutating func page(_ target: SiteConfiguration.Located?, _ resolver: LinkResolver) -> Permalink? {
    guard let target, let link = settingLink(target.text, at: target.position, resolver), let url = link.url else {
      return nil
    }
    return Permalink(url: url, absolute: link.absolute ?? url)
  }

  /// A setting names a page by its file in `content/` or by an address.
  private mutating func settingLink(_ target: String, at position: Position, _ resolver: LinkResolver) -> ResolvedLink?
  {
    let source = SourceName(path: "content/zorgsite.yaml", root: "content")
    let resolution = resolver.resolve(
      target, kind: .link, in: source, own: Permalink(path: "/", in: configuration), anchors: [], at: position)
    if let diagnostic = resolution.diagnostic { diagnostics.append(diagnostic.inFile("zorgsite.yaml")) }
    return resolution.link
  }
}

extension Diagnostic {
  fileprivate static func sameID(_ article: Article, other: String) -> Diagnostic {
    error(
      "articles.id", "two articles have the id '\(article.id)'", path: article.source.path, at: article.idPosition,
      notes: [
        Note("the other one", path: other),
        Note("give the newer one an 'id:' of its own; feeds and comments know it by that"),
      ])
  }

  fileprivate static func unknownAuthor(_ id: String, in article: Article, at position: Position) -> Diagnostic {
    error(
      "articles.author", "there is no author '\(shortened(id))': 'content/authors/\(shortened(id)).md' does not exist",
      path: article.source.path, at: position)
  }

  fileprivate static func threadWithoutArticle(_ id: String, path: String) -> Diagnostic {
    warning(
      "comments.no-article", "no article has the id '\(id)', so its comments are not shown", path: Disk.parent(of: path)
    )
  }

  fileprivate static func threadSwitchedOff(_ article: Article) -> Diagnostic {
    warning(
      "comments.off", "the article says 'comments: off', so its approved comments are not shown",
      path: article.source.path,
      notes: [Note("write 'comments: closed' to show them without a way to reply")])
  }

  fileprivate static func mediaTooLarge(_ path: String, limit: Int) -> Diagnostic {
    error(
      "media.size", "the file is larger than \(limit / 1024) kB", path: path,
      notes: [Note("make it smaller, or raise 'limits.picture' in zorgsite.yaml")])
  }
}
