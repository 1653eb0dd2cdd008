extension PrivacyScan {
  /// P013 in front matter and data: `big` has 11 digits, `agb` has 8.
  mutating func findProfileNumbers() {
    guard [.author, .article, .page, .data].contains(text.kind) else { return }
    for key in KeyScanner.keys(in: text, range: text.frontMatter) {
      let name = string(key.name).lowercased()
      guard name == "big" || name == "agb" else { continue }
      let value = fieldValue(key.value)
      let expected = name == "big" ? 11 : 8
      let digits = value.utf8.filter { isDigit($0) }
      let isNumber = value.utf8.allSatisfy { isDigit($0) || $0 == 0x20 || $0 == UInt8(ascii: ".") }
      guard !value.isEmpty, digits.count != expected || !isNumber else { continue }
      reportCareNumber(name.uppercased(), expected, digits.count, at: key.value)
    }
  }

  /// P013 in text: a number of another length behind `BIG-nummer`, `AGB-code` or `AGB:`.
  mutating func findCareNumber(at index: Int) {
    guard let number = token(index), number.count >= 5, number.link < 0 else { return }
    guard let label = careLabel(before: index) else { return }
    let expected = label == .bigRegister ? 11 : 8
    guard number.count != expected, join(after: index)?.isSpaced ?? true else { return }
    reportCareNumber(label == .bigRegister ? "BIG" : "AGB", expected, number.count, at: number.start..<number.end)
  }

  private mutating func reportCareNumber(_ name: String, _ expected: Int, _ found: Int, at range: Range<Int>) {
    report(
      "P013", .error, "\(name) number of \(found) digits, not \(expected)",
      advice: "copy the number from the register again",
      at: range.isEmpty ? range.lowerBound..<range.lowerBound + 1 : range,
      rank: 0)
  }

  /// Without quotes and comment.
  private mutating func fieldValue(_ range: Range<Int>) -> String {
    let value = string(range).prefix { $0 != "#" }
    return String(value.filter { $0 != "\"" && $0 != "'" }.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The register that the words before a number name, with `nummer`, `code` or a colon, at most 30 bytes away.
  private mutating func careLabel(before index: Int) -> Meaning? {
    guard let start = token(index)?.start else { return nil }
    var (cursor, isNumber) = (index - 1, false)
    while let word = token(cursor), start - word.end <= 30, word.kind != .lineEnd, word.kind != .number {
      if word.kind == .sign, ":=".utf8.contains(word.sign) { isNumber = true }
      if word.meaning.contains(.numberWord) || word.meaning.contains(.thingNumber) { isNumber = true }
      if word.meaning.contains(.bigRegister) { return isNumber && isRegister(word) ? .bigRegister : nil }
      if word.meaning.contains(.agbCode) { return isNumber ? .agbCode : nil }
      let isFiller = word.kind == .sign || word.meaning.contains(.linking) || word.meaning.contains(.thingNumber)
      guard isFiller || word.meaning.contains(.numberWord) else { return nil }
      cursor -= 1
    }
    return nil
  }

  /// The register is written in capitals: `big data` is none.
  private mutating func isRegister(_ word: Token) -> Bool {
    byte(word.start) == UInt8(ascii: "B") && byte(word.start + 1) == UInt8(ascii: "I")
  }
}
