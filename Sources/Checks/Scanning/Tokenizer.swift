/// Cuts UTF-8 into tokens in one pass. Bytes that are no UTF-8 count as letters and harm nothing.
struct Tokenizer {
  private let bytes: [UInt8]
  private let links: [Link]
  private var tokens: [Token] = []
  private var offset = 0
  private var link = 0

  static func tokens(of bytes: [UInt8], links: [Link]) -> [Token] {
    var tokenizer = Tokenizer(bytes: bytes, links: links)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8], links: [Link]) {
    self.bytes = bytes
    self.links = links
    tokens.reserveCapacity(bytes.count / 4)
  }

  private mutating func run() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x0A: append(.lineEnd, length: 1)
      case 0x30...0x39: appendNumber()
      case 0x41...0x5A, 0x61...0x7A: appendWord()
      case 0...0x20, 0x7F: offset += 1
      case 0..<0x80: append(.sign, length: 1, sign: bytes[offset])
      case 0xC2: appendLatinSign()
      case 0xE2: appendPunctuation()
      case 0xF0...0xF4: append(.sign, length: min(4, bytes.count - offset))
      default: appendWord()
      }
    }
  }

  private mutating func append(_ kind: Token.Kind, length: Int, sign: UInt8 = 0) {
    add(Token(kind: kind, start: offset, end: offset + length, sign: sign))
  }

  private mutating func add(_ token: Token) {
    var token = token
    while link < links.count, links[link].range.upperBound <= token.start { link += 1 }
    if link < links.count, links[link].range.contains(token.start) { token.link = link }
    tokens.append(token)
    offset = token.end
  }

  private mutating func appendNumber() {
    var end = offset + 1
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    append(.number, length: end - offset)
  }

  /// U+0080 to U+00BF: the soft hyphen belongs to a word, the no-break space is white space, the rest are signs.
  private mutating func appendLatinSign() {
    switch byte(1) {
    case 0xA0: offset += 2
    case 0xAD: appendWord()
    default: append(.sign, length: min(2, bytes.count - offset))
    }
  }

  /// U+2000 to U+2FFF: spaces, dashes, quotes, the euro, arrows and symbols.
  private mutating func appendPunctuation() {
    let length = min(3, bytes.count - offset)
    switch (byte(1), byte(2)) {
    case (0x80, 0x80...0x8A), (0x80, 0xAF), (0x80, 0xA8...0xA9): offset += length
    case (0x80, 0x8B...0x8D): appendWord()
    case (0x80, 0x90...0x95), (0x88, 0x92): append(.sign, length: length, sign: UInt8(ascii: "-"))
    case (0x80, 0x98...0x9B): append(.sign, length: length, sign: UInt8(ascii: "'"))
    case (0x80, 0x9C...0x9F): append(.sign, length: length, sign: UInt8(ascii: "\""))
    case (0x82, 0xAC): append(.sign, length: length, sign: Tokenizer.currency)
    default: append(.sign, length: length)
    }
  }

  /// The euro and its like, as a byte that no ASCII sign has.
  static let currency: UInt8 = 0x80

  private func byte(_ ahead: Int) -> UInt8 { offset + ahead < bytes.count ? bytes[offset + ahead] : 0 }

  private mutating func appendWord() {
    let word = FoldedWord(in: bytes, at: offset)
    var token = Token(kind: .word, start: offset, end: word.end)
    token.letterCase = word.letterCase
    if let text = word.text { token.meaning = Lexicon.meaning(of: text) }
    add(token)
  }
}
