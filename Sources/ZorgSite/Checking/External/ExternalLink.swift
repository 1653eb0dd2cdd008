import Diagnostics

/// A link to another site, where it is written.
struct ExternalLink: Sendable {
  /// Without what stands behind `#`, which no server sees.
  var url: String
  var path: String
  var position: Position?

  /// Those of texts, profiles and sources. Comments are not ours to mend.
  static func all(in site: Site) -> [ExternalLink] {
    var links: [ExternalLink] = []
    func add(_ url: String, _ path: String, _ position: Position?) {
      guard isWebAddress(url), !url.hasPrefix(site.configuration.baseURL) else { return }
      links.append(ExternalLink(url: String(url.prefix { $0 != "#" }), path: path, position: position))
    }
    for text in site.texts {
      for link in text.body.links where link.kind == .link || link.kind == .autolink {
        add(link.destination, text.path, link.position)
      }
    }
    for article in site.articles {
      for source in article.trust.sources { source.url.map { add($0, article.source.path, source.position) } }
      for reviewer in article.trust.reviewers { reviewer.url.map { add($0, article.source.path, reviewer.position) } }
    }
    for author in site.authors {
      for link in author.links { add(link.url, author.source.path, nil) }
    }
    return links
  }
}
