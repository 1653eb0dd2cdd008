import Diagnostics
import Markdown
import Templates

/// Finds where something on a page was written: in a text, or in a template.
struct ReferencePlaces: Sendable {
  struct Place: Sendable {
    var path: String
    var position: Position?
  }

  /// Addresses of pictures on other sites that texts name; those are reported where they are written.
  let remotePictures: Set<String>
  private let templates: [TemplateFile]

  init(_ site: Site) {
    templates = site.theme.templates
    remotePictures = Set(ReferencePlaces.remotePictures(of: site).map(\.destination))
  }

  /// Where a template has a literal text, the page's own first; else the page's template; nil for a feed.
  func place(of literal: String, template name: String?) -> Place? {
    guard let name else { return nil }
    let own = templates.first { $0.name == name }
    if !literal.isEmpty {
      for template in [own].compactMap(\.self) + templates {
        guard let range = template.source.firstRange(of: literal.utf8) else { continue }
        let position = template.source.withUnsafeBufferPointer {
          Position(offset: range.lowerBound, in: $0, length: literal.unicodeScalars.count)
        }
        return Place(path: template.path, position: position)
      }
    }
    return own.map { Place(path: $0.path) }
  }

  /// Pictures that texts load from other sites.
  static func remotePictures(of site: Site) -> [(destination: String, path: String, position: Position)] {
    func isRemote(_ address: String) -> Bool {
      hasScheme(address) && !address.hasPrefix(site.configuration.baseURL)
    }
    let inTexts = site.texts.flatMap { text in
      text.body.links.filter { $0.kind == .image && isRemote($0.destination) }
        .map { ($0.destination, text.path, $0.position) }
    }
    let leads = site.articles.compactMap { article in
      article.imageReference.flatMap { isRemote($0.text) ? ($0.text, article.source.path, $0.position) : nil }
    }
    return inTexts + leads
  }
}
