extension PrivacyScan {
  /// P002: nine digits that pass the 11-test where no word says what they are.
  mutating func findBareCitizenNumber(at index: Int) {
    guard let number = token(index), number.count <= 9, number.link < 0 else { return }
    let signs = [UInt8(0x20), UInt8(ascii: "."), UInt8(ascii: "-")]
    for lengths in [[9], [4, 2, 3], [3, 3, 3]] {
      guard let (last, sign) = groups(at: index, of: lengths, joinedBy: signs), let end = token(last)?.end else {
        continue
      }
      let digits = digits(index, last)
      guard passesElevenTest(digits), standsAlone(index, last), !isLongerRow(index, last, sign) else { continue }
      guard !isCount(last, isThousands: lengths == [3, 3, 3] && sign != UInt8(ascii: "-")) else { continue }
      guard !allowed.organisationNumbers.contains(String(decoding: digits, as: UTF8.self)) else { continue }
      guard !isOfAThing(index) else { continue }
      report(
        "P002", severityByAuthor, "number that can be a BSN: \(masked(string(number.start..<end), showing: 4))",
        advice: "take it out, or name what it is; list the organisation's own RSIN under the allowances",
        at: number.start..<end, rank: 6)
      return
    }
  }

  /// Whether the groups are part of a longer row with the same sign: `1 234 567 890`.
  private mutating func isLongerRow(_ first: Int, _ last: Int, _ sign: UInt8) -> Bool {
    guard first != last else { return false }
    return join(before: first)?.sign == sign || join(after: last)?.sign == sign
  }

  /// Whether a word behind the number counts things: `999.900.018 euro`. Thousands are counted by any small word.
  private mutating func isCount(_ last: Int, isThousands: Bool) -> Bool {
    guard let end = token(last)?.end, let next = token(last + 1), next.kind == .word, next.start > end else {
      return false
    }
    return next.meaning.contains(.counted) || isThousands && next.letterCase == .lower
  }

  /// Whether a label or a unit before the number says that it is the number of a thing.
  private mutating func isOfAThing(_ index: Int) -> Bool {
    if !label(before: index).isEmpty || !column(of: index).isEmpty { return true }
    return token(index - 1)?.meaning.contains(.counted) == true
  }
}
