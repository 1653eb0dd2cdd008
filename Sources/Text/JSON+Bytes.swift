extension [UInt8] {
  /// Appends a JSON string literal with its quotes. Beside what JSON asks for, `<`, `>`, `&` and U+2028/2029 are escaped,
  /// so that it is safe inside `<script>`.
  public mutating func appendJSONString(_ text: String) {
    append(UInt8(ascii: "\""))
    text.withContiguousBytes { appendJSONEscaped($0) }
    append(UInt8(ascii: "\""))
  }

  /// Appends a JSON string literal with its quotes, of UTF-8 bytes.
  public mutating func appendJSONString(_ text: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    appendJSONEscaped(text)
    append(UInt8(ascii: "\""))
  }

  /// Appends what stands between a JSON string literal's quotes.
  public mutating func appendJSONEscaped(_ text: String) {
    text.withContiguousBytes { appendJSONEscaped($0) }
  }

  private mutating func appendJSONEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var (start, next) = (0, 0)
    while let index = firstByte(in: bytes, from: next, candidates: otherThanPlain, isWanted: mayNeedEscape) {
      next = index + 1
      let byte = bytes[index]
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

/// The upper bit of a byte is set where it is a control character or no ASCII, `"` or `&`, `<` or `>`, `\`, DEL.
@inline(__always)
private func otherThanPlain(_ word: UInt64) -> UInt64 {
  let each: UInt64 = 0x0101_0101_0101_0101
  var found = (word &- (each &* 0x20)) | word
  for (mask, sign) in [(0x04, 0x26), (0x02, 0x3E), (0, 0x5C), (0, 0x7F)] as [(UInt64, UInt64)] {
    let difference = (word | (each &* mask)) ^ (each &* sign)
    found |= (difference &- each) & ~difference
  }
  return found
}

/// Whether a byte is escaped in all texts, or ends U+2028 or U+2029 in some.
@inline(__always)
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  // Control characters and `"`, `&`, `<`, `>`.
  let low: UInt64 = 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
  if byte < 0x40 { return low >> UInt64(byte) & 1 == 1 }
  return byte == 0x5C || byte == 0x7F || byte == 0xA8 || byte == 0xA9
}
