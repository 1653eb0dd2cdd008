import Calendar

extension PrivacyScan {
  /// A date that starts at a number: `12-03-1948`, `1948-03-12`, `12 maart 1948`, `1 febr. 1970`, `12/03/48`.
  mutating func date(at index: Int) -> (year: Int, last: Int)? {
    guard let first = token(index), first.count <= 4, join(before: index).map({ $0.isSpaced }) ?? true else {
      return nil
    }
    if let named = dateWithMonthName(at: index) { return named }
    guard let toSecond = join(after: index), let toThird = join(after: toSecond.index) else { return nil }
    guard isDateSign(toSecond), toSecond.sign == toThird.sign, !toThird.isSpaced else { return nil }
    guard let third = token(toThird.index), token(toSecond.index)?.count ?? 9 <= 2 else { return nil }
    if let longer = join(after: toThird.index), !longer.isSpaced, longer.sign == toThird.sign { return nil }
    if let after = token(toThird.index + 1), after.kind == .word, after.start == third.end { return nil }
    let (a, b, c) = (value(index), value(toSecond.index), value(toThird.index))
    switch (first.count, third.count) {
    case (4, 1...2): return date(year: a, month: b, day: c, last: toThird.index)
    case (1...2, 4): return date(year: c, month: b, day: a, last: toThird.index)
    case (1...2, 2): return date(year: 1900 + c, month: b, day: a, last: toThird.index)
    default: return nil
    }
  }

  private mutating func dateWithMonthName(at index: Int) -> (year: Int, last: Int)? {
    guard let day = token(index), day.count <= 2, let name = token(index + 1), name.meaning.contains(.month) else {
      return nil
    }
    var last = index + 2
    if token(last)?.sign == UInt8(ascii: ".") { last += 1 }
    guard let year = token(last), year.kind == .number, year.count == 4 else { return nil }
    let month = Lexicon.month(string(name.start..<name.end).lowercased()) ?? 0
    return date(year: value(last), month: month, day: value(index), last: last)
  }

  private func date(year: Int, month: Int, day: Int, last: Int) -> (year: Int, last: Int)? {
    CivilDate(year: year, month: month, day: day).map { ($0.year, last) }
  }

  private func isDateSign(_ join: Join) -> Bool {
    guard !join.isSpaced else { return false }
    return [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(join.sign)
  }

  /// The value of a number of at most four digits.
  private mutating func value(_ index: Int) -> Int {
    guard let number = token(index), number.count <= 4 else { return 0 }
    return (number.start..<number.end).reduce(0) { $0 * 10 + Int(byte($1)) - 0x30 }
  }
}
