/// A text cut once into words, numbers and signs, with its links, code and front matter: what every rule reads.
struct ScannedText: Sendable {
  let bytes: [UInt8]
  let kind: TextKind
  /// In the order of the text, without white space.
  let tokens: [Token]
  /// In the order of the text, not overlapping.
  let links: [Link]
  /// The lines of the front matter without its fences; the whole of a data file. Empty where there is none.
  let frontMatter: Range<Int>

  init(_ bytes: [UInt8], kind: TextKind) {
    self.bytes = bytes
    self.kind = kind
    frontMatter = ScannedText.frontMatter(of: bytes, kind: kind)
    links = kind == .fileName ? [] : LinkScanner.links(in: bytes)
    tokens = Tokenizer.tokens(of: bytes, links: links)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func frontMatter(of bytes: [UInt8], kind: TextKind) -> Range<Int> {
    switch kind {
    case .data, .commentEntry: return 0..<bytes.count
    case .fileName, .altText: return 0..<0
    case .article, .page, .author, .comment: break
    }
    var lines = LineRanges(bytes)
    guard let fence = lines.next(), isFence(bytes[fence]) else { return 0..<0 }
    let start = lines.offset
    while let line = lines.next() {
      if isFence(bytes[line]) { return start..<line.lowerBound }
    }
    return 0..<0
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let trimmed = line.reversed().drop { $0 == 0x0D || $0 == 0x20 }
    return trimmed.count == 3 && trimmed.allSatisfy { $0 == UInt8(ascii: "-") }
  }
}
