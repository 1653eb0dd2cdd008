extension PrivacyScan {
  /// P009, first half: a form of address or `patiënt` with a name. Professionals who are named for their work are not
  /// meant: those with a title, or with a profession right before or behind the name.
  mutating func findNamedPerson(at index: Int) {
    guard !allowed.caseHasConsent, let word = token(index), word.link < 0 || text.kind == .fileName else { return }
    guard let name = name(behind: index), let end = token(name.last)?.end else { return }
    guard !isProfessional(first: index, last: name.last) else { return }
    let start = text.kind == .fileName ? word.start : token(index)?.start ?? word.start
    let shown = string(word.start..<word.end) + " " + masked(string(name.start..<end), showing: 1)
    report(
      "P009", .warning, "named person: \(shown)",
      advice: "make the case anonymous, or record the consent in the front matter", at: start..<end, rank: 8)
  }

  private typealias Name = (start: Int, last: Int)

  private mutating func name(behind index: Int) -> Name? {
    guard let word = token(index) else { return nil }
    if word.meaning.contains(.honorific) { return name(from: behindDot(index), acceptsInitial: true) }
    if word.meaning.contains(.patient) {
      return name(from: index + 1, acceptsInitial: false)
    }
    guard word.count == 4, string(word.start..<word.end) == "heer", let article = token(index - 1),
      article.count == 2, string(article.start..<article.end).lowercased() == "de"
    else { return nil }
    return name(from: index + 1, acceptsInitial: true)
  }

  /// `dhr.` and `mw.` carry a dot.
  private mutating func behindDot(_ index: Int) -> Int {
    guard let word = token(index), let dot = token(index + 1) else { return index + 1 }
    guard dot.sign == UInt8(ascii: "."), dot.start == word.end, word.count <= 4 else { return index + 1 }
    return index + 2
  }

  /// Initials, particles and a capitalised word, right behind the form of address.
  private mutating func name(from index: Int, acceptsInitial: Bool) -> Name? {
    if text.kind == .fileName { return nameInFileName(from: index) }
    var (cursor, initials) = (index, 0)
    var start: Int?
    var afterParticle = false
    for _ in 0..<8 {
      guard let word = token(cursor), word.kind == .word, word.start - (token(cursor - 1)?.end ?? 0) <= 2 else { break }
      start = start ?? word.start
      if isInitial(cursor) {
        initials += 1
        cursor += 2
      } else if word.meaning.contains(.placePreposition), word.letterCase == .lower, !acceptsInitial {
        break  // `patiënt in Nederland`
      } else if word.meaning.contains(.nameParticle), !afterParticle || word.letterCase == .lower {
        afterParticle = true
        cursor += 1
      } else if isSurname(word), let start {
        return (start, cursor)
      } else {
        break
      }
    }
    guard let start, acceptsInitial, initials > 0, !isPlaceholder(index) else { return nil }
    return (start, cursor - 2)
  }

  /// A capital with a dot.
  private mutating func isInitial(_ index: Int) -> Bool {
    guard let word = token(index), word.count == 1, word.letterCase == .capitalised else { return false }
    return token(index + 1)?.sign == UInt8(ascii: ".")
  }

  /// `mevrouw X.`: nobody.
  private mutating func isPlaceholder(_ index: Int) -> Bool {
    guard let word = token(index) else { return false }
    return (UInt8(ascii: "X")...UInt8(ascii: "Z")).contains(byte(word.start)) || byte(word.start) == UInt8(ascii: "N")
  }

  private func isSurname(_ word: Token) -> Bool {
    word.letterCase == .capitalised && word.count > 1
      && word.meaning.isDisjoint(with: [.notAName, .honorific, .title, .patient, .month, .notATown])
  }

  /// `mevrouw-de-groot-wond.jpg`: particles, then a word of which nothing better is known.
  private mutating func nameInFileName(from index: Int) -> Name? {
    var (cursor, start) = (index, Int?.none)
    var particles = 0
    for _ in 0..<8 {
      guard let part = token(cursor) else { return nil }
      if part.kind == .word {
        start = start ?? part.start
        if part.letterCase == .capitalised || particles > 0 && !part.meaning.contains(.nameParticle), let start {
          return (start, cursor)
        }
        guard part.meaning.contains(.nameParticle), !part.meaning.contains(.placePreposition) else { return nil }
        particles += 1
      } else if part.kind != .sign {
        return nil
      }
      cursor += 1
    }
    return nil
  }

  /// A title or profession before the form of address, a title behind it, or a profession within four words of the name.
  private mutating func isProfessional(first: Int, last: Int) -> Bool {
    for cursor in [first - 1, first - 2] {
      guard let word = token(cursor), word.kind == .word else { continue }
      if !word.meaning.isDisjoint(with: [.title, .profession]) { return true }
    }
    for cursor in first + 1..<first + 4 {
      if token(cursor)?.meaning.contains(.title) == true { return true }
    }
    guard token(last + 1)?.sign == UInt8(ascii: ",") else { return false }
    for cursor in last + 2..<last + 5 {
      guard let word = token(cursor), word.kind == .word else { return false }
      if word.meaning.contains(.profession) { return true }
    }
    return false
  }
}
