extension TextRules {
  /// A009: more than 20 letters in capitals in a row of words, of which two at least are longer than an abbreviation.
  static func shouting(_ prose: Prose) -> [Match] {
    prose.sentences.flatMap { sentence -> [Match] in
      var matches: [Match] = []
      var run: [Range<Int>] = []
      func close() {
        let letters = run.reduce(0) { $0 + prose.text($1).count(where: \.isLetter) }
        if letters > 20, run.count(where: { $0.count > 4 }) >= 2, let first = run.first, let last = run.last {
          matches.append(
            warning(
              "A009", "\(letters) letters in capitals",
              advice: "write small letters; screen readers may spell capitals out",
              at: first.lowerBound..<last.upperBound))
        }
        run = []
      }
      for word in sentence.words {
        if !hasSmallLetter(prose.bytes[word]), isInCapitals(prose.text(word)) { run.append(word) } else { close() }
      }
      close()
      return matches
    }
  }

  /// Most words have one, which needs no table.
  private static func hasSmallLetter(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { (0x61...0x7A).contains($0) }
  }

  private static func isInCapitals(_ word: String) -> Bool {
    word.contains(where: \.isUppercase) && !word.contains(where: \.isLowercase)
  }
}
