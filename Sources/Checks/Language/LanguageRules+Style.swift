extension LanguageRules {
  /// L005: a form of `worden` with a past participle in more than a quarter of the sentences, and in three at least.
  static func passives(_ prose: Prose) -> [Match] {
    let sentences = prose.sentences
    let passive = sentences.filter { isPassive($0) }
    guard passive.count >= 3, passive.count * 4 > sentences.count, let first = passive.first else { return [] }
    return [
      hint(
        "L005", "\(passive.count) of \(sentences.count) sentences are passive",
        advice: "say who does it: 'de arts onderzoekt u' reads easier than 'u wordt onderzocht'", at: first.range)
    ]
  }

  private static func isPassive(_ sentence: Prose.Sentence) -> Bool {
    let words = sentence.lowered
    return words.contains { ["wordt", "worden", "werd", "werden"].contains($0) } && words.contains(where: isParticiple)
  }

  /// `gemaakt`, `geopereerd`, `onderzocht`, `behandeld`: a guess by first and last letters.
  private static func isParticiple(_ word: String) -> Bool {
    guard word.utf8.count >= 6 else { return false }
    if word.hasPrefix("ge") { return word.hasSuffix("d") || word.hasSuffix("t") || word.hasSuffix("en") }
    let hasPrefix = ["be", "ver", "ont", "her", "onder", "over"].contains { word.hasPrefix($0) }
    return hasPrefix && (word.hasSuffix("d") || word.hasSuffix("cht"))
  }

  /// L006: `u` and `je` in one text, both at least twice: at the first word of the rarer one.
  static func mixedAddress(_ prose: Prose) -> [Match] {
    let words = prose.sentences.flatMap { zip($0.words, $0.lowered) }
    let formal = words.filter { ["u", "uw", "uzelf"].contains($0.1) }
    let informal = words.filter { ["je", "jij", "jou", "jouw", "jezelf"].contains($0.1) }
    guard formal.count >= 2, informal.count >= 2 else { return [] }
    guard let place = (formal.count < informal.count ? formal : informal).first?.0 else { return [] }
    return [
      hint(
        "L006", "'u' (\(formal.count) times) and 'je' (\(informal.count) times) in one text",
        advice: "address the reader in one way", at: place)
    ]
  }
}
