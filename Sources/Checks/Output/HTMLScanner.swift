/// Walks through the tags of generated HTML. It is no parser: it finds where tags and their attributes stand, skips
/// comments and the content of scripts and styles, and reads each byte a fixed number of times.
struct HTMLScanner {
  struct Attribute {
    /// In small letters.
    var name: String
    /// Between its quotes, not decoded.
    var value: Range<Int>
  }

  struct Tag {
    /// In small letters.
    var name: String
    var isEnd: Bool
    var attributes: [Attribute]
    /// Where the tag ends.
    var end: Int

    func value(_ name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The next tag, or nil at the end.
  mutating func next() -> Tag? {
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count {
      index = start + 1
      switch bytes[index] {
      case UInt8(ascii: "!"):
        index = starts("!--", at: index) ? end(of: "-->", from: index + 3) : end(of: ">", from: index)
      case UInt8(ascii: "/"):
        index += 1
        let name = readName()
        index = end(of: ">", from: index)
        return Tag(name: name, isEnd: true, attributes: [], end: index)
      case let byte where isLetter(byte): return startTag()
      default: continue
      }
    }
    return nil
  }

  /// The text from a place up to the next tag.
  func text(from start: Int) -> Range<Int> {
    start..<(bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count)
  }

  private mutating func startTag() -> Tag {
    let name = readName()
    var attributes: [Attribute] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        index += 1
      } else {
        attributes.append(attribute())
      }
    }
    index = min(bytes.count, index + 1)
    let tag = Tag(name: name, isEnd: false, attributes: attributes, end: index)
    if name == "script" || name == "style" { index = end(of: name == "script" ? "</script" : "</style", from: index) }
    return tag
  }

  private mutating func attribute() -> Attribute {
    let start = index
    while index < bytes.count, !isSpace(bytes[index]), !"=>/".utf8.contains(bytes[index]) { index += 1 }
    if index == start { index += 1 }
    let name = lowered(start..<index)
    var cursor = index
    while cursor < bytes.count, isSpace(bytes[cursor]) { cursor += 1 }
    guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: index..<index)
    }
    cursor += 1
    while cursor < bytes.count, isSpace(bytes[cursor]) { cursor += 1 }
    guard cursor < bytes.count else {
      index = cursor
      return Attribute(name: name, value: cursor..<cursor)
    }
    let quote = bytes[cursor]
    let value: Range<Int>
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let close = bytes[(cursor + 1)...].firstIndex(of: quote) ?? bytes.count
      value = cursor + 1..<close
      index = min(bytes.count, close + 1)
    } else {
      let close = bytes[cursor...].firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") } ?? bytes.count
      value = cursor..<close
      index = close
    }
    return Attribute(name: name, value: value)
  }

  private mutating func readName() -> String {
    let start = index
    while index < bytes.count, isLetter(bytes[index]) || (0x30...0x39).contains(bytes[index]) || bytes[index] == 0x2D {
      index += 1
    }
    return lowered(start..<index)
  }

  private func lowered(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    return bytes[range].contains { (0x41...0x5A).contains($0) } ? text.lowercased() : text
  }

  private func starts(_ literal: StaticString, at place: Int) -> Bool {
    guard place + literal.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<literal.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == literal.utf8Start[$0] }
  }

  /// Behind the next place of a text, or the end.
  private func end(of literal: StaticString, from start: Int) -> Int {
    var place = start
    while let found = bytes[min(place, bytes.count)...].firstIndex(of: literal.utf8Start[0]) {
      if starts(literal, at: found) { return found + literal.utf8CodeUnitCount }
      place = found + 1
    }
    return bytes.count
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
