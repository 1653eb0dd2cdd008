import Text

/// What may not stand in the text of a page, a feed or a comment, apart from HTML's own signs.
enum TextProfile {
  /// Control characters and noncharacters become U+FFFD: HTML and XML forbid them.
  case article
  /// Control characters, byte order marks and signs that turn the writing direction are removed.
  case comment
}

extension [UInt8] {
  /// Appends text between tags: `&`, `<` and `>` as entities, and what the profile forbids replaced or removed.
  mutating func appendText(_ text: UnsafeBufferPointer<UInt8>, _ profile: TextProfile) {
    appendCleaned(text, profile) { output, byte in
      switch byte {
      case UInt8(ascii: "&"): output.append("&amp;")
      case UInt8(ascii: "<"): output.append("&lt;")
      default: output.append("&gt;")
      }
    }
  }

  /// Appends plain text, not escaped, with what the profile forbids replaced or removed.
  mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>, _ profile: TextProfile) {
    appendCleaned(text, profile) { $0.append($1) }
  }

  /// Appends the text of raw HTML: entities stay, `<` is escaped, what the profile forbids is replaced or removed.
  mutating func appendRaw(_ text: UnsafeBufferPointer<UInt8>, _ profile: TextProfile) {
    appendCleaned(text, profile) { output, byte in
      if byte == UInt8(ascii: "<") { output.append("&lt;") } else { output.append(byte) }
    }
  }

  /// Appends text in a double-quoted attribute.
  mutating func appendAttribute(_ text: UnsafeBufferPointer<UInt8>, _ profile: TextProfile) {
    guard text.contains(where: { asksForCare($0, profile) || $0 == UInt8(ascii: "\"") }) else {
      append(contentsOf: text)
      return
    }
    var clean: [UInt8] = []
    clean.appendPlain(text, profile)
    clean.withUnsafeBufferPointer { appendEscaped($0) }
  }

  @inline(__always)
  private mutating func appendCleaned(
    _ text: UnsafeBufferPointer<UInt8>, _ profile: TextProfile, escape: (inout [UInt8], UInt8) -> Void
  ) {
    var start = 0
    var index = 0
    while let place = firstCareful(in: text, from: index, profile) {
      index = place
      let byte = text[index]
      var length = 1
      var replacement: StaticString?
      if byte != UInt8(ascii: "&"), byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") {
        length = forbiddenLength(text, at: index, profile)
        guard length > 0 else {
          index += 1
          continue
        }
        replacement = profile == .article ? "\u{FFFD}" : ""
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      if let replacement { append(replacement) } else { escape(&self, byte) }
      index += length
      start = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }
}

/// Whether a byte is one of HTML's signs or may start something forbidden.
@inline(__always)
func asksForCare(_ byte: UInt8, _ profile: TextProfile) -> Bool {
  // Bits 0 to 31 without tab, line feed and carriage return; `&`, `<`, `>`.
  let low: UInt64 = 0xFFFF_D9FF | 1 << 38 | 1 << 60 | 1 << 62
  if byte < 0x40 { return low >> UInt64(byte) & 1 == 1 }
  if byte < 0x7F { return false }
  if byte == 0x7F || byte == 0xC2 || byte == 0xEF { return true }
  return profile == .comment && (byte == 0xE2 || byte == 0xD8)
}

/// The place of the first byte that asks for care.
private func firstCareful(in text: UnsafeBufferPointer<UInt8>, from start: Int, _ profile: TextProfile) -> Int? {
  let each: UInt64 = 0x0101_0101_0101_0101
  return firstByte(
    in: text, from: start,
    candidates: { word in
      // Zero bytes are those that could be `&`, and `<` or `>`; what is below a space or above `~` is looked at too.
      let (ampersands, brackets) = (word ^ (each &* 0x26), (word | (each &* 0x02)) ^ (each &* 0x3E))
      return (ampersands &- each) | (brackets &- each) | (word &- each &* 0x20) | word | (word &+ each)
    }, isWanted: { asksForCare($0, profile) })
}

/// The length of the forbidden character that starts here; 0 where there is none.
private func forbiddenLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ profile: TextProfile) -> Int {
  let first = text[index]
  let second = index + 1 < text.count ? text[index + 1] : 0
  let third = index + 2 < text.count ? text[index + 2] : 0
  switch (first, second, third) {
  case (0..<0x20, _, _), (0x7F, _, _): return 1
  case (0xC2, 0x80...0x9F, _): return 2
  case (0xEF, 0xBF, 0xBE...0xBF): return 3
  default: break
  }
  guard profile == .comment else { return 0 }
  switch (first, second, third) {
  case (0xD8, 0x9C, _): return 2  // U+061C
  case (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9): return 3
  case (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xB9...0xBB): return 3
  default: return 0
  }
}
