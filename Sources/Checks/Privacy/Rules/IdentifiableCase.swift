extension PrivacyScan {
  /// P009, second half: an age, a diagnosis and a place in one paragraph.
  mutating func weighCase(at index: Int) {
    guard !allowed.caseHasConsent, text.kind != .fileName, let token = token(index) else { return }
    switch token.kind {
    case .lineEnd: if self.token(index + 1)?.kind == .lineEnd { endParagraph() }
    case .number: if paragraph.age == nil, let age = age(at: index) { paragraph.age = age }
    case .word:
      if isDiagnosis(token) { paragraph.hasDiagnosis = true }
      if token.meaning.contains(.placePreposition), isTown(behind: index) { paragraph.hasPlace = true }
    case .sign: break
    }
  }

  mutating func endParagraph() {
    defer { paragraph = CaseEvidence() }
    guard let age = paragraph.age, paragraph.hasDiagnosis, paragraph.hasPlace else { return }
    report(
      "P009", .warning, "identifiable case: an age, a diagnosis and a place in one paragraph",
      advice: "leave one of the three out, or record the consent in the front matter", at: age, rank: 9)
  }

  /// `54-jarige vrouw`, `83 jaar oud`, `man van 41 jaar`, `vrouw (62 jaar)`: the age of one person.
  private mutating func age(at index: Int) -> Range<Int>? {
    guard let number = token(index), number.count <= 3, number.link < 0, let next = token(index + 1) else { return nil }
    if next.sign == UInt8(ascii: "-"), let adjective = token(index + 2), adjective.kind == .word {
      guard let noun = token(index + 3), noun.kind == .word, !noun.meaning.contains(.ageOfAThing) else { return nil }
      return isJarig(adjective) ? number.start..<adjective.end : nil
    }
    guard next.kind == .word, next.count == 4, string(next.start..<next.end) == "jaar" else { return nil }
    guard let before = token(index - 1), let after = token(index + 2) else { return nil }
    if after.count == 3, string(after.start..<after.end) == "oud" { return number.start..<after.end }
    let isBracketed = before.sign == UInt8(ascii: "(") && after.sign == UInt8(ascii: ")")
    let isOf = before.count == 3 && string(before.start..<before.end) == "van"
    guard isBracketed || isOf, token(index - 2)?.meaning.contains(.person) == true else { return nil }
    return number.start..<next.end
  }

  /// `jarige` and `jarig`, not the many `jarigen`.
  private mutating func isJarig(_ word: Token) -> Bool {
    guard (5...6).contains(word.count) else { return false }
    let text = string(word.start..<word.end)
    return text == "jarige" || text == "jarig"
  }

  /// `als` and `ms` are words too: only in capitals are they diseases.
  private func isDiagnosis(_ word: Token) -> Bool {
    word.meaning.contains(.diagnosis)
      && (word.count > 3 || word.letterCase == .upper || word.meaning == .diagnosis && word.count == 3)
  }

  private mutating func isTown(behind index: Int) -> Bool {
    guard var town = token(index + 1), town.kind == .word else { return false }
    if town.letterCase == .capitalised, town.meaning.contains(.nameParticle), let next = token(index + 2),
      next.kind == .word
    {
      town = next
    }
    return town.letterCase == .capitalised && town.count > 2 && !town.meaning.contains(.notATown)
  }
}
