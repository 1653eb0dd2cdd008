/// The five parts of a URL or a relative reference (RFC 3986, section 3), as they are written: nothing is decoded.
///
/// Any text has them: what is no scheme or authority is path.
struct URLReference {
  /// Without its colon.
  var scheme: Substring?
  /// User, host and port, without the slashes.
  var authority: Substring?
  var path: Substring
  /// Without its question mark.
  var query: Substring?
  /// Without its hash sign.
  var fragment: Substring?

  init(_ text: String) {
    var rest = Substring(text)
    if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[rest.utf8.index(after: hash)...]
      rest = rest[..<hash]
    }
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[rest.utf8.index(after: mark)...]
      rest = rest[..<mark]
    }
    if let colon = URLReference.endOfScheme(rest) {
      scheme = rest[..<colon]
      rest = rest[rest.utf8.index(after: colon)...]
    }
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// The parts put together again.
  var text: String {
    var text = ""
    text.reserveCapacity(path.utf8.count + (authority?.utf8.count ?? 0) + 32)
    if let scheme {
      text += scheme
      text += ":"
    }
    if let authority {
      text += "//"
      text += authority
    } else if path.utf8.starts(with: "//".utf8) {
      text += "/."  // without it the path would be read as an authority
    }
    text += path
    if let query {
      text += "?"
      text += query
    }
    if let fragment {
      text += "#"
      text += fragment
    }
    return text
  }

  /// The colon after a letter and any letters, digits, `+`, `-` and `.`.
  private static func endOfScheme(_ text: Substring) -> Substring.Index? {
    var index = text.utf8.startIndex
    while index < text.utf8.endIndex {
      switch text.utf8[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == text.utf8.startIndex { return nil }
      case UInt8(ascii: ":"):
        return index == text.utf8.startIndex ? nil : index
      default:
        return nil
      }
      text.utf8.formIndex(after: &index)
    }
    return nil
  }
}
