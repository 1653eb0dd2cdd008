/// How easily a Dutch text reads, by the formula of Flesch as Douma fitted it to Dutch.
///
/// `206.84 - 0.93 x words a sentence - 77 x syllables a word`; 100 is very easy, 60 to 70 ordinary, below 30 very hard
/// (dbnl.org, taa014197701_01_0089). Such formulas are an estimate and say nothing of a single reader.
public struct ReadingEase: Sendable, Hashable {
  public var sentences: Int
  public var words: Int
  public var syllables: Int

  public init(sentences: Int, words: Int, syllables: Int) {
    self.sentences = sentences
    self.words = words
    self.syllables = syllables
  }

  /// Of the running text in Markdown; numbers and addresses are no words.
  public init(of markdown: String) { self.init(Prose(Array(markdown.utf8))) }

  init(_ prose: Prose) {
    let words = prose.sentences.flatMap(\.lowered)
    self.init(
      sentences: prose.sentences.count, words: words.count,
      syllables: words.reduce(0) { $0 + syllableCount(of: $1) })
  }

  /// Nil for a text without words.
  public var score: Double? {
    guard sentences > 0, words > 0 else { return nil }
    return 206.84 - 0.93 * wordsPerSentence - 77 * Double(syllables) / Double(words)
  }

  public var wordsPerSentence: Double { sentences == 0 ? 0 : Double(words) / Double(sentences) }
}
