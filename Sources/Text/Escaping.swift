extension [UInt8] {
  /// Appends text with `&`, `<`, `>` and both quotes as entities: safe in HTML and XML, in text and in quoted attributes.
  public mutating func appendEscaped(_ text: some StringProtocol) {
    var text = String(text)
    text.withUTF8 { appendEscaped($0) }
  }

  /// Appends UTF-8 bytes with `&`, `<`, `>` and both quotes as entities.
  public mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      let entity: StaticString
      switch bytes[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&#34;"
      case UInt8(ascii: "'"): entity = "&#39;"
      default: continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      append(entity)
      start = index + 1
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
