extension LanguageRules {
  /// L001, below 60 for patients and 45 for professionals, and L003, more than 15 words a sentence for patients.
  static func readingEase(_ prose: Prose, _ audience: Audience) -> [Match] {
    let ease = ReadingEase(prose)
    guard ease.words >= fewestWords, let score = ease.score, let place = prose.paragraphs.first?.sentences.first?.range
    else {
      return []
    }
    var hints: [Match] = []
    if score < (audience == .patients ? 60 : 45) {
      hints.append(
        hint(
          "L001", "estimated reading ease \(Int(score.rounded())) (Flesch-Douma), hard for \(audience.rawValue)",
          advice: "shorter sentences and shorter words read easier", at: place))
    }
    if audience == .patients, ease.wordsPerSentence > 15 {
      hints.append(
        hint(
          "L003", "on average \(Int(ease.wordsPerSentence.rounded())) words a sentence",
          advice: "aim at 15 words or fewer", at: place))
    }
    return hints
  }

  /// L002: the five longest sentences of more than 25 words.
  static func longSentences(_ prose: Prose) -> [Match] {
    prose.sentences.filter { $0.words.count > 25 }
      .sorted { ($1.words.count, $0.range.lowerBound) < ($0.words.count, $1.range.lowerBound) }
      .prefix(5)
      .map { sentence in
        hint(
          "L002", "sentence of \(sentence.words.count) words", advice: "split it, or turn it into a list",
          at: sentence.range)
      }
  }

  /// L004: paragraphs of more than 120 words.
  static func longParagraphs(_ prose: Prose) -> [Match] {
    prose.paragraphs.filter { $0.wordCount > 120 }.map { paragraph in
      hint(
        "L004", "paragraph of \(paragraph.wordCount) words", advice: "split it where the subject changes",
        at: paragraph.range)
    }
  }
}
