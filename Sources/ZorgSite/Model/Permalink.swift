import Calendar

/// Where something stands on the site, in the three forms that pages, feeds and files need.
public struct Permalink: Sendable, Hashable {
  /// From the site's root, decoded, as `/artikelen/griep/`.
  public var path: String
  /// From the host's root, percent-encoded, as `/portal/artikelen/griep/`.
  public var url: String
  /// With scheme and host.
  public var absolute: String

  init(path: String, in configuration: SiteConfiguration) {
    let encoded = String(percentEncoded(path).dropFirst())
    self.path = path
    url = configuration.basePath + encoded
    absolute = configuration.baseURL + encoded
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

  /// Fills a pattern; parts that end up empty vanish.
  static func fill(_ pattern: String, _ values: [String: String]) -> String {
    let parts = pattern.split(separator: "/").map { part -> String in
      guard part.contains(":") else { return String(part) }
      var filled = ""
      var rest = part
      while let colon = rest.firstIndex(of: ":") {
        filled += rest[..<colon]
        let word = rest[rest.index(after: colon)...].prefix { $0.isASCII && $0.isLetter }
        filled += values[String(word)] ?? ""
        rest = rest[word.endIndex...]
      }
      return filled + rest
    }
    let path = parts.filter { !$0.isEmpty }.joined(separator: "/")
    return path.isEmpty ? "/" : "/\(path)/"
  }
}

/// A path with everything percent-encoded that RFC 3986 does not allow in one; `/` and existing `%XX` stay.
func percentEncoded(_ path: String) -> String {
  func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~/!$&'()*+,;=:@%".utf8.contains(byte)
    }
  }
  guard !path.utf8.allSatisfy(isAllowed) else { return path }
  let digits = Array("0123456789ABCDEF".utf8)
  var encoded: [UInt8] = []
  for byte in path.utf8 {
    if isAllowed(byte) {
      encoded.append(byte)
    } else {
      encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}
