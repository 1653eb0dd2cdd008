extension PrivacyScan {
  /// P004: a full date with `geboren` or its like within 30 bytes, in years in which a living person can be born.
  mutating func findBirthDate(at index: Int) {
    guard let number = token(index), number.link < 0, let date = date(at: index), date.year >= 1905 else { return }
    guard isAfterBirth(index) || isBeforeBirth(index, date.last) || column(of: index).contains(.birth) else { return }
    guard let end = token(date.last)?.end else { return }
    report(
      "P004", .error, "date of birth \(masked(string(number.start..<end), showing: 2))",
      advice: "leave the date out, or give an age or a year", at: number.start..<end, rank: 3)
  }

  /// `geboren op 12 maart 1948`.
  private mutating func isAfterBirth(_ index: Int) -> Bool {
    guard let start = token(index)?.start else { return false }
    var cursor = index - 1
    while let word = token(cursor), start - word.end <= 30 {
      if word.meaning.contains(.birth) { return isLabel(word, cursor) }
      if word.kind == .lineEnd, text.kind != .data { return false }
      if word.meaning.contains(.bound) || endsSentence(cursor) { return false }
      cursor -= 1
    }
    return false
  }

  /// `12 maart 1948 geboren`, `12-03-1948 (geboortedatum)`: at most three tokens between.
  private mutating func isBeforeBirth(_ first: Int, _ last: Int) -> Bool {
    for cursor in first - 3..<first {
      if token(cursor)?.meaning.contains(.bound) == true { return false }
    }
    for cursor in last + 1...last + 4 {
      guard let word = token(cursor), word.kind != .lineEnd, word.kind != .number else { return false }
      if word.meaning.contains(.birth) { return isLabel(word, cursor) && string(word.start..<word.end) != "geb" }
      if word.sign == UInt8(ascii: ".") || word.sign == UInt8(ascii: ":") || word.sign == UInt8(ascii: ";") {
        return false
      }
    }
    return false
  }

  /// Whether the word stands by itself: `geboren_totaal` is the name of a column.
  private mutating func isLabel(_ word: Token, _ index: Int) -> Bool {
    guard let next = token(index + 1), next.sign == UInt8(ascii: "_"), let after = token(index + 2) else { return true }
    return after.kind != .word
  }

  /// A full stop, question or exclamation mark that a capital follows; not after an abbreviation.
  private mutating func endsSentence(_ index: Int) -> Bool {
    guard let sign = token(index), sign.kind == .sign, let next = token(index + 1), next.start > sign.end else {
      return false
    }
    switch sign.sign {
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return true
    case UInt8(ascii: "."): return next.kind == .word && next.letterCase != .lower
    default: return false
    }
  }
}
