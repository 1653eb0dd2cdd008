extension PrivacyScan {
  /// P001: a number that passes the 11-test with `BSN` or its like within 60 bytes.
  mutating func findCitizenNumber(at index: Int) {
    guard let number = token(index), number.count <= 9 else { return }
    guard let last = citizenNumberEnd(at: index), let end = token(last)?.end else { return }
    let range = number.start..<end
    guard isNearCitizenWord(index, last, isShort: digits(index, last).count == 8) else { return }
    report(
      "P001", .error, "BSN \(masked(string(range), showing: 4))",
      advice: "take the number out, and out of git's history if it is already committed", at: range, rank: 1)
  }

  /// The last token of 8 or 9 digits, alone or as 4-2-3, 3-3-3 or 3-2-4, that pass the 11-test.
  private mutating func citizenNumberEnd(at index: Int) -> Int? {
    let signs = [UInt8(0x20), UInt8(ascii: "."), UInt8(ascii: "-")]
    for lengths in [[9], [8], [4, 2, 3], [3, 3, 3], [3, 2, 4]] {
      guard let (last, _) = groups(at: index, of: lengths, joinedBy: signs) else { continue }
      let digits = digits(index, last)
      let nine = digits.count == 8 ? [0x30] + digits : digits
      guard passesElevenTest(nine), standsAlone(index, last) || isQueryValue(index), !isCompactDate(digits) else {
        continue
      }
      return last
    }
    return nil
  }

  /// In an address only `bsn=123456782` counts.
  private mutating func isQueryValue(_ index: Int) -> Bool {
    token(index - 1)?.sign == UInt8(ascii: "=") && token(index - 2)?.meaning.contains(.citizenNumber) == true
  }

  private mutating func isNearCitizenWord(_ first: Int, _ last: Int, isShort: Bool) -> Bool {
    guard let start = token(first), let end = token(last)?.end else { return false }
    if start.link >= 0 { return isQueryValue(first) }
    let label = label(before: first)
    if label.contains(.citizenNumber) { return true }
    guard label.isEmpty, !isShort else { return false }
    return citizenWord(from: first - 1, step: -1) { start.start - $0.end <= 60 }
      || citizenWord(from: last + 1, step: 1) { $0.start - end <= 60 }
      || column(of: first).contains(.citizenNumber)
  }

  private mutating func citizenWord(from index: Int, step: Int, while isNear: (Token) -> Bool) -> Bool {
    var cursor = index
    while let word = token(cursor), isNear(word) {
      if word.meaning.contains(.citizenNumber) || isSpelledOut(cursor) { return true }
      cursor += step
    }
    return false
  }

  /// `B.S.N.` and `Burger Service Nummer`.
  private mutating func isSpelledOut(_ index: Int) -> Bool {
    guard let first = token(index), first.kind == .word else { return false }
    if first.count == 1, byte(first.start) | 0x20 == UInt8(ascii: "b"), let second = token(index + 2),
      let third = token(index + 4), second.count == 1, third.count == 1
    {
      return byte(second.start) | 0x20 == UInt8(ascii: "s") && byte(third.start) | 0x20 == UInt8(ascii: "n")
        && third.start - first.start == 4
    }
    guard first.count == 6, let second = token(index + 1), second.kind == .word, second.count == 7 else { return false }
    return string(first.start..<second.end).lowercased() == "burger service"
  }

  /// `20190412` is a date oftener than a number of eight digits.
  private func isCompactDate(_ digits: [UInt8]) -> Bool {
    guard digits.count == 8 else { return false }
    let numbers = digits.map { Int($0 - 0x30) }
    let (year, month) = (numbers[0] * 10 + numbers[1], numbers[4] * 10 + numbers[5])
    return (19...20).contains(year) && (1...12).contains(month)
  }
}
