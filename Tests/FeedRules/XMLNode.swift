import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a feed as a reader sees it: namespaces resolved to the prefixes that everyone knows.
struct XMLNode {
  /// `title` for the feed's own vocabulary, else `dc:creator` and the like.
  var name: String
  var attributes: [String: String]
  var children: [XMLNode] = []
  /// The text of this element alone, not of those in it.
  var text = ""

  func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

  func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

  /// Links of one relation, whether Atom's own or borrowed by RSS.
  func links(_ relation: String) -> [XMLNode] {
    children.filter { $0.name.hasSuffix("link") && ($0.attributes["rel"] ?? "alternate") == relation }
      .filter { $0.attributes["href"] != nil }
  }
}

/// Reads XML into nodes, or gives the reason why it is not well-formed.
final class XMLReader: NSObject, XMLParserDelegate {
  private static let prefixes = [
    "": "", "http://www.w3.org/2005/Atom": "atom:", "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:", "http://purl.org/rss/1.0/modules/slash/": "slash:",
    "http://wellformedweb.org/CommentAPI/": "wfw:", "http://search.yahoo.com/mrss/": "media:",
    "http://purl.org/syndication/thread/1.0": "thr:", "http://purl.org/syndication/history/1.0": "fh:",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
  ]

  private var open: [XMLNode] = [XMLNode(name: "", attributes: [:])]

  static func read(_ bytes: [UInt8]) -> Result<XMLNode, FeedRulesError> {
    let reader = XMLReader()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.delegate = reader
    guard parser.parse(), let root = reader.open.first?.children.first else {
      return .failure(
        .notWellFormed("line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "no element")"))
    }
    return .success(root)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let uri = namespaceURI ?? ""
    var prefix = XMLReader.prefixes[uri] ?? "{\(uri)}"
    if prefix == "atom:", qualifiedName?.contains(":") != true { prefix = "" }
    open.append(XMLNode(name: prefix + name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard let node = open.popLast(), let parent = open.indices.last else { return }
    open[parent].children.append(node)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard let last = open.indices.last else { return }
    open[last].text += text
  }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    guard let last = open.indices.last else { return }
    open[last].text += String(decoding: data, as: UTF8.self)
  }
}

enum FeedRulesError: Error {
  case notWellFormed(String)
}
