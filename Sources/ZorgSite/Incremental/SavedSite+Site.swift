import Markdown
import Synchronization
import Templates

extension SavedSite {
  /// The site as it was linked, with the articles and comments that the cache has now. Files of which there are
  /// few are read; articles and comments are taken from the cache when something asks for them. Nil where a file became
  /// nothing.
  func site(
    _ surroundings: Surroundings, clock: Clock, cache: BuildCache
  ) async throws -> (site: Site, damage: CacheDamage)? {
    let (reader, damage) = (surroundings.reader, CacheDamage())
    guard let authors = try await authors(reader), let terms = try await terms(reader),
      let pages = try await pages(reader), let notices = try await notices(reader)
    else { return nil }
    let records = LinkedRecords(reader: reader, cache: cache, authors: authors, damage: damage)
    let linked = Site(
      configuration: surroundings.configuration, theme: surroundings.theme, clock: clock,
      articles: Records(count: cache.articles.count) { records.article($0) }, authors: authors,
      terms: terms, pages: pages, comments: Records(count: cache.comments.count) { records.comment($0) },
      notices: notices, hasNotices: hasNotices, media: media,
      data: try DataFiles.read(data, site: reader.site).data, hidden: [], nextChange: nil, lastChange: nil,
      menu: menu, footerMenu: footerMenu, houseRules: houseRules, contact: contact,
      resolver: nil)
    return (linked, damage)
  }

  private func authors(_ reader: ContentReader) async throws -> [Author]? {
    let read = try await authors.parallelMap { linked -> Author? in
      guard var author = try reader.author(linked.path).value else { return nil }
      author.permalink = reader.configuration.address(of: author)
      author.articles = linked.articles
      author.linkURLs = linked.links
      author.photo = linked.photo
      return author
    }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }

  private func terms(_ reader: ContentReader) async throws -> [Term]? {
    let taxonomies = reader.configuration.taxonomies
    let read = try await terms.parallelMap { linked -> Term? in
      guard taxonomies.indices.contains(linked.taxonomy) else { return nil }
      var term = Term(taxonomy: linked.taxonomy, slug: linked.slug, title: linked.title)
      if let path = linked.path {
        guard let description = try reader.tag(path).value else { return nil }
        term.description = description.description
        term.params = description.params
        term.body = description.body
        term.source = description.source
      }
      term.permalink = reader.configuration.address(of: term)
      term.articles = linked.articles
      term.linkURLs = linked.links
      return term
    }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }

  private func pages(_ reader: ContentReader) async throws -> [ContentPage]? {
    let read = try await pages.parallelMap { linked -> ContentPage? in
      let parsed = try reader.page(linked.path)
      guard var page = parsed.value, let fingerprint = parsed.fingerprint else { return nil }
      page.fingerprint = fingerprint
      page.permalink = reader.configuration.address(of: page)
      page.linkURLs = linked.links
      return page
    }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }

  private func notices(_ reader: ContentReader) async throws -> [Notice]? {
    let read = try await notices.parallelMap { linked -> Notice? in
      let parsed = try reader.notice(linked.path)
      guard var notice = parsed.value, let fingerprint = parsed.fingerprint else { return nil }
      notice.fingerprint = fingerprint
      notice.permalink = reader.configuration.address(of: notice)
      notice.linkURLs = linked.links
      return notice
    }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }
}

/// Whether something of the cache could not be read, so that what was made of it is worth nothing.
final class CacheDamage: Sendable {
  private let isThere = Mutex(false)

  var isFound: Bool { isThere.withLock { $0 } }

  func report() { isThere.withLock { $0 = true } }
}

/// Articles and comments as they were linked, from the cache.
struct LinkedRecords: Sendable {
  let reader: ContentReader
  let cache: BuildCache
  let authors: [Author]
  let damage: CacheDamage
  /// Positions of the authors by their ids.
  private let positions: [String: Int]

  init(reader: ContentReader, cache: BuildCache, authors: [Author], damage: CacheDamage) {
    self.reader = reader
    self.cache = cache
    self.authors = authors
    self.damage = damage
    positions = Dictionary(zip(authors.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
  }

  func article(_ index: Int) -> Article {
    guard let linked = cache.articles[index], let source = cache.sources[linked.path],
      var article = reader.article(from: source)
    else {
      damage.report()
      return Article(Article.Written(source: SourceName(path: "", root: ""), body: Document()))
    }
    article.take(linked)
    article.permalink = reader.configuration.address(of: article)
    article.next = index > 0 ? UInt32(index - 1) : nil
    article.previous = index + 1 < cache.articles.count ? UInt32(index + 1) : nil
    if !article.trust.reviewers.isEmpty {
      // What there is to say of reviewers was said when the article was linked.
      _ = article.trust.link(to: authors, positions, in: article.source.path)
    }
    return article
  }

  func comment(_ index: Int) -> Comment {
    guard let linked = cache.comments[index], let source = cache.sources[linked.path],
      var comment = reader.comment(from: source)
    else {
      damage.report()
      return Comment(Comment.Written(path: "", id: ""))
    }
    comment.take(linked)
    return comment
  }
}
