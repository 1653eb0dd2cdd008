/// The running text of a Markdown file: paragraphs, their sentences, and the words of those, as ranges of bytes.
///
/// Headings, tables, code, HTML, front matter, addresses and numbers are left out; an item of a list is a paragraph.
struct Prose: Sendable {
  struct Paragraph: Sendable {
    var range: Range<Int>
    var sentences: [Sentence] = []
    var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }
  }

  struct Sentence: Sendable {
    var words: [Range<Int>] = []
    /// The same words in small letters.
    var lowered: [String] = []
    /// From the first word to the end of the last.
    var range: Range<Int> { (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? 0) }
  }

  let bytes: [UInt8]
  let paragraphs: [Paragraph]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    paragraphs = ProseBlocks.blocks(of: bytes).map { lines in
      var sentences = SentenceReader.sentences(of: bytes, lines: lines)
      for index in sentences.indices {
        sentences[index].lowered = sentences[index].words.map { Prose.lowered(bytes[$0]) }
      }
      return Paragraph(
        range: (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0), sentences: sentences)
    }.filter { $0.wordCount > 0 }
    sentences = paragraphs.flatMap(\.sentences)
  }

  let sentences: [Sentence]

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A word in small letters; most have no others, which needs no table.
  private static func lowered(_ word: ArraySlice<UInt8>) -> String {
    let text = String(decoding: word, as: UTF8.self)
    return word.allSatisfy { (0x61...0x7A).contains($0) } ? text : text.lowercased()
  }
}
