import Foundation

/// The rules of `reference/care-portal.md`, section 2, and the findings of the W3C's feed validator at its strictest, as
/// far as they can be seen in one document.
///
/// Gives one line for each rule broken, none for a document that is as it should be. Reads RSS, Atom, JSON Feed, OPML
/// and sitemaps; `url` is where the document is published.
public func feedViolations(in bytes: [UInt8], publishedAt url: String? = nil) -> [String] {
  guard String(validating: bytes, as: UTF8.self) != nil else { return ["not UTF-8"] }
  if bytes.first == UInt8(ascii: "{") { return JSONFeedRules(url: url).violations(in: bytes) }
  switch XMLReader.read(bytes) {
  case .failure(.notWellFormed(let reason)): return ["not well-formed: \(reason)"]
  case .success(let root):
    var rules = FeedRules(url: url)
    let source = String(decoding: bytes, as: UTF8.self)
    switch root.name {
    case "rss": rules.checkRSS(root, source: source)
    case "feed": rules.checkAtom(root)
    case "opml": rules.checkOPML(root)
    case "urlset", "sitemapindex": rules.checkSitemap(root)
    default: rules.report("unknown document <\(root.name)>")
    }
    return rules.violations
  }
}

/// What is common to the formats of feeds in XML.
struct FeedRules {
  var url: String?
  var violations: [String] = []

  mutating func report(_ violation: String) {
    violations.append(violation)
  }

  mutating func check(_ condition: Bool, _ violation: @autoclosure () -> String) {
    if !condition { report(violation()) }
  }

  mutating func checkURL(_ url: String, _ place: String) {
    check(isAbsoluteURL(url), "\(place): not an absolute URL: \(url)")
    check(isASCIIURL(url), "\(place): not a URL in ASCII: \(url)")
  }

  /// A name that says nothing about where the item stands.
  mutating func checkID(_ id: String, _ place: String) {
    check(id.hasPrefix("tag:") || id.hasPrefix("urn:uuid:"), "\(place): not a permanent id: \(id)")
    check(isASCIIURL(id), "\(place): not a URL in ASCII: \(id)")
  }

  /// Each of the names exactly once among the children.
  mutating func checkOne(of names: [String], in node: XMLNode) {
    for name in names {
      let count = node.all(name).count
      check(count == 1, "<\(node.name)>: \(count) times <\(name)>")
    }
  }

  mutating func checkAtMostOne(of names: [String], in node: XMLNode) {
    for name in names { check(node.all(name).count <= 1, "<\(node.name)>: more than one <\(name)>") }
  }

  mutating func checkKnown(_ names: Set<String>, in node: XMLNode) {
    for child in node.children where !names.contains(child.name) {
      report("<\(node.name)>: <\(child.name)> is not expected")
    }
  }

  mutating func checkUnique(_ values: [String], _ place: String) {
    for (value, uses) in Dictionary(grouping: values, by: \.self) where uses.count > 1 {
      report("\(place): used \(uses.count) times: \(value)")
    }
  }

  /// The links that a feed as a whole has: to itself, to hubs and to its archives.
  mutating func checkLinks(of feed: XMLNode, type: String) {
    for link in feed.children where link.name.hasSuffix("link") && link.attributes["href"] != nil {
      checkURL(link.attributes["href"] ?? "", "link \(link.attributes["rel"] ?? "")")
    }
    let selves = feed.links("self")
    check(selves.count == 1, "\(selves.count) links to itself")
    for link in selves {
      check(link.attributes["type"] == type, "link self: type is not \(type)")
      if let url { check(link.attributes["href"] == url, "link self: not \(url)") }
    }
    let selfURL = selves.first?.attributes["href"]
    let isArchive = feed.first("fh:archive") != nil
    let isComplete = feed.first("fh:complete") != nil
    let history = ["prev-archive", "next-archive", "current"].flatMap { feed.links($0) }
    check(!(isArchive && isComplete), "both archive and complete")
    check(!isComplete || history.isEmpty, "complete, but with links to archives")
    check(!isArchive || feed.links("current").count == 1, "archive without a link to the current feed")
    for link in history { check(link.attributes["href"] != selfURL, "link \(link.attributes["rel"] ?? ""): to itself") }
    checkUnique(feed.links("alternate").map { "\($0.attributes["type"] ?? "")" }, "link alternate type")
  }

  mutating func checkMedia(in item: XMLNode) {
    for media in item.all("media:content") {
      checkURL(media.attributes["url"] ?? "", "media:content url")
      check(media.attributes["type"]?.contains("/") == true, "media:content: no media type")
      for name in ["width", "height", "fileSize"] {
        if let value = media.attributes[name] { check(Int(value) ?? 0 > 0, "media:content \(name): \(value)") }
      }
      checkAtMostOne(of: ["media:description"], in: media)
    }
  }

  mutating func checkReply(in item: XMLNode) {
    for reply in item.all("thr:in-reply-to") {
      checkID(reply.attributes["ref"] ?? "", "thr:in-reply-to ref")
      checkURL(reply.attributes["href"] ?? "", "thr:in-reply-to href")
    }
  }

  mutating func checkHTML(_ html: String, _ place: String) {
    violations += htmlViolations(in: html).map { "\(place): \($0)" }
  }
}
