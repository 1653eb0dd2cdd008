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
    let records = CachedRecords(reader: reader, cache: cache, authors: authors, damage: damage)
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
    try await SavedSite.all(authors) { linked in
      guard var author = try reader.author(linked.path).value else { return nil }
      author.permalink = reader.configuration.address(of: author)
      author.articles = linked.articles
      author.linkURLs = linked.links
      author.photo = linked.photo
      return author
    }
  }

  private func terms(_ reader: ContentReader) async throws -> [Term]? {
    let taxonomies = reader.configuration.taxonomies
    return try await SavedSite.all(terms) { linked in
      guard taxonomies.indices.contains(linked.taxonomy) else { return nil }
      var term = Term(taxonomy: linked.taxonomy, slug: linked.slug, title: linked.title)
      if let path = linked.path {
        guard let description = try reader.tag(path).value else { return nil }
        term = Term(taxonomy: linked.taxonomy, description)
      }
      term.permalink = reader.configuration.address(of: term)
      term.articles = linked.articles
      term.linkURLs = linked.links
      return term
    }
  }

  private func pages(_ reader: ContentReader) async throws -> [ContentPage]? {
    try await SavedSite.all(pages) { linked in
      guard var page = try reader.page(linked.path).value else { return nil }
      page.permalink = reader.configuration.address(of: page)
      page.linkURLs = linked.links
      return page
    }
  }

  private func notices(_ reader: ContentReader) async throws -> [Notice]? {
    try await SavedSite.all(notices) { linked in
      guard var notice = try reader.notice(linked.path).value else { return nil }
      notice.permalink = reader.configuration.address(of: notice)
      notice.linkURLs = linked.links
      return notice
    }
  }

  /// Nil where one of them became nothing.
  private static func all<Linked: Sendable, Record: Sendable>(
    _ linked: [Linked], read: @escaping @Sendable (Linked) throws -> Record?
  ) async throws -> [Record]? {
    let records = try await linked.parallelMap(read).compactMap(\.self)
    return records.count == linked.count ? records : nil
  }
}

/// Whether something of the cache could not be read, so that what was made of it is worth nothing.
final class CacheDamage: Sendable {
  private let isThere = Mutex(false)

  var isFound: Bool { isThere.withLock { $0 } }

  func report() { isThere.withLock { $0 = true } }
}
