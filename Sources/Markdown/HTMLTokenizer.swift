/// Splits raw HTML into tags, comments and text, the way a browser would for HTML that is not broken.
///
/// Every byte is looked at a bounded number of times. What is never closed ends the tokens: the rest is `.broken`.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    case comment(Range<Int>)
    case start(HTMLTag)
    case end(HTMLTag)
    /// `<!DOCTYPE ...>`, `<?...?>`, `<![CDATA[...]]>`.
    case declaration(Range<Int>)
    /// A tag or comment without its end, up to the end of the text.
    case broken(Range<Int>)
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// Set behind `<script>` and the like: their content is no HTML.
  private var rawElement: [UInt8]?

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  mutating func next() -> Token? {
    guard index < text.count else { return nil }
    let start = index
    if let name = rawElement {
      rawElement = nil
      index = endOfRawElement(name)
      if index > start { return .text(start..<index) }
    }
    if startsMarkup(index) { return markup() }
    index += 1
    while index < text.count, !startsMarkup(index) { index += 1 }
    return .text(start..<index)
  }

  private func startsMarkup(_ place: Int) -> Bool {
    guard text[place] == UInt8(ascii: "<"), place + 1 < text.count else { return false }
    switch text[place + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return place + 2 < text.count && isLetter(text[place + 2])
    default: return isLetter(text[place + 1])
    }
  }

  private mutating func markup() -> Token {
    let start = index
    if starts(with: "<!--") { return ended(by: "-->", from: start + 2, start).map { .comment($0) } ?? broken(start) }
    if starts(with: "<![CDATA[") {
      return ended(by: "]]>", from: start, start).map { .declaration($0) } ?? broken(start)
    }
    if starts(with: "<?") { return ended(by: "?>", from: start, start).map { .declaration($0) } ?? broken(start) }
    if starts(with: "<!") { return ended(by: ">", from: start, start).map { .declaration($0) } ?? broken(start) }
    let isEnd = text[start + 1] == UInt8(ascii: "/")
    guard let tag = HTMLTag(text, at: start + (isEnd ? 2 : 1), start: start) else { return broken(start) }
    index = tag.range.upperBound
    if !isEnd, ["script", "style", "textarea", "title", "iframe", "noframes", "xmp"].contains(tag.name) {
      rawElement = Array(tag.name.utf8)
    }
    return isEnd ? .end(tag) : .start(tag)
  }

  private mutating func broken(_ start: Int) -> Token {
    index = text.count
    return .broken(start..<text.count)
  }

  private mutating func ended(by end: StaticString, from place: Int, _ start: Int) -> Range<Int>? {
    var place = place
    while place + end.utf8CodeUnitCount <= text.count {
      if matches(end, at: place) {
        index = place + end.utf8CodeUnitCount
        return start..<index
      }
      place += 1
    }
    return nil
  }

  private func starts(with literal: StaticString) -> Bool { matches(literal, at: index) }

  private func matches(_ literal: StaticString, at place: Int) -> Bool {
    guard place + literal.utf8CodeUnitCount <= text.count else { return false }
    for offset in 0..<literal.utf8CodeUnitCount where text[place + offset] != literal.utf8Start[offset] { return false }
    return true
  }

  private func endOfRawElement(_ name: [UInt8]) -> Int {
    var place = index
    while place + name.count + 2 <= text.count {
      if text[place] == UInt8(ascii: "<"), text[place + 1] == UInt8(ascii: "/"),
        zip(text[(place + 2)...], name).allSatisfy({ $0 | 0x20 == $1 })
      {
        return place
      }
      place += 1
    }
    return text.count
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
