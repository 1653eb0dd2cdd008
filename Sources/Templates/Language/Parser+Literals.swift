extension Parser {
  /// The value of a number: 64 bits for whole ones; a larger one is a mistake.
  func numberValue(of token: Token) throws(Mistake) -> Value {
    let digits = text(of: token).filter { $0 != "_" }
    if token.kind == .float { return .double(Double(digits) ?? 0) }
    let lowered = digits.lowercased()
    let number: Int? =
      if lowered.hasPrefix("0x") {
        Int(lowered.dropFirst(2), radix: 16)
      } else if lowered.hasPrefix("0o") {
        Int(lowered.dropFirst(2), radix: 8)
      } else if lowered.hasPrefix("0b") {
        Int(lowered.dropFirst(2), radix: 2)
      } else {
        Int(lowered)
      }
    guard let number else {
      throw Mistake(
        "number", "number is too large: integers have 64 bits", at: token.start, length: token.end - token.start)
    }
    return .int(number)
  }

  /// The value of a string literal, with Python's escapes; line ends become `\n`.
  func stringValue(of token: Token) throws(Mistake) -> String {
    let bytes = Array(source[(token.start + 1)..<(token.end - 1)])
    guard bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 == 0x0D }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var reader = EscapeReader(bytes: bytes, offset: token.start + 1)
    return try reader.read()
  }
}

/// Reads the escapes of a Python string: `\n`, `\x41`, `\u20ac`, `\101` and so on. An unknown one stays as it is.
private struct EscapeReader {
  let bytes: [UInt8]
  /// Where the bytes stand in the template.
  let offset: Int
  private var index = 0
  private var result: [UInt8] = []

  init(bytes: [UInt8], offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func read() throws(Mistake) -> String {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x0D:
        result.append(0x0A)
        skipLineFeed()
      case UInt8(ascii: "\\") where index < bytes.count: try readEscape()
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func skipLineFeed() {
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
  }

  private mutating func readEscape() throws(Mistake) {
    let byte = bytes[index]
    index += 1
    switch Unicode.Scalar(byte) {
    case "n": result.append(0x0A)
    case "t": result.append(0x09)
    case "r": result.append(0x0D)
    case "a": result.append(0x07)
    case "b": result.append(0x08)
    case "f": result.append(0x0C)
    case "v": result.append(0x0B)
    case "\\", "'", "\"": result.append(byte)
    case "\n": break
    case "\r": skipLineFeed()
    case "x": try readCodePoint(digits: 2)
    case "u": try readCodePoint(digits: 4)
    case "U": try readCodePoint(digits: 8)
    case "0"..."7":
      var value = UInt32(byte - UInt8(ascii: "0"))
      for _ in 0..<2 where index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[index]) {
        value = value * 8 + UInt32(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      append(value)
    default:
      result.append(UInt8(ascii: "\\"))
      result.append(byte)
    }
  }

  private mutating func readCodePoint(digits: Int) throws(Mistake) {
    let start = index
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard index < bytes.count, let digit = hexadecimalValue(of: bytes[index]) else {
        throw Mistake("syntax", "escape needs \(digits) hexadecimal digits", at: offset + start - 2, length: 2)
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    append(value)
  }

  private mutating func append(_ codePoint: UInt32) {
    result.append(contentsOf: String(Unicode.Scalar(codePoint) ?? "\u{FFFD}").utf8)
  }
}
