extension PrivacyScan {
  /// How two numbers hang together: `06-12` by a dash, `12 34` by a space.
  struct Join: Equatable {
    /// The sign between them, or a space.
    var sign: UInt8
    /// Whether spaces stand around the sign.
    var isSpaced: Bool
    /// The index of the number on the other side.
    var index: Int
  }

  /// The number that follows the one at an index, with at most one sign between them.
  mutating func join(after index: Int) -> Join? {
    guard let first = token(index), let next = token(index + 1) else { return nil }
    if next.kind == .number { return Join(sign: 0x20, isSpaced: true, index: index + 1) }
    guard next.kind == .sign, next.start - first.end <= 2 else { return nil }
    guard let other = token(index + 2), other.kind == .number, other.start - next.end <= 2 else { return nil }
    return Join(sign: next.sign, isSpaced: next.start > first.end && other.start > next.end, index: index + 2)
  }

  /// The number that the one at an index follows.
  mutating func join(before index: Int) -> Join? {
    for distance in 1...2 {
      guard let other = token(index - distance), other.kind == .number, var join = join(after: index - distance) else {
        continue
      }
      guard join.index == index else { continue }
      join.index = index - distance
      return join
    }
    return nil
  }

  /// Whether the numbers from one index to another stand by themselves: no letter, digit or tight sign holds them to a
  /// longer number or a code.
  mutating func standsAlone(_ first: Int, _ last: Int) -> Bool {
    guard let start = token(first)?.start, let end = token(last)?.end else { return false }
    if let before = token(first - 1), before.end == start {
      if before.kind == .word || isTight(before.sign), isAlphanumeric(byte(before.start - 1)) || before.kind == .word {
        return text.kind == .fileName && before.kind == .sign && !isDigit(byte(before.start - 1))
      }
      if before.sign == UInt8(ascii: "#") || before.sign == Tokenizer.currency || before.sign == UInt8(ascii: "$") {
        return false
      }
    }
    if let before = token(first - 1), before.sign == Tokenizer.currency { return false }
    if let after = token(last + 1), after.start == end {
      if after.kind == .word { return false }
      if isTight(after.sign), isDigit(byte(after.end)) { return false }
      if after.sign == UInt8(ascii: "%") { return false }
    }
    return true
  }

  /// Whether the numbers from an index on have these lengths with one sign between them; gives the last index.
  mutating func groups(at index: Int, of lengths: [Int], joinedBy signs: [UInt8]) -> (last: Int, sign: UInt8)? {
    guard token(index)?.count == lengths.first else { return nil }
    var (last, sign) = (index, UInt8(0))
    for length in lengths.dropFirst() {
      guard let join = join(after: last), token(join.index)?.count == length, signs.contains(join.sign),
        sign == 0 || join.sign == sign, join.sign == 0x20 || !join.isSpaced
      else { return nil }
      sign = join.sign
      last = join.index
    }
    return (last, sign)
  }

  /// The digits of the numbers from one index to another.
  mutating func digits(_ first: Int, _ last: Int) -> [UInt8] {
    guard let start = token(first)?.start, let end = token(last)?.end else { return [] }
    return (start..<end).map { byte($0) }.filter { isDigit($0) }
  }

  /// What the nearest label before a number says it is, or nothing where none stands near.
  ///
  /// A label counts within 40 bytes of the same line; in a data file the line before counts too.
  mutating func label(before index: Int) -> Meaning {
    guard let start = token(index)?.start else { return [] }
    var cursor = index - 1
    while let word = token(cursor), start - word.end <= 40 {
      if word.kind == .lineEnd, text.kind != .data, text.frontMatter.isEmpty || start > text.frontMatter.upperBound {
        return []
      }
      if word.kind == .sign, word.sign == UInt8(ascii: "."), token(cursor + 1)?.letterCase == .capitalised,
        token(cursor + 1)?.start != word.end
      {
        return []
      }
      let label = word.meaning.intersection(PrivacyScan.labels)
      if !label.isEmpty { return label }
      cursor -= 1
    }
    return []
  }

  static let labels: Meaning = [.citizenNumber, .fileNumber, .phone, .thingNumber, .bigRegister, .agbCode]

  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) }

  /// Signs that hold digits together when no space stands beside them.
  private func isTight(_ sign: UInt8) -> Bool {
    switch sign {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
