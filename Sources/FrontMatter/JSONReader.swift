import Diagnostics

/// Reads a JSON text (RFC 8259) within limits into the same nodes that YAML gives. The bytes must be valid UTF-8.
///
/// Strings become quoted scalars; numbers, `true`, `false` and `null` become plain ones.
public func parseJSON(
  _ bytes: UnsafeBufferPointer<UInt8>, limits: FrontMatterLimits = FrontMatterLimits()
) throws(FrontMatterError) -> Node {
  guard bytes.count <= limits.bytes else { throw FrontMatterError(.textTooLong(limits.bytes, "JSON")) }
  var reader = JSONReader(bytes: bytes, limits: limits)
  return try reader.document()
}

private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: FrontMatterLimits
  var index = 0
  var nodeCount = 0
  /// The last place asked for: the next one is counted on from it, as minified files are one long line.
  var mark = (index: 0, line: 1, column: 1)

  init(bytes: UnsafeBufferPointer<UInt8>, limits: FrontMatterLimits) {
    self.bytes = bytes
    self.limits = limits
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      mark.index = 3
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
      guard skip(":") else { throw error("expected ':' after the key '\(Diagnostic.shortened(key))'") }
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
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard text.count <= limits.scalarBytes else {
          throw FrontMatterError(.scalarTooLong(limits.scalarBytes, at: start))
        }
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
      case 0x0A, 0x0D: throw FrontMatterError(.unclosedJSONString(at: start))
      case 0..<0x20: throw error("a control character in a string must be escaped")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw FrontMatterError(.unclosedJSONString(at: start))
  }

  /// A backslash and what belongs to it; for a character beyond U+FFFF both of its halves.
  private mutating func escape() throws(FrontMatterError) -> Unicode.Scalar {
    let start = here()
    index += 1
    let letter = peek
    index += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let code = try hexDigits(of: start)
      if let scalar = Unicode.Scalar(code) { return scalar }
      guard code < 0xDC00, skip("\\"), skip("u") else { throw FrontMatterError(.halfCharacter(at: start)) }
      let low = try hexDigits(of: start)
      guard (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + low - 0xDC00)
      else { throw FrontMatterError(.halfCharacter(at: start)) }
      return scalar
    default: throw FrontMatterError(.jsonSyntax(#"'\' before this character is not an escape"#, at: start))
    }
  }

  private mutating func hexDigits(of start: Position) throws(FrontMatterError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw FrontMatterError(.jsonSyntax(#"'\u' needs four hexadecimal digits"#, at: start))
      }
      code = code << 4 | UInt32(digit)
      index += 1
    }
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
    guard isJSONNumber(letters) || ["true", "false", "null"].contains(text) else {
      throw FrontMatterError(.noJSONValue(at: start))
    }
    guard letters.count <= limits.scalarBytes else {
      throw FrontMatterError(.scalarTooLong(limits.scalarBytes, at: start))
    }
    return text
  }

  /// RFC 8259, section 6: no plus sign, no zero in front, digits on both sides of the point.
  private func isJSONNumber(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = letters
    func skipDigits() -> Int {
      let digits = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(digits)
      return digits
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits == 1 || digits > 1 && !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard skipDigits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard skipDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func here() -> Position {
    for offset in mark.index..<index {
      if bytes[offset] == 0x0A {
        (mark.line, mark.column) = (mark.line + 1, 1)
      } else if bytes[offset] & 0xC0 != 0x80 {
        mark.column += 1
      }
    }
    mark.index = index
    return Position(line: mark.line, column: mark.column)
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
