import Diagnostics

/// Reads the YAML that nearly all front matter is: lines of `key: value`, and lists of such values on lines of their own or
/// between brackets. Values are plain words, or stand in double quotes without a backslash.
///
/// It gives what libyaml gives, several times as fast, and leaves to libyaml whatever is more than that: mistakes too.
struct PlainYAML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: FrontMatterLimits
  private var index = 0
  private var line: Int
  private var entries: [Entry] = []

  /// Nil where the text needs libyaml.
  static func mapping(
    _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, limits: FrontMatterLimits
  ) -> Node? {
    var reader = PlainYAML(bytes: bytes, limits: limits, line: firstLine)
    return reader.mapping()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: FrontMatterLimits, line: Int) {
    self.bytes = bytes
    self.limits = limits
    self.line = line
  }

  private mutating func mapping() -> Node? {
    // So few values that none of the limits is near.
    guard bytes.count <= min(limits.bytes, limits.scalarBytes, limits.nodes), limits.depth >= 2 else { return nil }
    let start = Position(line: line, column: 1)
    while index < bytes.count {
      guard let entry = entry() else { return nil }
      guard !entries.contains(where: { $0.key == entry.key }) else { return nil }
      entries.append(entry)
    }
    return entries.isEmpty ? nil : Node(.mapping(entries), at: start)
  }

  /// One key with its value, up to the start of the next line.
  private mutating func entry() -> Entry? {
    let start = index
    while index < bytes.count, PlainYAML.isKey(bytes[index]) { index += 1 }
    guard index > start, PlainYAML.isLetter(bytes[start]), take(UInt8(ascii: ":")) else { return nil }
    let key = text(start, index - 1)
    let position = Position(line: line, column: 1, length: index - 1 - start)
    if peek == 0x0A {
      newLine()
      guard let items = items() else { return nil }
      return Entry(key: key, at: position, value: items)
    }
    guard take(0x20) else { return nil }
    let column = index - start + 1
    guard let value = peek == UInt8(ascii: "[") ? flow(column) : scalar(column, endsAtComma: false), endLine() else {
      return nil
    }
    return Entry(key: key, at: position, value: value)
  }

  /// `- value` lines, all indented by the same number of blanks.
  private mutating func items() -> Node? {
    var nodes: [Node] = []
    var indent = -1
    let firstLine = line
    while index < bytes.count {
      let start = index
      while peek == 0x20 { index += 1 }
      guard peek == UInt8(ascii: "-") else {
        index = start
        break
      }
      if indent < 0 { indent = index - start }
      guard indent == index - start, take(UInt8(ascii: "-")), take(0x20),
        let value = scalar(index - start + 1, endsAtComma: false), endLine()
      else { return nil }
      nodes.append(value)
    }
    return nodes.isEmpty ? nil : Node(.sequence(nodes), at: Position(line: firstLine, column: indent + 1))
  }

  /// `[value, value]` on one line.
  private mutating func flow(_ column: Int) -> Node? {
    let start = index
    index += 1
    var nodes: [Node] = []
    repeat {
      while peek == 0x20 { index += 1 }
      guard let value = scalar(column + index - start, endsAtComma: true) else { return nil }
      nodes.append(value)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { return nil }
    return Node(.sequence(nodes), at: Position(line: line, column: column))
  }

  /// A value on one line. Columns count characters, so a value behind others must not follow one beyond ASCII.
  private mutating func scalar(_ column: Int, endsAtComma: Bool) -> Node? {
    let start = index
    let isQuoted = take(UInt8(ascii: "\""))
    var characters = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":"), !isQuoted {
        // Inside a word, as in a time of day.
        guard !endsAtComma, index + 1 < bytes.count, PlainYAML.isKey(bytes[index + 1]) else { return nil }
      } else if isQuoted ? !PlainYAML.isInQuotes(byte) : !PlainYAML.isPlain(byte) {
        break
      }
      if byte >= 0x80, isOdd(byte) { return nil }
      if byte & 0xC0 != 0x80 { characters += 1 }
      index += 1
    }
    if endsAtComma, characters != index - start - (isQuoted ? 1 : 0) { return nil }
    if isQuoted {
      guard take(UInt8(ascii: "\"")) else { return nil }
      let position = Position(line: line, column: column, length: characters + 2)
      return Node(.scalar(text(start + 1, index - 1), isPlain: false), at: position)
    }
    // A word that starts as nothing else can, and ends without a blank.
    guard index > start, PlainYAML.startsPlain(bytes[start]), bytes[index - 1] != 0x20 else { return nil }
    return Node(
      .scalar(text(start, index), isPlain: true), at: Position(line: line, column: column, length: characters))
  }

  /// Whether a character beyond ASCII starts here that is no letter to libyaml: an end of line, a control character, a mark
  /// of byte order.
  private func isOdd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] < 0xA0
    case 0xE2: index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
    case 0xEF: true
    default: false
    }
  }

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func newLine() {
    index += 1
    line += 1
  }

  private mutating func endLine() -> Bool {
    if index == bytes.count { return true }
    guard peek == 0x0A else { return false }
    newLine()
    return true
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isKey(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
  }

  private static func startsPlain(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  /// What a plain value holds here; YAML allows more.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "'"), UInt8(ascii: "+"),
      UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  private static func isInQuotes(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
