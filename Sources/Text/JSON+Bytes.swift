extension [UInt8] {
  /// Appends a JSON string literal with its quotes. Beside what JSON asks for, `<`, `>`, `&` and U+2028/2029 are escaped,
  /// so that it is safe inside `<script>`.
  public mutating func appendJSONString(_ text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { appendJSONEscaped($0) }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSONEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      guard mayNeedEscape(byte) else { continue }
      // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
      let isSeparator =
        byte == 0xA8 || byte == 0xA9
        ? index >= 2 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2 : false
      guard isSeparator || byte < 0x80 else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<(isSeparator ? index - 2 : index)]))
      start = index + 1
      switch byte {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0xA8 where isSeparator: append("\\u2028")
      case 0xA9 where isSeparator: append("\\u2029")
      default:
        let digits = Array("0123456789abcdef".utf8)
        append("\\u00")
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
      }
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }
}

/// Whether a byte is escaped in all texts, or ends U+2028 or U+2029 in some.
@inline(__always)
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  // Control characters and `"`, `&`, `<`, `>`.
  let low: UInt64 = 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
  if byte < 0x40 { return low >> UInt64(byte) & 1 == 1 }
  return byte == 0x5C || byte == 0x7F || byte == 0xA8 || byte == 0xA9
}
