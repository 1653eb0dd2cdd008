extension TextRules {
  /// A008: sentences in English, A010: abbreviations that are not explained, A014: references by colour only.
  static func words(_ prose: Prose) -> [Match] {
    colours(prose) + abbreviations(prose) + prose.sentences.compactMap { foreign($0) }
  }

  private static func colours(_ prose: Prose) -> [Match] {
    prose.sentences.flatMap { sentence -> [Match] in
      sentence.lowered.indices.dropLast().compactMap { index in
        guard colourWords.contains(sentence.lowered[index]), shapeWords.contains(sentence.lowered[index + 1]) else {
          return nil
        }
        let range = sentence.words[index].lowerBound..<sentence.words[index + 1].upperBound
        return warning(
          "A014", "'\(prose.text(range))' is found by its colour only",
          advice: "name it by its text or its place too; not everyone sees colours", at: range)
      }
    }
  }

  private static let colourWords: Set<String> = [
    "rode", "groene", "blauwe", "gele", "paarse", "oranje", "roze", "bruine", "grijze", "zwarte", "witte",
  ]
  private static let shapeWords: Set<String> = [
    "balk", "balken", "balkje", "balkjes", "lijn", "lijnen", "kolom", "kolommen", "staaf", "staven", "vlak", "vlakken",
    "knop", "knoppen", "stip", "stippen", "vakje", "vakjes", "pijl", "pijlen", "tekst", "letters",
  ]

  /// Each abbreviation once, where it first stands, unless brackets at either side of it explain it somewhere.
  private static func abbreviations(_ prose: Prose) -> [Match] {
    var seen: Set<String> = []
    return prose.sentences.flatMap { abbreviations(in: $0.words, prose.bytes) }.compactMap { range -> Match? in
      let word = prose.text(range)
      guard !known.contains(word), seen.insert(word).inserted, !isExplained(word, prose) else { return nil }
      return match(
        .hint, "A010", "abbreviation '\(word)' is not explained",
        advice: "write it out where it first stands, with the abbreviation in brackets", at: range)
    }
  }

  /// Words in capitals by themselves; several in a row are shouted, and signs at their side make them a code.
  private static func abbreviations(in words: [Range<Int>], _ bytes: [UInt8]) -> [Range<Int>] {
    words.indices.compactMap { index in
      let range = words[index]
      guard isInCapitals(bytes[range]) else { return nil }
      let before = index > 0 && isInCapitals(bytes[words[index - 1]])
      let after = index + 1 < words.count && isInCapitals(bytes[words[index + 1]])
      let left = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
      let right = range.upperBound < bytes.count ? bytes[range.upperBound] : 0x20
      let isCode = "!_.@#/".utf8.contains(left) || "_@".utf8.contains(right) || (0x30...0x39).contains(right)
      return before || after || isCode ? nil : range
    }
  }

  private static func isInCapitals(_ word: ArraySlice<UInt8>) -> Bool {
    (2...5).contains(word.count) && word.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private static let known: Set<String> = [
    "AVG", "BSN", "GGD", "RIVM", "ICT", "UTC", "BTW", "DNA", "HIV", "KB", "MB", "GB", "AB", "KPN", "ANWB", "WHO", "FAQ",
    "TV", "PDF", "RSS", "HTML", "CSS", "URL", "USB", "CD", "DVD", "SMS", "GPS", "ID", "PC", "IT", "EU", "VS", "OK",
    "NL",
    "BV", "NV", "NOS", "ANP", "WC", "II", "III", "IV", "VI",
  ]

  private static func isExplained(_ word: String, _ prose: Prose) -> Bool {
    let search = ByteSearch(bytes: prose.bytes, range: 0..<prose.bytes.count)
    return !search.ends(of: "(\(word))").isEmpty || !search.ends(of: "\(word) (").isEmpty
  }

  private static func foreign(_ sentence: Prose.Sentence) -> Match? {
    guard sentence.words.count >= 6 else { return nil }
    let count = sentence.lowered.count { english.contains($0) }
    guard count >= 3, count * 4 >= sentence.words.count else { return nil }
    return match(
      .hint, "A008", "sentence in English", advice: "say what it means in the language of the text too",
      at: sentence.range)
  }

  private static let english: Set<String> = [
    "the", "and", "to", "with", "that", "from", "are", "this", "they", "have", "not", "for", "which", "their",
  ]

  /// T011: the first percentage of a text in which none has a source in its paragraph.
  static func percentages(_ prose: Prose) -> [Match] {
    var first: Match?
    for paragraph in prose.paragraphs {
      let search = ByteSearch(bytes: prose.bytes, range: paragraph.range)
      let ends = search.ends(of: "%") + search.ends(of: " procent")
      guard let end = ends.min(), let start = number(before: end, prose.bytes, from: paragraph.range.lowerBound) else {
        continue
      }
      if hasSource(paragraph, prose) { return [] }
      first =
        first
        ?? match(
          .hint, "T011", "percentage without a source", advice: "name the source in the same paragraph", at: start..<end
        )
    }
    return first.map { [$0] } ?? []
  }

  /// Where the number starts whose last digit stands within the ten bytes before a place.
  private static func number(before end: Int, _ bytes: [UInt8], from first: Int) -> Int? {
    func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }
    guard var start = (max(first, end - 10)..<end).last(where: isDigit) else { return nil }
    while start > first, isDigit(start - 1) || ",.".utf8.contains(bytes[start - 1]) { start -= 1 }
    return start
  }
}
