extension [UInt8] {
  /// Appends text with `&`, `<`, `>` and both quotes as entities: safe in HTML and XML, in text and in quoted attributes.
  public mutating func appendEscaped(_ text: some StringProtocol) {
    var text = String(text)
    text.withUTF8 { appendEscaped($0) }
  }

  /// Appends UTF-8 bytes with `&`, `<`, `>` and both quotes as entities, in runs.
  public mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let position = firstEscaped(in: bytes, from: start) {
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
      switch bytes[position] {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&#34;")
      default: append("&#39;")
      }
      start = position + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Appends a literal without making a `String` of it.
  public mutating func append(_ literal: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends the UTF-8 bytes of a string. Literals take the other form, which a compiler left alone would not choose.
  @_disfavoredOverload
  public mutating func append(_ string: some StringProtocol) {
    append(contentsOf: string.utf8)
  }
}

extension UInt8 {
  /// Whether HTML and XML need the character as an entity.
  public var isEscaped: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}

/// The place of the first byte that is escaped.
public func firstEscaped(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  let each: UInt64 = 0x0101_0101_0101_0101
  return firstByte(
    in: bytes, from: start,
    candidates: { word in
      // Zero bytes are those that could be `"`, `&` or `'` (or `#`), and `<` or `>`.
      let (quotes, brackets) = ((word | (each &* 0x05)) ^ (each &* 0x27), (word | (each &* 0x02)) ^ (each &* 0x3E))
      return (quotes &- each) & ~quotes | (brackets &- each) & ~brackets
    }, isWanted: \.isEscaped)
}
