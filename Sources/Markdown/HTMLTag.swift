/// A start or end tag in raw HTML, with the places of its parts.
struct HTMLTag {
  struct Attribute {
    /// In lower case.
    var name: String
    /// The value without its quotes; nil where there is none.
    var value: Range<Int>?
  }

  /// In lower case.
  let name: String
  private(set) var attributes: [Attribute] = []
  /// From `<` to behind `>`.
  private(set) var range: Range<Int>

  /// Reads the tag whose name starts at `nameStart`; nil where it has no `>`.
  init?(_ text: UnsafeBufferPointer<UInt8>, at nameStart: Int, start: Int) {
    var index = nameStart
    while index < text.count, !Self.isSpace(text[index]), text[index] != UInt8(ascii: ">"),
      text[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    name = String(decoding: text[nameStart..<index], as: UTF8.self).lowercased()
    range = start..<index
    while true {
      while index < text.count, Self.isSpace(text[index]) || text[index] == UInt8(ascii: "/") { index += 1 }
      guard index < text.count else { return nil }
      if text[index] == UInt8(ascii: ">") {
        range = start..<index + 1
        return
      }
      guard let attribute = Self.attribute(text, &index) else { return nil }
      attributes.append(attribute)
    }
  }

  private static func attribute(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Attribute? {
    let nameStart = index
    index += 1
    while index < text.count, !isSpace(text[index]), text[index] != UInt8(ascii: "="), text[index] != UInt8(ascii: ">"),
      text[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    let name = String(decoding: text[nameStart..<index], as: UTF8.self).lowercased()
    var next = index
    while next < text.count, isSpace(text[next]) { next += 1 }
    guard next < text.count, text[next] == UInt8(ascii: "=") else { return Attribute(name: name, value: nil) }
    next += 1
    while next < text.count, isSpace(text[next]) { next += 1 }
    guard next < text.count else { return nil }
    let quote = text[next]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = next + 1
      var end = start
      while end < text.count, text[end] != quote { end += 1 }
      guard end < text.count else { return nil }
      index = end + 1
      return Attribute(name: name, value: start..<end)
    }
    var end = next
    while end < text.count, !isSpace(text[end]), text[end] != UInt8(ascii: ">") { end += 1 }
    index = end
    return Attribute(name: name, value: next..<end)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (9...13).contains(byte)
  }
}
