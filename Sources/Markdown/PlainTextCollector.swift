/// Gathers a document's plain text and counts its words.
///
/// Without a wish for all text it stops keeping it behind the first paragraph, which is the summary.
struct PlainTextCollector {
  private(set) var wordCount = 0
  private var bytes: [UInt8] = []
  private let keepsAll: Bool
  private var isKeeping = true
  private var isInWord = false
  private var paragraphStart: Int?
  private var firstParagraph: Range<Int>?
  private var moreEnd: Int?

  init(keepsAll: Bool) {
    self.keepsAll = keepsAll
  }

  /// Appends text and tells which signs it holds. Words are runs of anything but space that hold a letter or digit; a
  /// word may run through several inlines.
  @discardableResult
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> TextSigns {
    let (signs, words) = TextSigns.scan(text, isInWord: &isInWord)
    wordCount += words
    if isKeeping {
      if signs.contains(.needsCare) { bytes.appendPlain(text, .article) } else { bytes.append(contentsOf: text) }
    }
    return signs
  }

  mutating func space() {
    isInWord = false
    if isKeeping { bytes.append(UInt8(ascii: " ")) }
  }

  /// Ends a block: its text and the next block's are on lines of their own.
  mutating func endBlock() {
    isInWord = false
    if isKeeping, let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  mutating func startParagraph() {
    if firstParagraph == nil { paragraphStart = bytes.count }
  }

  mutating func endParagraph() {
    if let start = paragraphStart, bytes.count > start {
      firstParagraph = start..<bytes.count
      if !keepsAll { isKeeping = false }
    }
    paragraphStart = nil
    endBlock()
  }

  /// Notes that the summary ends here.
  mutating func more() {
    if moreEnd == nil { moreEnd = bytes.count }
  }

  var all: String { String(decoding: bytes, as: UTF8.self) }

  /// The text before `<!--more-->`, else the first paragraph, on one line.
  var summary: String {
    let text = moreEnd.map { bytes[..<$0] } ?? firstParagraph.map { bytes[$0] } ?? []
    let space = UInt8(ascii: " ")
    return String(unsafeUninitializedCapacity: text.count) { line in
      var count = 0
      for byte in text {
        let byte = byte == UInt8(ascii: "\n") ? space : byte
        if byte == space, count == 0 || line[count - 1] == space { continue }
        line[count] = byte
        count += 1
      }
      return count > 0 && line[count - 1] == space ? count - 1 : count
    }
  }
}
