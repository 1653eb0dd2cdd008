extension Parser {
  /// `print a, b`: an output for each.
  mutating func parsePrint() throws(Mistake) -> [Statement] {
    advance()
    var outputs: [Statement] = []
    while current.kind != .blockEnd {
      if !outputs.isEmpty { try expect(.comma) }
      let expression = try parseExpression()
      outputs.append(Statement(kind: .output(expression), offset: expression.offset))
    }
    return outputs
  }

  /// One statement, from its name to before its last tag's end.
  mutating func parseStatement() throws(Mistake) -> Statement {
    let (name, offset) = try expectName()
    openTags.append((name, offset))
    let kind = try parseStatement(name, at: offset)
    openTags.removeLast()
    return Statement(kind: kind, offset: offset)
  }

  private mutating func parseStatement(_ name: String, at offset: Int) throws(Mistake) -> Statement.Kind {
    switch name {
    case "if": return try parseIf()
    case "for": return try parseFor()
    case "set": return try parseSet()
    case "with": return try parseWith()
    case "filter":
      let filter = try parseFilters(on: nil, startsInline: true)
      return .filterBlock(filter, body: try parseWholeBody(until: "endfilter"))
    case "macro":
      let name = try expectName().name
      let signature = try parseSignature()
      let body = try parseWholeBody(until: "endmacro")
      return .macro(Macro(name: name, parameters: signature.parameters, defaults: signature.defaults, body: body))
    case "call": return try parseCallBlock(at: offset)
    case "block": return try parseBlock()
    case "extends": return .extends(try parseExpression())
    case "include": return try parseInclude()
    case "import": return try parseImport()
    case "from": return try parseFrom()
    case "do": return .evaluate(try parseTuple())
    case "break": return .breakLoop
    case "continue": return .continueLoop
    default:
      openTags.removeLast()
      throw unknownTag(name, at: offset)
    }
  }

  private mutating func parseIf() throws(Mistake) -> Statement.Kind {
    var branches: [(test: Expression, body: [Statement])] = []
    while true {
      let test = try parseTuple(allowsConditional: false)
      branches.append((test, try parseBody(until: ["elif", "else", "endif"])))
      if skip("elif") { continue }
      if skip("else") {
        return .conditional(branches, otherwise: try parseWholeBody(until: "endif"))
      }
      advance()
      return .conditional(branches, otherwise: [])
    }
  }

  private mutating func parseFor() throws(Mistake) -> Statement.Kind {
    let target = try parseTarget(allowsNamespace: false)
    try expect("in")
    let sequence = try parseTuple(allowsConditional: false)
    let filter = skip("if") ? try parseExpression() : nil
    let isRecursive = skip("recursive")
    let body = try parseBody(until: ["endfor", "else"])
    var otherwise: [Statement] = []
    if skip("else") { otherwise = try parseWholeBody(until: "endfor") } else { advance() }
    return .loop(
      Loop(
        target: target, sequence: sequence, filter: filter, isRecursive: isRecursive, body: body, otherwise: otherwise))
  }

  private mutating func parseSet() throws(Mistake) -> Statement.Kind {
    let target = try parseTarget(allowsNamespace: true)
    if skip(.assign) { return .set(target, try parseTuple()) }
    let filter = current.kind == .pipe ? try parseFilters(on: nil, startsInline: false) : nil
    return .setBlock(target, filter: filter, body: try parseWholeBody(until: "endset"))
  }

  private mutating func parseWith() throws(Mistake) -> Statement.Kind {
    var pairs: [(Target, Expression)] = []
    while current.kind != .blockEnd {
      if !pairs.isEmpty { try expect(.comma) }
      let target = try parseTarget(allowsNamespace: false)
      try expect(.assign)
      pairs.append((target, try parseExpression()))
    }
    return .with(pairs, body: try parseWholeBody(until: "endwith"))
  }

  private mutating func parseCallBlock(at offset: Int) throws(Mistake) -> Statement.Kind {
    let signature = current.kind == .leftParen ? try parseSignature() : ([], [])
    let call = try parseExpression()
    guard case .call = call.kind else {
      throw Mistake("syntax", "'call' needs a call of a macro, as in {% call card(title) %}", at: call.offset)
    }
    let body = try parseWholeBody(until: "endcall")
    return .callBlock(Macro(name: "caller", parameters: signature.0, defaults: signature.1, body: body), call: call)
  }

  private mutating func parseBlock() throws(Mistake) -> Statement.Kind {
    let name = try expectName().name
    let isScoped = skip("scoped")
    let isRequired = skip("required")
    if current.kind == .sub {
      throw Mistake("syntax", "a block's name has no hyphens: write '_' instead", at: current.start)
    }
    let body = try parseWholeBody(until: "endblock")
    if isRequired, let filled = body.first(where: { !isBlank($0) }) {
      throw Mistake("block", "a required block holds nothing but comments and whitespace", at: filled.offset)
    }
    if current.kind == .name, text(of: current) == name { advance() }
    return .block(Block(name: name, isScoped: isScoped, isRequired: isRequired, body: body))
  }

  private func isBlank(_ statement: Statement) -> Bool {
    guard case .text(let start, let end) = statement.kind else { return false }
    return source.skippingWhitespace(from: start, to: end) == end
  }

  private mutating func parseInclude() throws(Mistake) -> Statement.Kind {
    let template = try parseExpression()
    var ignoresMissing = false
    if isAt("ignore"), isName("missing", look()) {
      advance()
      advance()
      ignoresMissing = true
    }
    return .include(template, ignoresMissing: ignoresMissing, hasContext: parseContext() ?? true)
  }

  /// `with context` or `without context`, where it stands.
  private mutating func parseContext() -> Bool? {
    guard isAt("with") || isAt("without"), isName("context", look()) else { return nil }
    let hasContext = isAt("with")
    advance()
    advance()
    return hasContext
  }

  private mutating func parseImport() throws(Mistake) -> Statement.Kind {
    let template = try parseExpression()
    try expect("as")
    let name = try expectName().name
    return .importModule(template, name: name, hasContext: parseContext() ?? false)
  }

  private mutating func parseFrom() throws(Mistake) -> Statement.Kind {
    let template = try parseExpression()
    try expect("import")
    var names: [(name: String, alias: String, offset: Int)] = []
    var hasContext: Bool?
    while true {
      if !names.isEmpty { try expect(.comma) }
      hasContext = parseContext()
      if hasContext != nil { break }
      if !names.isEmpty, current.kind == .blockEnd { break }
      let (name, offset) = try expectName()
      if name.hasPrefix("_") {
        throw Mistake(
          "import", "'\(name)' begins with an underscore, so it is private to its template", at: offset,
          length: name.utf8.count)
      }
      names.append((name, skip("as") ? try expectName().name : name, offset))
      hasContext = parseContext()
      if hasContext != nil || current.kind != .comma { break }
    }
    return .importNames(template, names: names, hasContext: hasContext ?? false)
  }

  private mutating func parseSignature() throws(Mistake) -> (
    parameters: [(name: String, offset: Int)], defaults: [Expression]
  ) {
    var parameters: [(name: String, offset: Int)] = []
    var defaults: [Expression] = []
    try expect(.leftParen)
    while current.kind != .rightParen {
      if !parameters.isEmpty { try expect(.comma) }
      let parameter = try expectName()
      if skip(.assign) {
        defaults.append(try parseExpression())
      } else if !defaults.isEmpty {
        throw Mistake("syntax", "a parameter without a default follows one with a default", at: parameter.offset)
      }
      if parameters.contains(where: { $0.name == parameter.name }) {
        throw Mistake("syntax", "parameter '\(parameter.name)' stands here twice", at: parameter.offset)
      }
      parameters.append(parameter)
    }
    try expect(.rightParen)
    return (parameters, defaults)
  }
}

// MARK: - Targets

extension Parser {
  /// What `set`, `for` and `with` assign to: a name, `namespace.name`, or several in a tuple.
  mutating func parseTarget(allowsNamespace: Bool) throws(Mistake) -> Target {
    try enter()
    defer { leave() }
    let offset = current.start
    var targets: [Target] = []
    var isTuple = false
    while true {
      if !targets.isEmpty { try expect(.comma) }
      switch current.kind {
      case .blockEnd, .rightParen: break
      case .assign where isTuple: break
      default:
        targets.append(try parseSimpleTarget(allowsNamespace: allowsNamespace))
        if current.kind == .comma {
          isTuple = true
          continue
        }
      }
      break
    }
    if isTuple { return .tuple(targets, offset: offset) }
    guard let target = targets.first else { throw unexpected(current, expected: "a name") }
    return target
  }

  private mutating func parseSimpleTarget(allowsNamespace: Bool) throws(Mistake) -> Target {
    if current.kind == .leftParen {
      advance()
      let inner = try parseTarget(allowsNamespace: allowsNamespace)
      try expect(.rightParen)
      return inner
    }
    let (name, offset) = try expectName()
    if Parser.constants.contains(name) {
      throw Mistake(
        "syntax", "'\(name)' is a constant, nothing can be assigned to it", at: offset, length: name.utf8.count)
    }
    if allowsNamespace, current.kind == .dot {
      advance()
      return .namespace(name, attribute: try expectName().name, offset: offset)
    }
    return .name(name, offset: offset)
  }

  static let constants: Set<String> = ["true", "false", "none", "True", "False", "None"]
}
