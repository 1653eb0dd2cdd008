import Markdown

/// Articles and comments as they were linked, from the cache.
struct CachedRecords: Sendable {
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
