extension [UInt8] {
  /// The first place at or after `start` that is not whitespace, as Python's `str.strip` sees it.
  func skippingWhitespace(from start: Int, to limit: Int) -> Int {
    var position = start
    while position < limit {
      let length = whitespaceLength(at: position, to: limit)
      if length == 0 { break }
      position += length
    }
    return position
  }

  /// The end of the text from `start` to `end` without the whitespace at its end.
  func trimmingWhitespace(from start: Int, to end: Int) -> Int {
    var position = end
    while position > start {
      if whitespaceLength(at: position - 1, to: end) == 1 {
        position -= 1
      } else if position - 2 >= start, whitespaceLength(at: position - 2, to: end) == 2 {
        position -= 2
      } else if position - 3 >= start, whitespaceLength(at: position - 3, to: end) == 3 {
        position -= 3
      } else {
        break
      }
    }
    return position
  }

  /// How many bytes the whitespace character at a place takes, 0 where there is none.
  private func whitespaceLength(at position: Int, to limit: Int) -> Int {
    switch self[position] {
    case 0x09...0x0D, 0x1C...0x20: return 1
    case 0xC2 where position + 1 < limit:
      return self[position + 1] == 0x85 || self[position + 1] == 0xA0 ? 2 : 0
    case 0xE1 where position + 2 < limit:
      return self[position + 1] == 0x9A && self[position + 2] == 0x80 ? 3 : 0
    case 0xE2 where position + 2 < limit:
      switch (self[position + 1], self[position + 2]) {
      case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
      default: return 0
      }
    case 0xE3 where position + 2 < limit:
      return self[position + 1] == 0x80 && self[position + 2] == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Where the identifier ends that begins at `start`; `start` itself where none does.
  func identifierEnd(from start: Int, to limit: Int) -> Int {
    var position = start
    while position < limit {
      switch self[position] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
        position += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if position == start { return start }
        position += 1
      case 0x80...:
        let rest = String(decoding: self[position..<Swift.min(limit, position + 4)], as: UTF8.self)
        guard let scalar = rest.unicodeScalars.first, scalar != "\u{FFFD}",
          position == start ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
        else { return position }
        position += String(scalar).utf8.count
      default: return position
      }
    }
    return position
  }
}
