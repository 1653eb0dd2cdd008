import Text

/// Turns tokens into statements. Syntax is Jinja's; a mistake is thrown at the place where it was seen.
struct Parser {
  let source: [UInt8]
  let tokens: [Token]
  var index = 0
  /// Mistakes inside `{{ }}`, after which parsing went on with the next tag.
  var mistakes: [Mistake] = []
  /// The tags that are open, innermost last, for messages.
  var openTags: [(name: String, offset: Int)] = []
  var nesting = 0

  static let maximumNesting = 100

  init(source: [UInt8], tokens: [Token]) {
    self.source = source
    self.tokens = tokens
  }

  /// The statements of a template, and every mistake that parsing could go on after.
  static func parse(_ source: [UInt8]) -> (statements: [Statement], mistakes: [Mistake]) {
    do throws(Mistake) {
      var lexer = Lexer(source)
      var parser = Parser(source: source, tokens: try lexer.tokenize())
      do throws(Mistake) {
        let statements = try parser.parseStatements(until: [])
        return (statements, parser.mistakes)
      } catch {
        return ([], parser.mistakes + [error])
      }
    } catch {
      return ([], [error])
    }
  }
}

// MARK: - Tokens

extension Parser {
  var current: Token { tokens[index] }

  func look() -> Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  func text(of token: Token) -> String { String(decoding: source[token.start..<token.end], as: UTF8.self) }

  func isName(_ word: StaticString, _ token: Token) -> Bool {
    token.kind == .name && token.end - token.start == word.utf8CodeUnitCount
      && source[token.start..<token.end].elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  func isAt(_ word: StaticString) -> Bool { isName(word, current) }

  mutating func skip(_ word: StaticString) -> Bool {
    guard isAt(word) else { return false }
    advance()
    return true
  }

  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ kind: Token.Kind) throws(Mistake) -> Token {
    let token = current
    guard token.kind == kind else { throw unexpected(token, expected: quoted(kind)) }
    advance()
    return token
  }

  mutating func expect(_ word: StaticString) throws(Mistake) {
    guard skip(word) else { throw unexpected(current, expected: "'\(word)'") }
  }

  mutating func expectName() throws(Mistake) -> (name: String, offset: Int) {
    let token = try expect(.name)
    return (text(of: token), token.start)
  }

  func unexpected(_ token: Token, expected: String) -> Mistake {
    let found: String
    switch token.kind {
    case .name, .integer, .float, .string: found = "'\(text(of: token))'"
    default: found = quoted(token.kind)
    }
    return Mistake(
      "syntax", "expected \(expected), found \(found)", at: token.start, length: token.end - token.start)
  }

  private func quoted(_ kind: Token.Kind) -> String {
    switch kind {
    case .name, .string, .integer, .float, .text, .end: kind.text
    default: "'\(kind.text)'"
    }
  }

  /// Guards against templates that nest deeper than any stack; `leave` undoes it.
  mutating func enter() throws(Mistake) {
    nesting += 1
    if nesting > Parser.maximumNesting {
      throw Mistake("nesting", "nested more than \(Parser.maximumNesting) deep", at: current.start)
    }
  }

  mutating func leave() { nesting -= 1 }
}

// MARK: - Bodies

extension Parser {
  /// Statements up to one of the end tags, which is left as the current token; up to the end where none is given.
  mutating func parseStatements(until ends: [StaticString]) throws(Mistake) -> [Statement] {
    try enter()
    defer { leave() }
    var statements: [Statement] = []
    while true {
      let token = current
      switch token.kind {
      case .text:
        statements.append(Statement(kind: .text(token.start, token.end), offset: token.start))
        advance()
      case .variableBegin:
        advance()
        do throws(Mistake) {
          let expression = try parseTuple()
          try expect(.variableEnd)
          statements.append(Statement(kind: .output(expression), offset: expression.offset))
        } catch {
          mistakes.append(error)
          while current.kind != .variableEnd { advance() }
          advance()
        }
      case .blockBegin:
        advance()
        if ends.contains(where: { isAt($0) }) { return statements }
        if isAt("print") {
          statements += try parsePrint()
        } else {
          statements.append(try parseStatement())
        }
        try expect(.blockEnd)
      default:
        if ends.isEmpty { return statements }
        throw missingEnd(ends)
      }
    }
  }

  private func missingEnd(_ ends: [StaticString]) -> Mistake {
    let wanted = ends.map { "'{% \($0) %}'" }.joined(separator: " or ")
    guard let open = openTags.last else { return Mistake("syntax", "\(wanted) is missing", at: current.start) }
    return Mistake(
      "syntax", "'{% \(open.name) %}' is never closed: \(wanted) is missing", at: open.offset,
      length: open.name.utf8.count)
  }

  /// The rest of an opening tag, then its body.
  mutating func parseBody(until ends: [StaticString]) throws(Mistake) -> [Statement] {
    _ = skip(.colon)
    try expect(.blockEnd)
    return try parseStatements(until: ends)
  }

  /// As `parseBody` for a single end tag, which is consumed.
  mutating func parseWholeBody(until end: StaticString) throws(Mistake) -> [Statement] {
    let body = try parseBody(until: [end])
    advance()
    return body
  }

  static let tags = [
    "if", "for", "set", "with", "filter", "macro", "call", "block", "extends", "include", "import", "from", "print",
    "do", "break", "continue", "raw",
  ]

  func unknownTag(_ name: String, at offset: Int) -> Mistake {
    let length = name.utf8.count
    switch name {
    case "autoescape", "endautoescape":
      return Mistake(
        "tag",
        "'\(name)' is not available: escaping is always on and follows the type of the page; mark safe text with '| safe'",
        at: offset, length: length)
    case "trans", "endtrans", "pluralize":
      return Mistake(
        "tag", "'\(name)' is not available: write {{ t(\"key\") }}, and {{ n | plural(\"one\", \"many\") }}",
        at: offset,
        length: length)
    case "debug":
      return Mistake(
        "tag", "'debug' is not available: try a template with 'zorgsite template render FILE --values VALUES.json'",
        at: offset, length: length)
    case "else", "elif", "endraw":
      return Mistake("tag", "'{% \(name) %}' stands outside the tag that it belongs to", at: offset, length: length)
    default: break
    }
    if name.hasPrefix("end"), Parser.tags.contains(String(name.dropFirst(3))) {
      if let open = openTags.last {
        return Mistake(
          "tag", "'{% \(name) %}' does not close '{% \(open.name) %}', which is still open", at: offset, length: length)
      }
      return Mistake("tag", "'{% \(name) %}' closes nothing", at: offset, length: length)
    }
    let near = nearMiss(of: name, in: Parser.tags + Parser.tags.map { "end\($0)" } + ["else", "elif"])
    return Mistake("tag", "unknown tag '\(name)'", at: offset, length: length, suggestion: near)
  }
}
