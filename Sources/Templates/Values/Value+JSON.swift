import Diagnostics

extension Value {
  /// Reads JSON (RFC 8259): whole numbers become integers, others floats, `null` becomes `none`, objects keep their order.
  /// Throws a diagnostic with the place of the first mistake; nesting is bounded at 200.
  public init(json bytes: [UInt8]) throws(TemplateError) {
    var reader = JSONReader(bytes: bytes)
    do throws(Mistake) {
      self = try reader.readDocument()
    } catch {
      throw TemplateError(
        Diagnostic.error(error.code, error.message, at: bytes.position(of: error.offset, to: error.offset + 1)))
    }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var index = 0
  var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func readDocument() throws(Mistake) -> Value {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    let value = try readValue()
    skipSpace()
    guard index == bytes.count else { throw mistake("expected the end of the JSON") }
    return value
  }

  private func mistake(_ message: String) -> Mistake { Mistake("json", message, at: index) }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func readValue() throws(Mistake) -> Value {
    skipSpace()
    guard index < bytes.count else { throw mistake("expected a JSON value") }
    depth += 1
    defer { depth -= 1 }
    guard depth <= 200 else { throw mistake("JSON nests more than 200 deep") }
    switch Unicode.Scalar(bytes[index]) {
    case "{": return try readObject()
    case "[": return try readArray()
    case "\"": return .string(try readString())
    case "t": return try readWord("true", .bool(true))
    case "f": return try readWord("false", .bool(false))
    case "n": return try readWord("null", .none)
    default: return try readNumber()
    }
  }

  private mutating func readWord(_ word: StaticString, _ value: Value) throws(Mistake) -> Value {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count,
      bytes[index..<index + count].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
    else { throw mistake("expected a JSON value") }
    index += count
    return value
  }

  private mutating func readObject() throws(Mistake) -> Value {
    index += 1
    var pairs: [(Value, Value)] = []
    skipSpace()
    if skip("}") { return .map(Map()) }
    repeat {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw mistake("expected a key in quotes") }
      let key = try readString()
      skipSpace()
      guard skip(":") else { throw mistake("expected ':'") }
      pairs.append((.string(key), try readValue()))
      skipSpace()
    } while skip(",")
    guard skip("}") else { throw mistake("expected ',' or '}'") }
    return .map(Map(pairs))
  }

  private mutating func readArray() throws(Mistake) -> Value {
    index += 1
    var items: [Value] = []
    skipSpace()
    if skip("]") { return .list([]) }
    repeat {
      items.append(try readValue())
      skipSpace()
    } while skip(",")
    guard skip("]") else { throw mistake("expected ',' or ']'") }
    return .list(items)
  }

  private mutating func readNumber() throws(Mistake) -> Value {
    let start = index
    var isWhole = true
    _ = skip("-")
    let digitsStart = index
    skipDigits()
    guard index > digitsStart, index == digitsStart + 1 || bytes[digitsStart] != UInt8(ascii: "0") else {
      index = start
      throw mistake("expected a JSON value")
    }
    if skip(".") {
      isWhole = false
      let fraction = index
      skipDigits()
      if index == fraction { throw mistake("expected a digit") }
    }
    if skip("e") || skip("E") {
      isWhole = false
      if !skip("+") { _ = skip("-") }
      let exponent = index
      skipDigits()
      if index == exponent { throw mistake("expected a digit") }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let number = Int(text) { return .int(number) }
    guard !isWhole, let number = Double(text), number.isFinite else {
      index = start
      throw mistake("number is too large")
    }
    return .double(number)
  }

  private mutating func skipDigits() {
    while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") { index += 1 }
  }

  private mutating func readString() throws(Mistake) -> String {
    index += 1
    var result: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        try readEscape(into: &result)
      case 0..<0x20: throw mistake("control character in a string")
      default:
        result.append(byte)
        index += 1
      }
    }
    throw mistake("string is never closed")
  }

  private mutating func readEscape(into result: inout [UInt8]) throws(Mistake) {
    guard index < bytes.count else { throw mistake("string is never closed") }
    let byte = bytes[index]
    index += 1
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": result.append(byte)
    case "b": result.append(0x08)
    case "f": result.append(0x0C)
    case "n": result.append(0x0A)
    case "r": result.append(0x0D)
    case "t": result.append(0x09)
    case "u":
      var code = try readHexadecimal()
      if (0xD800..<0xDC00).contains(code), skip("\\") {
        guard skip("u") else { throw mistake("expected the second half of a surrogate pair") }
        let low = try readHexadecimal()
        if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
      }
      result.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default:
      index -= 1
      throw mistake("unknown escape")
    }
  }

  private mutating func readHexadecimal() throws(Mistake) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let digit = hexadecimalValue(of: bytes[index]) else {
        throw mistake("expected four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }
}
