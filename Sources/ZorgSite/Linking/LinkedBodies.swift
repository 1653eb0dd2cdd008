import Diagnostics
import Markdown

/// What resolving the links of one file gave.
struct LinkedBody: Sendable {
  var links: [ResolvedLink] = []
  /// The lead picture or photo.
  var picture: ResolvedLink?
  /// Files that the links name, to be published.
  var media: [String] = []
  var diagnostics: [Diagnostic] = []
}

/// Resolves the links of bodies and the pictures of front matters, one file at a time.
struct LinkedBodies: Sendable {
  let resolver: LinkResolver

  func resolve(_ article: Article) -> LinkedBody {
    var body = resolve(article.body, in: article.source, own: article.permalink)
    add(article.imageReference, in: article.source, own: article.permalink, to: &body)
    return body
  }

  func resolve(_ author: Author) -> LinkedBody {
    var body = resolve(author.body, in: author.source, own: author.permalink)
    add(author.photoReference, in: author.source, own: author.permalink, to: &body)
    return body
  }

  func resolve(_ document: Document, in source: SourceName, own: Permalink) -> LinkedBody {
    var body = LinkedBody()
    body.links.reserveCapacity(document.links.count)
    for link in document.links {
      let resolution = resolver.resolve(
        link.destination, kind: link.kind, in: source, own: own, anchors: document.anchors, at: link.position)
      body.links.append(resolution.link)
      body.add(resolution, path: source.path)
    }
    return body
  }

  private func add(_ reference: Article.Located?, in source: SourceName, own: Permalink, to body: inout LinkedBody) {
    guard let reference else { return }
    let resolution = resolver.resolve(
      reference.text, kind: .image, in: source, own: own, anchors: [], at: reference.position)
    body.add(resolution, path: source.path)
    if resolution.link.url != nil { body.picture = resolution.link }
  }
}

extension LinkedBody {
  fileprivate mutating func add(_ resolution: LinkResolver.Resolution, path: String) {
    if let file = resolution.link.mediaPath { media.append(file) }
    if let diagnostic = resolution.diagnostic { diagnostics.append(diagnostic.inFile(path)) }
  }
}
