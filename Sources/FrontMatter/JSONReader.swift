import Diagnostics

/// Reads a JSON text (RFC 8259) within limits into the same nodes that YAML gives. The bytes must be valid UTF-8.
///
/// Strings become quoted scalars; numbers, `true`, `false` and `null` become plain ones.
public func parseJSON(
  _ bytes: UnsafeBufferPointer<UInt8>, limits: FrontMatterLimits = FrontMatterLimits()
) throws(FrontMatterError) -> Node {
  guard bytes.count <= limits.bytes else { throw FrontMatterError(.textTooLong(limits.bytes)) }
  var reader = JSONReader(bytes: bytes, limits: limits)
  return try reader.document()
}

private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: FrontMatterLimits
  var index = 0
  var nodeCount = 0
  /// The last place asked for: the next one is counted on from it.
  var mark = (index: 0, line: 1, lineStart: 0)

  init(bytes: UnsafeBufferPointer<UInt8>, limits: FrontMatterLimits) {
    self.bytes = bytes
    self.limits = limits
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      mark = (3, 1, 3)
    }
  }

  mutating func document() throws(FrontMatterError) -> Node {
    let node = try value(depth: 0)
    skipBlanks()
    guard index == bytes.count else { throw error("expected the end of the file after the value") }
    return node
  }

  private mutating func value(depth: Int) throws(FrontMatterError) -> Node {
    skipBlanks()
    let position = here()
    guard depth <= limits.depth else { throw FrontMatterError(.tooDeep(limits.depth, at: position)) }
    nodeCount += 1
    guard nodeCount <= limits.nodes else { throw FrontMatterError(.tooManyNodes(limits.nodes, at: position)) }
    switch peek {
    case UInt8(ascii: "{"): return Node(.mapping(try object(depth: depth)), at: position)
    case UInt8(ascii: "["): return Node(.sequence(try array(depth: depth)), at: position)
    case UInt8(ascii: "\""): return Node(.scalar(try string(), isPlain: false), at: position)
    default: return Node(.scalar(try word(), isPlain: true), at: position)
    }
  }

  private mutating func object(depth: Int) throws(FrontMatterError) -> [Entry] {
    var entries: [Entry] = []
    var places: [String: Position] = [:]
    index += 1
    skipBlanks()
    if skip("}") { return entries }
    while true {
      skipBlanks()
      let position = here()
      guard peek == UInt8(ascii: "\"") else { throw error("expected a key in double quotes") }
      let key = try string()
      if let first = places.updateValue(position, forKey: key) {
        throw FrontMatterError(.duplicateKey(key, at: position, first: first))
      }
      skipBlanks()
      guard skip(":") else { throw error("expected ':' after the key '\(key)'") }
      entries.append(Entry(key: key, at: position, value: try value(depth: depth + 1)))
      skipBlanks()
      if skip("}") { return entries }
      guard skip(",") else { throw error("expected ',' or '}'") }
    }
  }

  private mutating func array(depth: Int) throws(FrontMatterError) -> [Node] {
    var nodes: [Node] = []
    index += 1
    skipBlanks()
    if skip("]") { return nodes }
    while true {
      nodes.append(try value(depth: depth + 1))
      skipBlanks()
      if skip("]") { return nodes }
      guard skip(",") else { throw error("expected ',' or ']'") }
    }
  }

  private mutating func string() throws(FrontMatterError) -> String {
    let start = here()
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard text.count <= limits.scalarBytes else {
          throw FrontMatterError(.scalarTooLong(limits.scalarBytes, at: start))
        }
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape().utf8)
      case 0..<0x20: throw error("a control character in a string must be escaped")
      default: text.append(byte)
      }
    }
    throw FrontMatterError(.jsonSyntax("a string is opened and never closed", at: start))
  }

  private mutating func escape() throws(FrontMatterError) -> String {
    guard let byte = peek else { throw error("expected an escape") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try hexDigits()
      if (0xD800..<0xDC00).contains(code), skip("\\"), skip("u") {
        let low = try hexDigits()
        if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
      }
      return String(Unicode.Scalar(code) ?? "\u{FFFD}")
    default: throw error("'\\' before this character is not an escape")
    }
  }

  private mutating func hexDigits() throws(FrontMatterError) -> UInt32 {
    guard index + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    index += 4
    return code
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(FrontMatterError) -> String {
    let start = here()
    let letters = bytes[index...].prefix { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      default: false
      }
    }
    index += letters.count
    let text = String(decoding: letters, as: UTF8.self)
    let isNumber = (letters.first.map { $0 < 0x3A && $0 != UInt8(ascii: "+") } ?? false) && Double(text) != nil
    guard isNumber || ["true", "false", "null"].contains(text) else {
      throw FrontMatterError(.jsonSyntax("expected a JSON value", at: start))
    }
    return text
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func here() -> Position {
    for offset in mark.index..<index where bytes[offset] == 0x0A {
      mark.line += 1
      mark.lineStart = offset + 1
    }
    mark.index = index
    let before = bytes[mark.lineStart..<index]
    return Position(line: mark.line, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func error(_ problem: String) -> FrontMatterError {
    FrontMatterError(.jsonSyntax(problem, at: here()))
  }
}
