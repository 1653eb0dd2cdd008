/// What link reference definitions may cost: the library copies destination and title at every use.
struct ReferenceDefinitions {
  /// Offsets of the colons behind `[label]`.
  private var colons: [Int] = []
  /// How many `]` there are: no more links than that.
  private var uses = 0

  mutating func note(isDefinition: Bool, at offset: Int) {
    uses += 1
    if isDefinition { colons.append(offset) }
  }

  /// An upper bound of the bytes that all uses copy: every link by the longest definition.
  func cost(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard !colons.isEmpty else { return 0 }
    var measure = Measure(text)
    var longest = 0
    for colon in colons { longest = max(longest, measure.length(colon: colon)) }
    return longest * uses
  }

  /// Measures definitions. Questions come in ascending order and answers are kept, so that the text is read a bounded
  /// number of times, however its definitions overlap.
  private struct Measure {
    private let text: UnsafeBufferPointer<UInt8>
    private var wordEnd = 0
    private var angleEnd = 0
    private var spaces = (start: 0, end: 0)
    private var titleEnds: [UInt8: Int] = [:]

    init(_ text: UnsafeBufferPointer<UInt8>) {
      self.text = text
    }

    /// The bytes of destination and title of the definition whose colon stands here.
    mutating func length(colon: Int) -> Int {
      let start = skipSpace(colon + 1)
      guard start < text.count else { return 0 }
      let end = text[start] == UInt8(ascii: "<") ? bracketed(start) : word(start)
      let title = skipSpace(end)
      guard title < text.count, let close = titleEnd(opener: text[title], after: title) else { return end - start }
      return close - start
    }

    private mutating func word(_ start: Int) -> Int {
      if start >= wordEnd {
        wordEnd = start
        while wordEnd < text.count, text[wordEnd] > 0x20 { wordEnd += 1 }
      }
      return wordEnd
    }

    private mutating func bracketed(_ start: Int) -> Int {
      if start >= angleEnd {
        angleEnd = start
        while angleEnd < text.count, text[angleEnd] != UInt8(ascii: ">"), text[angleEnd] != UInt8(ascii: "\n") {
          angleEnd += 1
        }
        angleEnd = min(angleEnd + 1, text.count)
      }
      return angleEnd
    }

    /// Skips spaces, line ends, and the marks of a quote that go on between a definition's lines.
    private mutating func skipSpace(_ start: Int) -> Int {
      guard start < spaces.start || start >= spaces.end else { return spaces.end }
      var end = start
      while end < text.count, text[end] <= 0x20 || (text[end] == UInt8(ascii: ">") && end > start) { end += 1 }
      spaces = (start, end)
      return end
    }

    private mutating func titleEnd(opener: UInt8, after start: Int) -> Int? {
      let closer: UInt8
      switch opener {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): closer = opener
      case UInt8(ascii: "("): closer = UInt8(ascii: ")")
      default: return nil
      }
      var end = titleEnds[closer] ?? 0
      if end <= start {
        end = start + 1
        while end < text.count, text[end] != closer || text[end - 1] == UInt8(ascii: "\\") { end += 1 }
        titleEnds[closer] = end
      }
      return end < text.count ? end : nil
    }
  }
}
