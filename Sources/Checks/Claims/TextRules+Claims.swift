extension TextRules {
  /// T009: words that promise a cure or safety, in a paragraph without a source.
  static func claims(_ prose: Prose) -> [Match] {
    prose.paragraphs.flatMap { paragraph -> [Match] in
      guard !hasSource(paragraph, prose) else { return [] }
      return paragraph.sentences.flatMap { claims(in: $0, prose) }
    }
  }

  private static func claims(in sentence: Prose.Sentence, _ prose: Prose) -> [Match] {
    let words = sentence.lowered
    return words.indices.compactMap { index in
      guard let length = claimLength(words[index...]), !isDenied(words[..<index]) else { return nil }
      let range = sentence.words[index].lowerBound..<sentence.words[index + length - 1].upperBound
      return warning(
        "T009", "claim without a source: '\(prose.text(range))'",
        advice: "name the source in the same paragraph, or say it more carefully", at: range)
    }
  }

  /// How many words a claim takes that starts here, or nil.
  private static func claimLength(_ words: ArraySlice<String>) -> Int? {
    words.first.flatMap { phrases[$0] }?.first { words.starts(with: $0) }?.count
  }

  /// By their first words.
  private static let phrases = Dictionary(grouping: claimPhrases) { $0.first ?? "" }

  private static let claimPhrases: [[String]] = [
    ["geneest"], ["wondermiddel"], ["wonderkuur"], ["zonder", "bijwerkingen"], ["geen", "bijwerkingen"],
    ["geen", "enkel", "risico"], ["volledig", "veilig"], ["volkomen", "veilig"], ["procent", "veilig"],
    ["altijd", "veilig"], ["gegarandeerd"], ["wetenschappelijk", "bewezen"], ["bewezen", "effectief"],
    ["klinisch", "getest"], ["werkt", "altijd"], ["voorgoed", "genezen"], ["definitief", "genezen"], ["ontgift"],
  ]

  /// `geen wondermiddel`, `niet gegarandeerd`: no claim.
  private static func isDenied(_ before: ArraySlice<String>) -> Bool {
    before.suffix(2).contains { ["geen", "niet", "nooit", "geenszins"].contains($0) }
  }

  /// A link, a note, a DOI, a year in brackets, or `bron` and `volgens`.
  static func hasSource(_ paragraph: Prose.Paragraph, _ prose: Prose) -> Bool {
    let search = ByteSearch(bytes: prose.bytes, range: paragraph.range)
    if ["://", "](", "[^", "10."].contains(where: { !search.ends(of: $0).isEmpty }) { return true }
    if ["(19", "(20", ", 19", ", 20"].contains(where: { search.ends(of: $0).contains { isYear($0, prose.bytes) } }) {
      return true
    }
    return paragraph.sentences.contains { sentence in
      sentence.lowered.contains { ["bron", "bronnen", "volgens", "blijkens"].contains($0) }
    }
  }

  /// Two digits and a bracket: the rest of a year in brackets.
  private static func isYear(_ index: Int, _ bytes: [UInt8]) -> Bool {
    guard index + 2 < bytes.count else { return false }
    return bytes[index..<index + 2].allSatisfy { (0x30...0x39).contains($0) } && bytes[index + 2] == UInt8(ascii: ")")
  }
}
