/// Cuts a template into tokens.
///
/// The rules are Jinja's: `-` beside a tag's edge strips whitespace there, `{% raw %}` is text, one newline at the very end
/// is dropped, and a tag ends only where its brackets are balanced.
struct Lexer {
  let source: [UInt8]
  /// Where the template ends: before its last newline.
  private let limit: Int
  private var offset = 0
  private var tokens: [Token] = []
  /// Set where the tag before ended with `-`: whitespace that follows is dropped.
  private var trimsNext = false

  init(_ source: [UInt8]) {
    self.source = source
    var limit = source.count
    if limit > 0, source[limit - 1] == UInt8(ascii: "\n") { limit -= 1 }
    if limit > 0, limit == source.count || source[limit - 1] == UInt8(ascii: "\r"),
      source[limit - 1] == UInt8(ascii: "\r")
    {
      limit -= 1
    }
    self.limit = limit
  }

  mutating func tokenize() throws(Mistake) -> [Token] {
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    while offset < limit {
      try readTextAndTag()
    }
    tokens.append(Token(kind: .end, start: limit, end: limit))
    return tokens
  }

  private func byte(_ position: Int) -> UInt8 { position < limit ? source[position] : 0 }

  private func isAt(_ position: Int, _ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    position + 1 < limit && source[position] == UInt8(ascii: first) && source[position + 1] == UInt8(ascii: second)
  }
}

// MARK: - Text, comments and raw

extension Lexer {
  private mutating func readTextAndTag() throws(Mistake) {
    let start = trimsNext ? source.skippingWhitespace(from: offset, to: limit) : offset
    trimsNext = false
    var open = start
    while open < limit {
      if source[open] == UInt8(ascii: "{"), open + 1 < limit {
        let next = source[open + 1]
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") { break }
      }
      open += 1
    }
    guard open < limit else {
      appendText(start, limit)
      offset = limit
      return
    }
    let sign = byte(open + 2)
    appendText(start, sign == UInt8(ascii: "-") ? source.trimmingWhitespace(from: start, to: open) : open)
    let hasSign = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    offset = open + (hasSign ? 3 : 2)
    switch source[open + 1] {
    case UInt8(ascii: "#"): try skipComment(from: open)
    case UInt8(ascii: "{"):
      tokens.append(Token(kind: .variableBegin, start: open, end: offset))
      try readTag(from: open, isBlock: false)
    default:
      if try readRaw(from: open) { return }
      tokens.append(Token(kind: .blockBegin, start: open, end: offset))
      try readTag(from: open, isBlock: true)
    }
  }

  private mutating func appendText(_ start: Int, _ end: Int) {
    if end > start { tokens.append(Token(kind: .text, start: start, end: end)) }
  }

  private mutating func skipComment(from open: Int) throws(Mistake) {
    var position = offset
    while position < limit, !isAt(position, "#", "}") { position += 1 }
    guard position < limit else {
      throw Mistake("syntax", "comment is never closed: '#}' is missing", at: open, length: 2)
    }
    trimsNext = position > offset && source[position - 1] == UInt8(ascii: "-")
    offset = position + 2
  }

  /// Reads `{% raw %}...{% endraw %}`, or nothing where another tag begins.
  private mutating func readRaw(from open: Int) throws(Mistake) -> Bool {
    guard let start = endOfBareTag("raw", from: offset, allowsPlus: false) else { return false }
    let textStart = start.trims ? source.skippingWhitespace(from: start.end, to: limit) : start.end
    var position = textStart
    while position < limit {
      if isAt(position, "{", "%") {
        let sign = byte(position + 2)
        let hasSign = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        if let end = endOfBareTag("endraw", from: position + (hasSign ? 3 : 2), allowsPlus: true) {
          let trimsBefore = sign == UInt8(ascii: "-")
          appendText(
            textStart, trimsBefore ? source.trimmingWhitespace(from: textStart, to: position) : position)
          trimsNext = end.trims
          offset = end.end
          return true
        }
      }
      position += 1
    }
    throw Mistake("syntax", "'{% raw %}' is never closed: '{% endraw %}' is missing", at: open, length: 2)
  }

  /// Where a tag ends that holds one word only.
  private func endOfBareTag(_ word: StaticString, from start: Int, allowsPlus: Bool) -> (end: Int, trims: Bool)? {
    var position = source.skippingWhitespace(from: start, to: limit)
    let count = word.utf8CodeUnitCount
    guard position + count <= limit,
      source[position..<position + count].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
    else { return nil }
    position = source.skippingWhitespace(from: position + count, to: limit)
    if isAt(position, "%", "}") { return (position + 2, false) }
    if byte(position) == UInt8(ascii: "-"), isAt(position + 1, "%", "}") { return (position + 3, true) }
    if allowsPlus, byte(position) == UInt8(ascii: "+"), isAt(position + 1, "%", "}") { return (position + 3, false) }
    return nil
  }
}

// MARK: - Inside tags

extension Lexer {
  private mutating func readTag(from open: Int, isBlock: Bool) throws(Mistake) {
    let closeMark: Unicode.Scalar = isBlock ? "%" : "}"
    var brackets: [(close: UInt8, offset: Int)] = []
    while true {
      offset = source.skippingWhitespace(from: offset, to: limit)
      guard offset < limit else {
        let close = isBlock ? "%}" : "}}"
        throw Mistake("syntax", "tag is never closed: '\(close)' is missing", at: open, length: 2)
      }
      if brackets.isEmpty {
        let sign = byte(offset)
        if sign == UInt8(ascii: "-") || (isBlock && sign == UInt8(ascii: "+")), isAt(offset + 1, closeMark, "}") {
          trimsNext = sign == UInt8(ascii: "-")
          return closeTag(isBlock, length: 3)
        }
        if isAt(offset, closeMark, "}") { return closeTag(isBlock, length: 2) }
      }
      let token = try readToken()
      switch token.kind {
      case .leftParen: brackets.append((UInt8(ascii: ")"), token.start))
      case .leftBracket: brackets.append((UInt8(ascii: "]"), token.start))
      case .leftBrace: brackets.append((UInt8(ascii: "}"), token.start))
      case .rightParen, .rightBracket, .rightBrace:
        let found = source[token.start]
        guard let expected = brackets.popLast() else {
          throw Mistake("syntax", "unexpected '\(token.kind.text)'", at: token.start)
        }
        guard expected.close == found else {
          throw Mistake(
            "syntax", "unexpected '\(token.kind.text)', expected '\(Unicode.Scalar(expected.close))'", at: token.start)
        }
      default: break
      }
      tokens.append(token)
      offset = token.end
    }
  }

  private mutating func closeTag(_ isBlock: Bool, length: Int) {
    tokens.append(Token(kind: isBlock ? .blockEnd : .variableEnd, start: offset, end: offset + length))
    offset += length
  }

  private func readToken() throws(Mistake) -> Token {
    let first = source[offset]
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return readNumber()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try readString(quote: first)
    default: break
    }
    let nameEnd = source.identifierEnd(from: offset, to: limit)
    if nameEnd > offset { return Token(kind: .name, start: offset, end: nameEnd) }
    if let (kind, length) = symbol() { return Token(kind: kind, start: offset, end: offset + length) }
    let scalar = String(decoding: source[offset..<min(limit, offset + 4)], as: UTF8.self).unicodeScalars.first
    throw Mistake("syntax", "unexpected character '\(scalar.map(String.init) ?? "")'", at: offset)
  }

  private func symbol() -> (Token.Kind, Int)? {
    let next = byte(offset + 1)
    switch Unicode.Scalar(source[offset]) {
    case "+": return (.add, 1)
    case "-": return (.sub, 1)
    case "/": return next == UInt8(ascii: "/") ? (.floorDiv, 2) : (.div, 1)
    case "*": return next == UInt8(ascii: "*") ? (.pow, 2) : (.mul, 1)
    case "%": return (.mod, 1)
    case "~": return (.tilde, 1)
    case "[": return (.leftBracket, 1)
    case "]": return (.rightBracket, 1)
    case "(": return (.leftParen, 1)
    case ")": return (.rightParen, 1)
    case "{": return (.leftBrace, 1)
    case "}": return (.rightBrace, 1)
    case "=": return next == UInt8(ascii: "=") ? (.equal, 2) : (.assign, 1)
    case "!": return next == UInt8(ascii: "=") ? (.notEqual, 2) : nil
    case ">": return next == UInt8(ascii: "=") ? (.greaterOrEqual, 2) : (.greater, 1)
    case "<": return next == UInt8(ascii: "=") ? (.lessOrEqual, 2) : (.less, 1)
    case ".": return (.dot, 1)
    case ":": return (.colon, 1)
    case "|": return (.pipe, 1)
    case ",": return (.comma, 1)
    case ";": return (.semicolon, 1)
    default: return nil
    }
  }

  private func readString(quote: UInt8) throws(Mistake) -> Token {
    var position = offset + 1
    while position < limit, source[position] != quote {
      position += source[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < limit else {
      throw Mistake("syntax", "string is never closed: \(Unicode.Scalar(quote)) is missing", at: offset)
    }
    return Token(kind: .string, start: offset, end: position + 1)
  }

  /// Digits with underscores between them; a fraction or an exponent makes it a float, unless a dot stands before.
  private func readNumber() -> Token {
    if byte(offset) == UInt8(ascii: "0"), let end = endOfPrefixedNumber() {
      return Token(kind: .integer, start: offset, end: end)
    }
    let whole = endOfDigits(from: offset)
    var end = whole
    if offset == 0 || source[offset - 1] != UInt8(ascii: ".") {
      if byte(end) == UInt8(ascii: "."), isDigit(byte(end + 1)) { end = endOfDigits(from: end + 1) }
      if byte(end) | 0x20 == UInt8(ascii: "e") {
        let sign = byte(end + 1) == UInt8(ascii: "+") || byte(end + 1) == UInt8(ascii: "-") ? 1 : 0
        if isDigit(byte(end + 1 + sign)) { end = endOfDigits(from: end + 1 + sign) }
      }
    }
    if end > whole { return Token(kind: .float, start: offset, end: end) }
    if byte(offset) != UInt8(ascii: "0") { return Token(kind: .integer, start: offset, end: whole) }
    var zeros = offset + 1
    while byte(zeros) == UInt8(ascii: "0") || (byte(zeros) == UInt8(ascii: "_") && byte(zeros + 1) == UInt8(ascii: "0"))
    {
      zeros += 1
    }
    return Token(kind: .integer, start: offset, end: zeros)
  }

  private func endOfPrefixedNumber() -> Int? {
    let base: UInt8
    switch byte(offset + 1) | 0x20 {
    case UInt8(ascii: "x"): base = 16
    case UInt8(ascii: "o"): base = 8
    case UInt8(ascii: "b"): base = 2
    default: return nil
    }
    var position = offset + 2
    var end: Int?
    while position < limit {
      if byte(position) == UInt8(ascii: "_") { position += 1 }
      guard let digit = hexadecimalValue(of: byte(position)), digit < base else { break }
      position += 1
      end = position
    }
    return end
  }

  private func endOfDigits(from start: Int) -> Int {
    var position = start
    while isDigit(byte(position)) || (byte(position) == UInt8(ascii: "_") && isDigit(byte(position + 1))) {
      position += 1
    }
    return position
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

/// 0 to 15, or nil for a byte that is no hexadecimal digit.
func hexadecimalValue(of byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
