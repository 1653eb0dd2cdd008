/// What must not stand in the HTML of a feed: relative URLs (in `srcset` too, which the W3C's validator misses), schemes
/// that run code, and elements and attributes that readers drop or that can do harm.
func htmlViolations(in html: String) -> [String] {
  var violations: [String] = []
  for tag in HTMLTag.tags(in: html) {
    if forbiddenElements.contains(tag.name) { violations.append("<\(tag.name)>") }
    for (name, value) in tag.attributes {
      if name.hasPrefix("on") || name == "style" || name == "srcdoc" { violations.append("attribute \(name)") }
      let urls = name == "srcset" ? sources(of: value) : urlAttributes.contains(name) ? [value] : []
      for url in urls {
        if !isAbsoluteURL(url) { violations.append("relative URL in \(name): \(url)") }
        if !isASCIIURL(url) { violations.append("URL not in ASCII in \(name): \(url)") }
      }
    }
  }
  return violations
}

private let forbiddenElements: Set = [
  "script", "style", "form", "input", "button", "iframe", "frame", "object", "embed", "svg", "math", "link", "meta",
  "base",
]

private let urlAttributes: Set = ["href", "src", "poster", "cite", "data", "action", "background", "longdesc"]

private func sources(of srcset: String) -> [String] {
  srcset.split(separator: ", ").map { String($0.split(whereSeparator: \.isWhitespace).first ?? "") }
}

/// A start tag with its attributes, as a browser finds it.
private struct HTMLTag {
  var name: String
  var attributes: [(name: String, value: String)] = []

  static func tags(in html: String) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      guard rest.first?.isLetter == true else { continue }
      var tag = HTMLTag(name: take(&rest) { !$0.isWhitespace && $0 != ">" && $0 != "/" }.lowercased())
      while let next = rest.first, next != ">" {
        if next.isWhitespace || next == "/" {
          rest.removeFirst()
          continue
        }
        let name = take(&rest) { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }.lowercased()
        guard !name.isEmpty else {
          rest.removeFirst()
          continue
        }
        tag.attributes.append((name, value(&rest)))
      }
      tags.append(tag)
    }
    return tags
  }

  private static func value(_ rest: inout Substring) -> String {
    let afterName = rest.drop(while: \.isWhitespace)
    guard afterName.first == "=" else { return "" }
    rest = afterName.dropFirst().drop(while: \.isWhitespace)
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest.removeFirst()
      let value = take(&rest) { $0 != quote }
      rest = rest.dropFirst()
      return unescaped(value)
    }
    return unescaped(take(&rest) { !$0.isWhitespace && $0 != ">" })
  }

  private static func take(_ rest: inout Substring, while condition: (Character) -> Bool) -> String {
    let taken = rest.prefix(while: condition)
    rest = rest[taken.endIndex...]
    return String(taken)
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("&#38;", with: "&").replacing("&#x26;", with: "&").replacing("&amp;", with: "&")
  }
}
