extension PrivacyScan {
  /// P007: a postcode with a house number before or behind it.
  mutating func findAddress(at index: Int) {
    guard let digits = token(index), digits.count == 4, digits.link < 0, byte(digits.start) != 0x30 else { return }
    guard let letters = postcodeLetters(after: index), standsAloneAsPostcode(index, index + letters.distance) else {
      return
    }
    let last = index + letters.distance
    let evidence = houseNumber(behind: last) ?? houseNumber(before: index)
    guard let house = evidence, house.isCertain || !isUnlikely(index, last) else { return }
    guard let end = token(last)?.end else { return }
    let range = min(digits.start, house.range.lowerBound)..<max(end, house.range.upperBound)
    let postcode = string(digits.start..<digits.end) + letters.text
    guard !allowed.postcodes.contains(postcode) else { return }
    report(
      "P007", severityByAuthor, "address \(masked(postcode, showing: 2)) with a house number",
      advice: "leave the house number out, or list the postcode under the allowances if it is the organisation's own",
      at: range, rank: 7)
  }

  /// The two capitals of a postcode; `SA`, `SD` and `SS` are never given out.
  private mutating func postcodeLetters(after index: Int) -> (text: String, distance: Int)? {
    guard let digits = token(index) else { return nil }
    let isInName = text.kind == .fileName && [UInt8(ascii: "_"), UInt8(ascii: "-")].contains(token(index + 1)?.sign)
    let distance = isInName ? 2 : 1
    guard let word = token(index + distance), word.kind == .word, word.count == 2, word.letterCase == .upper,
      word.start - digits.end <= 2
    else { return nil }
    let letters = string(word.start..<word.end)
    return ["SA", "SD", "SS"].contains(letters) ? nil : (letters, distance)
  }

  private mutating func standsAloneAsPostcode(_ first: Int, _ last: Int) -> Bool {
    guard let start = token(first)?.start, let end = token(last)?.end else { return false }
    if let before = token(first - 1), before.end == start, before.kind != .lineEnd {
      if before.kind == .word
        || isAlphanumeric(byte(start - 2)) && text.kind != .fileName && before.sign != UInt8(ascii: ",")
          && before.sign != UInt8(ascii: ";")
      {
        return false
      }
    }
    return !isAlphanumeric(byte(end))
  }

  private typealias House = (range: Range<Int>, isCertain: Bool)

  /// `1234 AB 56`, `1234 AB, huisnummer 56`, `1234 AB;56`.
  private mutating func houseNumber(behind last: Int) -> House? {
    var (cursor, isNamed) = (last + 1, false)
    for _ in 0..<3 {
      guard let next = token(cursor) else { return nil }
      switch next.kind {
      case .number:
        guard next.count <= 5, !isMeasured(cursor) else { return nil }
        return (next.start..<next.end, isNamed || text.kind == .data)
      case .word:
        guard next.meaning.contains(.address) || next.meaning.contains(.numberWord) else { return nil }
        isNamed = true
      case .sign:
        guard ",;-:\"_".utf8.contains(next.sign) else { return nil }
      case .lineEnd: return nil
      }
      cursor += 1
    }
    return text.kind == .data ? fieldNumber(from: cursor) : nil
  }

  /// `"postcode": "4811 XB", "huisnummer": 31`.
  private mutating func fieldNumber(from index: Int) -> House? {
    var isNamed = false
    for cursor in index - 3..<index + 6 {
      guard let next = token(cursor), next.kind != .lineEnd else { return nil }
      if next.meaning.contains(.address) { isNamed = true }
      if next.kind == .number, isNamed { return (next.start..<next.end, true) }
    }
    return nil
  }

  /// `Dorpsstraat 12a, ` before the postcode; a post box is no house.
  private mutating func houseNumber(before index: Int) -> House? {
    var (cursor, suffixes) = (index - 1, 0)
    for _ in 0..<5 {
      guard let before = token(cursor) else { return nil }
      switch before.kind {
      case .number:
        guard before.count <= 5, let street = token(cursor - 1) else { return nil }
        return house(before, street, cursor)
      case .word:
        suffixes += 1
        guard suffixes == 1, before.count <= 3 else { return nil }
      case .sign: guard ",-(;_".utf8.contains(before.sign) else { return nil }
      case .lineEnd: break
      }
      cursor -= 1
    }
    return nil
  }

  private mutating func house(_ number: Token, _ street: Token, _ index: Int) -> House? {
    var (street, cursor) = (street, index - 1)
    for _ in 0..<2 where street.kind == .sign || street.meaning.contains(.numberWord) {
      cursor -= 1
      guard let before = token(cursor) else { return nil }
      street = before
    }
    guard street.kind == .word || street.kind == .number, !street.meaning.contains(.postBox) else { return nil }
    guard street.letterCase == .capitalised || isStreet(street) || street.kind == .number else { return nil }
    return (street.start..<number.end, true)
  }

  private mutating func isStreet(_ word: Token) -> Bool {
    let word = string(word.start..<min(word.end, word.start + 60)).lowercased()
    return [
      "straat", "weg", "laan", "plein", "gracht", "kade", "hof", "dijk", "pad", "singel", "steeg", "markt", "ring",
    ]
    .contains { word.hasSuffix($0) }
  }

  /// Whether letters or a sign make the number a measure: `12%`, `3e`.
  private mutating func isMeasured(_ index: Int) -> Bool {
    guard let number = token(index), let next = token(index + 1), next.start == number.end else { return false }
    if next.kind == .word { return next.count > 1 || [UInt8(ascii: "e")].contains(byte(next.start)) }
    if next.sign == UInt8(ascii: "%") { return true }
    return [UInt8(ascii: ","), UInt8(ascii: ".")].contains(next.sign) && isDigit(byte(next.end))
  }

  /// Years, units, models and text in capitals look like postcodes.
  private mutating func isUnlikely(_ first: Int, _ last: Int) -> Bool {
    guard let digits = token(first), let letters = token(last) else { return true }
    let thousands = (byte(digits.start), byte(digits.start + 1))
    if thousands == (0x31, 0x39) || thousands == (0x32, 0x30) { return true }
    if letters.meaning.contains(.pairOfCapitals) { return true }
    guard let before = token(first - 1), before.kind == .word else { return false }
    return before.meaning.contains(.model) || before.letterCase == .upper
  }
}
