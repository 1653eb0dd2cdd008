extension PrivacyScan {
  /// P005: a Dutch telephone number, or one of a neighbouring country behind its `+`.
  mutating func findPhoneNumber(at index: Int) {
    guard let first = token(index), !isMatched(first, rank: 4), isPhonePlace(index) else { return }
    guard let number = phoneNumber(at: index), let end = token(number.last)?.end else { return }
    let digits = String(decoding: number.digits, as: UTF8.self)
    guard !allowed.allowsPhone(AllowedValues.national(digits)), !isLabelledAsAThing(index) else { return }
    let start = hasPlus(index) ? first.start - 1 : first.start
    report(
      "P005", severityByAuthor, "telephone number \(masked(digits, showing: 4))",
      advice: "leave it out, or list it under the allowances if it is the organisation's own", at: start..<end, rank: 4)
  }

  /// Not inside an address of the web, unless it is a link to call.
  private mutating func isPhonePlace(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    guard token.link >= 0 else { return true }
    return text.links[token.link].kind == .phone
  }

  private mutating func isLabelledAsAThing(_ index: Int) -> Bool {
    let label = label(before: index)
    return label.contains(.thingNumber) || label.contains(.bigRegister) || label.contains(.agbCode)
  }

  private mutating func hasPlus(_ index: Int) -> Bool {
    guard let first = token(index), let before = token(index - 1) else { return false }
    return before.sign == UInt8(ascii: "+") && before.end == first.start
  }

  /// The digits of the number that starts at an index and its last token.
  private mutating func phoneNumber(at index: Int) -> (digits: [UInt8], last: Int)? {
    guard let first = token(index), first.count <= 13 else { return nil }
    let isInternational = hasPlus(index)
    let isBare = !isInternational && first.link >= 0 && byte(first.start) != 0x30
    guard isInternational || isBare || byte(first.start) == 0x30 else { return nil }
    if let before = join(before: index), !before.isSpaced, !isInternational { return nil }
    if isInAccount(index) { return nil }
    var collected: [UInt8] = []
    var lengths: [Int] = []
    var cursor = index
    while let group = token(cursor), lengths.count < 7 {
      collected += digits(cursor, cursor)
      lengths.append(group.count)
      if isComplete(collected, lengths, international: isInternational || isBare) {
        return endsPhoneNumber(index, cursor) ? (collected, cursor) : nil
      }
      guard collected.count < 14, let next = phoneGroup(after: cursor, isFirst: lengths.count == 1) else { return nil }
      cursor = next
    }
    return nil
  }

  /// `0417 1643 00` in `NL91 ABNA 0417 1643 00`, whether its check digits are right or not.
  private mutating func isInAccount(_ index: Int) -> Bool {
    guard let bank = token(index - 1), bank.count == 4, bank.letterCase == .upper else { return false }
    guard let check = token(index - 2), check.kind == .number, check.count == 2 else { return false }
    return token(index - 3)?.end == check.start
  }

  /// The next group of digits: behind a space, a dash, a dot, a bracket, and behind the first group a slash.
  private mutating func phoneGroup(after index: Int, isFirst: Bool) -> Int? {
    var cursor = index + 1
    for _ in 0..<3 {
      guard let next = token(cursor) else { return nil }
      switch next.kind {
      case .number: return isDate(index) ? nil : cursor
      case .sign:
        switch next.sign {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"): break
        case UInt8(ascii: "/"): guard isFirst else { return nil }
        default: return nil
        }
      case .word, .lineEnd: return nil
      }
      cursor += 1
    }
    return nil
  }

  /// `06-12-2024 10:30` starts like a number and is a date.
  private mutating func isDate(_ index: Int) -> Bool {
    token(index).map { $0.count <= 2 } == true && date(at: index) != nil
  }

  private func isComplete(_ digits: [UInt8], _ lengths: [Int], international: Bool) -> Bool {
    guard international || digits.starts(with: [0x30, 0x30, 0x33, 0x31]) else { return isNational(digits, lengths) }
    let code = digits.starts(with: [0x30, 0x30]) ? Array(digits.dropFirst(2)) : digits
    guard code.count >= 2 else { return false }
    let rest = code.dropFirst(2)
    switch (code[0], code[1]) {
    case (0x33, 0x31): return rest.count == (rest.first == 0x30 ? 10 : 9)
    case (0x33, 0x32), (0x33, 0x33): return rest.count == 9
    case (0x34, 0x39), (0x34, 0x34): return rest.count >= 10 && rest.count <= 11
    default: return false
    }
  }

  /// Ten digits: `06` and eight more, or an area code of three or four digits and the rest.
  private func isNational(_ digits: [UInt8], _ lengths: [Int]) -> Bool {
    guard digits.count == 10, digits[0] == 0x30, digits[1] != 0x30, let area = lengths.first else { return false }
    let groups = lengths.dropFirst()
    guard groups.allSatisfy({ $0 >= 2 }) else { return false }
    if digits[1] == 0x36 { return area == 10 || area <= 4 && area >= 2 }
    return area == 10 || (3...4).contains(area)
  }

  /// Nothing may go on behind it: a digit, a letter, a time.
  private mutating func endsPhoneNumber(_ first: Int, _ last: Int) -> Bool {
    guard let end = token(last)?.end, let start = token(first)?.start else { return false }
    if let before = token(first - 1), before.end == start, before.kind == .word { return false }
    guard let after = token(last + 1), after.start == end else { return true }
    if after.kind == .word { return false }
    guard after.kind == .sign, let next = token(last + 2), next.kind == .number, next.start == after.end else {
      return true
    }
    return after.sign != UInt8(ascii: "-") && after.sign != UInt8(ascii: ".") && after.sign != UInt8(ascii: ":")
  }
}
