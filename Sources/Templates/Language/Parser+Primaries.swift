/// Names, literals and what follows them: attributes, subscripts, calls, filters and tests.
extension Parser {
  mutating func parsePrimary() throws(Mistake) -> Expression {
    let token = current
    let offset = token.start
    switch token.kind {
    case .name:
      advance()
      switch text(of: token) {
      case "true", "True": return try make(.constant(.bool(true)), at: offset)
      case "false", "False": return try make(.constant(.bool(false)), at: offset)
      case "none", "None": return try make(.constant(.none), at: offset)
      case let name: return try make(.name(name), at: offset)
      }
    case .string:
      var text = ""
      while current.kind == .string {
        text += try stringValue(of: current)
        advance()
      }
      return try make(.constant(.string(text)), at: offset)
    case .integer, .float:
      advance()
      return try make(.constant(try numberValue(of: token)), at: offset)
    case .leftParen:
      advance()
      let value = try parseTuple(isParenthesised: true)
      try expect(.rightParen)
      return value
    case .leftBracket:
      advance()
      let items = try parseItems(until: .rightBracket)
      return try make(.list(items), at: offset, items)
    case .leftBrace: return try parseMap()
    default: throw unexpected(token, expected: "an expression")
    }
  }

  private mutating func parseItems(until end: Token.Kind) throws(Mistake) -> [Expression] {
    var items: [Expression] = []
    while current.kind != end {
      if !items.isEmpty { try expect(.comma) }
      if current.kind == end { break }
      items.append(try parseExpression())
    }
    advance()
    return items
  }

  private mutating func parseMap() throws(Mistake) -> Expression {
    let offset = current.start
    advance()
    var pairs: [(Expression, Expression)] = []
    while current.kind != .rightBrace {
      if !pairs.isEmpty { try expect(.comma) }
      if current.kind == .rightBrace { break }
      let key = try parseExpression()
      try expect(.colon)
      pairs.append((key, try parseExpression()))
    }
    advance()
    return try make(.map(pairs), at: offset, pairs.flatMap { [$0.0, $0.1] })
  }

  mutating func parsePostfix(_ start: Expression) throws(Mistake) -> Expression {
    var value = start
    while true {
      switch current.kind {
      case .dot: value = try parseAttribute(of: value)
      case .leftBracket: value = try parseSubscript(of: value)
      case .leftParen: value = try parseCall(of: value)
      default: return value
      }
    }
  }

  mutating func parseFiltersAndTests(_ start: Expression) throws(Mistake) -> Expression {
    var value = start
    while true {
      if current.kind == .pipe {
        value = try parseFilters(on: value, startsInline: false)
      } else if isAt("is") {
        value = try parseTest(on: value)
      } else if current.kind == .leftParen {
        value = try parseCall(of: value)
      } else {
        return value
      }
    }
  }

  private mutating func parseAttribute(of owner: Expression) throws(Mistake) -> Expression {
    advance()
    let token = current
    switch token.kind {
    case .name:
      advance()
      return try make(.attribute(owner, text(of: token)), at: token.start, owner)
    case .integer:
      advance()
      let index = try make(.constant(try numberValue(of: token)), at: token.start)
      return try make(.item(owner, index), at: token.start, owner)
    default: throw unexpected(token, expected: "a name or a number")
    }
  }

  private mutating func parseSubscript(of owner: Expression) throws(Mistake) -> Expression {
    let offset = current.start
    advance()
    var bounds: [Expression?] = [nil, nil, nil]
    var colons = 0
    while current.kind != .rightBracket {
      if current.kind == .colon, colons < 2 {
        colons += 1
        advance()
      } else if current.kind == .comma, colons == 0, let first = bounds[0] {
        advance()
        let items = [first] + (try parseItems(until: .rightBracket))
        let key = try make(.tuple(items), at: offset, items)
        return try make(.item(owner, key), at: offset, owner, key)
      } else if bounds[colons] == nil {
        bounds[colons] = try parseExpression()
      } else {
        throw unexpected(current, expected: "']'")
      }
    }
    advance()
    if colons == 0 {
      guard let index = bounds[0] else { throw unexpected(tokens[index - 1], expected: "an expression") }
      return try make(.item(owner, index), at: offset, owner, index)
    }
    return try make(
      .slice(owner, from: bounds[0], to: bounds[1], step: bounds[2]), at: offset, owner, bounds[0], bounds[1], bounds[2]
    )
  }

  private mutating func parseCall(of callee: Expression) throws(Mistake) -> Expression {
    let offset = callee.offset
    let arguments = try parseArguments()
    return try make(.call(callee, arguments), at: offset, [callee] + arguments.all)
  }

  mutating func parseArguments() throws(Mistake) -> Arguments {
    try expect(.leftParen)
    var arguments = Arguments()
    var needsComma = false
    while current.kind != .rightParen {
      if needsComma {
        try expect(.comma)
        if current.kind == .rightParen { break }
      }
      needsComma = true
      let offset = current.start
      if current.kind == .mul {
        advance()
        guard arguments.spread == nil, arguments.namedSpread == nil else { throw misplaced(offset) }
        arguments.spread = try parseExpression()
      } else if current.kind == .pow {
        advance()
        guard arguments.namedSpread == nil else { throw misplaced(offset) }
        arguments.namedSpread = try parseExpression()
      } else if current.kind == .name, look().kind == .assign {
        guard arguments.namedSpread == nil else { throw misplaced(offset) }
        let name = text(of: current)
        if arguments.named.contains(where: { $0.name == name }) {
          throw Mistake("syntax", "argument '\(name)' stands here twice", at: offset, length: name.utf8.count)
        }
        advance()
        advance()
        arguments.named.append((name, try parseExpression()))
      } else {
        guard arguments.isPlain else { throw misplaced(offset) }
        arguments.positional.append(try parseExpression())
      }
    }
    try expect(.rightParen)
    return arguments
  }

  private func misplaced(_ offset: Int) -> Mistake {
    Mistake("syntax", "arguments come in the order: values, names with values, *list, **mapping", at: offset)
  }

  /// `| filter(...) | filter`; the first without its bar where `startsInline`. Without a value for a filter block.
  mutating func parseFilters(on value: Expression?, startsInline: Bool) throws(Mistake) -> Expression {
    var result = value
    var isFirst = startsInline
    while current.kind == .pipe || isFirst {
      if !isFirst { advance() }
      isFirst = false
      let (name, offset) = try parseDottedName()
      let arguments = current.kind == .leftParen ? try parseArguments() : Arguments()
      result = try make(.filter(result, name, arguments), at: offset, [result].compactMap(\.self) + arguments.all)
    }
    guard let result else { throw unexpected(current, expected: "a filter") }
    return result
  }

  private mutating func parseDottedName() throws(Mistake) -> (name: String, offset: Int) {
    var (name, offset) = try expectName()
    while skip(.dot) { name += "." + (try expectName().name) }
    return (name, offset)
  }

  private mutating func parseTest(on value: Expression) throws(Mistake) -> Expression {
    advance()
    let isNegated = skip("not")
    let (name, offset) = try parseDottedName()
    var arguments = Arguments()
    switch current.kind {
    case .leftParen: arguments = try parseArguments()
    case .name where isAt("else") || isAt("or") || isAt("and"): break
    case .name where isAt("is"):
      throw Mistake("syntax", "tests with 'is' cannot follow each other", at: current.start, length: 2)
    case .name, .string, .integer, .float, .leftBracket, .leftBrace:
      let primary = try parsePrimary()
      arguments.positional = [try parsePostfix(primary)]
    default: break
    }
    let test = try make(.test(value, name, arguments), at: offset, [value] + arguments.all)
    return isNegated ? try make(.unary(.not, test), at: offset, test) : test
  }
}
