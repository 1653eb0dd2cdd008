import Calendar
import Text

/// Where something stands on the site, in the three forms that pages, feeds and files need.
public struct Permalink: Sendable, Hashable {
  /// From the site's root, decoded, as `/artikelen/griep/`.
  public var path: String
  /// From the host's root, percent-encoded, as `/portal/artikelen/griep/`.
  public var url: String
  /// With scheme and host.
  public var absolute: String

  init(path: String, in configuration: borrowing SiteConfiguration) {
    let encoded = percentEncoded(path)
    self.path = path
    // Most are one text with the path, then, and not a copy of it.
    let isAtRoot = configuration.basePath == "/" && encoded.utf8.first == UInt8(ascii: "/")
    url = isAtRoot ? encoded : configuration.basePath + encoded.dropFirst()
    absolute = configuration.baseURL + encoded.dropFirst()
  }

  /// An address that a setting names, which need not be a page of ours.
  init(url: String, absolute: String) {
    path = ""
    self.url = url
    self.absolute = absolute
  }

  /// The file below the output folder: `artikelen/griep/index.html`.
  public var file: String {
    let file = path.dropFirst()
    return path.hasSuffix("/") ? file + "index.html" : String(file)
  }
}

extension Permalink {
  static let articlePlaceholders = ["slug", "id", "year", "month", "day", "folder"]

  /// What keeps a path from being an address below the output folder, or nil.
  ///
  /// Refused are parts that climb, hide or cannot be file names: `..`, a leading `.`, backslashes, control characters,
  /// and names over 200 bytes (`index.html` beside it must fit a file system's 255).
  static func problem(in path: String) -> String? {
    if isPlain(path) { return nil }
    guard path.hasPrefix("/") else { return "must start with '/'" }
    for scalar in path.unicodeScalars
    where scalar.value < 0x20 || scalar.value == 0x7F || "\\?#%".unicodeScalars.contains(scalar) {
      return "may not contain a control character or any of '\\ ? # %'"
    }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if part.isEmpty && index != parts.count - 1 { return "has an empty part" }
      if part == ".." || part == "." { return "may not contain '.' or '..'" }
      if part.hasPrefix(".") { return "may not have a part that starts with '.'" }
      if part.utf8.count > 200 { return "has a part of more than 200 bytes" }
    }
    return path.utf8.count > 1000 ? "is longer than 1,000 bytes" : nil
  }

  /// Whether a path is of the kind that nearly all are, in one walk over its bytes.
  private static func isPlain(_ path: String) -> Bool {
    var (previous, length, count) = (UInt8(ascii: "-"), 0, 0)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        if previous == byte { return false }
        length = -1
      case UInt8(ascii: "."): if previous == UInt8(ascii: "/") { return false }
      case _ where isUnreserved(byte): break
      default: return false
      }
      (previous, length, count) = (byte, length + 1, count + 1)
      if length > 200 { return false }
    }
    return path.utf8.first == UInt8(ascii: "/") && count <= 1000
  }

  /// Fills a pattern's placeholders with what `value` gives for their names; parts that end up empty vanish.
  static func fill(_ pattern: String, _ value: (Substring) -> String?) -> String {
    var path = ""
    for part in pattern.utf8.split(separator: UInt8(ascii: "/")) {
      var filled = ""
      var rest = Substring(part)
      while let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) {
        filled += rest[..<colon]
        let word = rest[rest.utf8.index(after: colon)...]
        let end = word.utf8.firstIndex { !(0x61...0x7A).contains($0 | 0x20) } ?? word.endIndex
        filled += value(word[..<end]) ?? ""
        rest = rest[end...]
      }
      filled += rest
      if !filled.isEmpty { path += "/" + filled }
    }
    return path + "/"
  }
}

extension SiteConfiguration {
  func address(of article: Article) -> Permalink {
    if let url = article.url { return Permalink(path: url.text, in: self) }
    let path = Permalink.fill(permalinks.articles) { word in
      switch word {
      case "slug": article.slug
      case "id": slug(of: article.id)
      case "year": String(article.date.isoDate.prefix(4))
      case "month": String(article.date.isoDate.dropFirst(5).prefix(2))
      case "day": String(article.date.isoDate.dropFirst(8))
      case "folder": slugPath(article.source.section)
      default: nil
      }
    }
    return Permalink(path: path, in: self)
  }

  func address(of page: ContentPage) -> Permalink {
    if let url = page.url { return Permalink(path: url.text, in: self) }
    let path = Permalink.fill(permalinks.pages) { word in
      switch word {
      case "slug": page.slug
      case "folder": slugPath(page.source.section)
      default: nil
      }
    }
    return Permalink(path: path, in: self)
  }

  func address(of author: Author) -> Permalink {
    Permalink(path: Permalink.fill(permalinks.authors) { $0 == "slug" ? author.slug : nil }, in: self)
  }

  func address(of notice: Notice) -> Permalink {
    Permalink(path: "\(permalinks.notices)\(notice.slug)/", in: self)
  }

  func address(of term: Term) -> Permalink {
    Permalink(path: "/\(taxonomies[term.taxonomy].path)/\(term.slug)/", in: self)
  }

  private func slugPath(_ path: String) -> String {
    path.split(separator: "/").map { slug(of: $0) }.filter { !$0.isEmpty }.joined(separator: "/")
  }
}

/// A path with everything percent-encoded that RFC 3986 does not allow in one; `/` and existing `%XX` stay.
func percentEncoded(_ path: String) -> String {
  func isAllowed(_ byte: UInt8) -> Bool { isUnreserved(byte) || "/!$&'()*+,;=:@%".utf8.contains(byte) }
  return path.utf8.allSatisfy(isAllowed) ? path : percentEncoded(path, where: isAllowed)
}
