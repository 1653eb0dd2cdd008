import Text

/// Where in an XML document a text goes, and so what must be escaped in it.
enum XMLPlace {
  /// The text of an element that holds plain text.
  case text
  /// Plain text on one line: every run of white space becomes one space.
  case line
  /// The text of an element whose text is HTML: a `<` that readers must see is escaped twice.
  case html
  /// An attribute in double quotes.
  case attribute
}

extension [UInt8] {
  /// Appends plain text for a place in an XML document.
  ///
  /// `&` and `<` become `&#x26;` and `&#x3C;`, as the RSS profile asks for in plain text: by their hexadecimal form readers
  /// and the W3C's validator know that no HTML is meant. Characters that XML forbids become U+FFFD.
  mutating func appendXML(_ text: String, _ place: XMLPlace = .text) {
    var text = text
    text.withUTF8 { appendXML($0, place) }
  }

  mutating func appendXML(_ bytes: UnsafeBufferPointer<UInt8>, _ place: XMLPlace) {
    var start = 0
    var index = 0
    let lineStart = count
    while index < bytes.count {
      let byte = bytes[index]
      // The one space between two words is left to stand, as most are.
      if isPlain(byte) || byte == 0x20 && (place != .line || index > start && bytes[index - 1] != byte) {
        index += 1
        continue
      }
      let character = XMLCharacter(in: bytes, at: index)
      let replacement = replacement(for: bytes, at: index, character, place)
      index += character.length
      guard let replacement else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<(index - character.length)]))
      start = index
      if replacement.isSpace, count == lineStart || last == UInt8(ascii: " ") { continue }
      append(replacement.text)
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    if place == .line, count > lineStart, last == UInt8(ascii: " ") { removeLast() }
  }

  private func replacement(
    for bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ character: XMLCharacter, _ place: XMLPlace
  ) -> (text: StaticString, isSpace: Bool)? {
    guard character.isAllowed else { return ("\u{FFFD}", false) }
    switch bytes[index] {
    case UInt8(ascii: "&"): return (place == .html ? "&#x26;amp;" : "&#x26;", false)
    case UInt8(ascii: "<"): return (place == .html ? "&#x26;lt;" : "&#x3C;", false)
    case UInt8(ascii: ">"): return (place == .html ? "&#x26;gt;" : "&#x3E;", false)
    case UInt8(ascii: "\"") where place == .attribute: return ("&#x22;", false)
    case 0x09, 0x0A, 0x0D: return place == .line || place == .attribute ? (" ", place == .line) : nil
    case 0x20: return place == .line ? (" ", true) : nil
    case 0xE2 where place == .line && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
      return (" ", true)  // U+2028 and U+2029, the line and paragraph separators
    default: return nil
    }
  }
}

/// Whether a byte is a letter, digit or sign that means nothing in XML anywhere; most are.
private func isPlain(_ byte: UInt8) -> Bool {
  byte > UInt8(ascii: "&") && byte < 0x80 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
}
