import Markdown

/// The Markdown of one page, with the addresses that its links became.
struct SiteText: Sendable {
  var path: String
  var body: Document
  var urls: [ResolvedLink]
}

extension Site {
  /// The texts of all pages that readers can see.
  var texts: [SiteText] {
    articles.map { SiteText(path: $0.source.path, body: $0.body, urls: $0.linkURLs) }
      + pages.map { SiteText(path: $0.source.path, body: $0.body, urls: $0.linkURLs) }
      + authors.map { SiteText(path: $0.source.path, body: $0.body, urls: $0.linkURLs) }
      + notices.map { SiteText(path: $0.source.path, body: $0.body, urls: $0.linkURLs) }
      + terms.compactMap { term in
        guard let body = term.body, let source = term.source else { return nil }
        return SiteText(path: source.path, body: body, urls: term.linkURLs)
      }
  }
}
