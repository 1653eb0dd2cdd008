extension Parser {
  /// An expression of given parts; refuses one that nests too deeply to be walked.
  func make(_ kind: Expression.Kind, at offset: Int, _ parts: Expression?...) throws(Mistake) -> Expression {
    try make(kind, at: offset, parts.compactMap(\.self))
  }

  func make(_ kind: Expression.Kind, at offset: Int, _ parts: [Expression]) throws(Mistake) -> Expression {
    var depth = 0
    for part in parts { depth = max(depth, part.depth) }
    if depth >= Parser.maximumNesting {
      throw Mistake("nesting", "expression nests more than \(Parser.maximumNesting) deep", at: offset)
    }
    return Expression(kind: kind, offset: offset, depth: depth + 1)
  }

  mutating func parseExpression(allowsConditional: Bool = true) throws(Mistake) -> Expression {
    try enter()
    defer { leave() }
    return allowsConditional ? try parseConditional() : try parseOr()
  }

  /// An expression, or several separated by commas, which make a tuple.
  mutating func parseTuple(
    allowsConditional: Bool = true, isParenthesised: Bool = false
  ) throws(Mistake) -> Expression {
    let offset = current.start
    var items: [Expression] = []
    var isTuple = false
    while true {
      if !items.isEmpty { try expect(.comma) }
      switch current.kind {
      case .variableEnd, .blockEnd, .rightParen: break
      default:
        items.append(try parseExpression(allowsConditional: allowsConditional))
        if current.kind == .comma {
          isTuple = true
          continue
        }
      }
      break
    }
    if !isTuple {
      if let single = items.first { return single }
      if !isParenthesised { throw unexpected(current, expected: "an expression") }
    }
    return try make(.tuple(items), at: offset, items)
  }

  private mutating func parseConditional() throws(Mistake) -> Expression {
    var value = try parseOr()
    while isAt("if") {
      let offset = value.offset
      advance()
      let test = try parseOr()
      var otherwise: Expression?
      if skip("else") {
        try enter()
        otherwise = try parseConditional()
        leave()
      }
      value = try make(.conditional(test, then: value, otherwise: otherwise), at: offset, test, value, otherwise)
    }
    return value
  }

  private mutating func parseOr() throws(Mistake) -> Expression {
    var left = try parseAnd()
    while skip("or") {
      let right = try parseAnd()
      left = try make(.binary(.or, left, right), at: left.offset, left, right)
    }
    return left
  }

  private mutating func parseAnd() throws(Mistake) -> Expression {
    var left = try parseNot()
    while skip("and") {
      let right = try parseNot()
      left = try make(.binary(.and, left, right), at: left.offset, left, right)
    }
    return left
  }

  private mutating func parseNot() throws(Mistake) -> Expression {
    guard isAt("not") else { return try parseComparison() }
    let offset = current.start
    advance()
    try enter()
    defer { leave() }
    let operand = try parseNot()
    return try make(.unary(.not, operand), at: offset, operand)
  }

  private mutating func parseComparison() throws(Mistake) -> Expression {
    let first = try parseSum()
    var rest: [(BinaryOperator, Expression)] = []
    var offset = first.offset
    while let comparison = comparisonOperator() {
      if rest.isEmpty { offset = current.start }
      advance()
      if comparison == .isNotIn { advance() }
      rest.append((comparison, try parseSum()))
    }
    if rest.isEmpty { return first }
    return try make(.compare(first, rest), at: offset, [first] + rest.map(\.1))
  }

  private func comparisonOperator() -> BinaryOperator? {
    switch current.kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .name: isAt("in") ? .isIn : isAt("not") && isName("in", look()) ? .isNotIn : nil
    default: nil
    }
  }

  private mutating func parseSum() throws(Mistake) -> Expression {
    var left = try parseConcatenation()
    while current.kind == .add || current.kind == .sub {
      let token = current
      advance()
      let right = try parseConcatenation()
      left = try make(.binary(token.kind == .add ? .add : .subtract, left, right), at: token.start, left, right)
    }
    return left
  }

  private mutating func parseConcatenation() throws(Mistake) -> Expression {
    let first = try parseProduct()
    var items = [first]
    while skip(.tilde) { items.append(try parseProduct()) }
    return items.count == 1 ? first : try make(.concatenation(items), at: first.offset, items)
  }

  private mutating func parseProduct() throws(Mistake) -> Expression {
    var left = try parsePower()
    while true {
      let operation: BinaryOperator
      switch current.kind {
      case .mul: operation = .multiply
      case .div: operation = .divide
      case .floorDiv: operation = .floorDivide
      case .mod: operation = .modulo
      default: return left
      }
      let offset = current.start
      advance()
      let right = try parsePower()
      left = try make(.binary(operation, left, right), at: offset, left, right)
    }
  }

  private mutating func parsePower() throws(Mistake) -> Expression {
    var left = try parseUnary()
    while current.kind == .pow {
      let offset = current.start
      advance()
      let right = try parseUnary()
      left = try make(.binary(.power, left, right), at: offset, left, right)
    }
    return left
  }

  private mutating func parseUnary(allowsFilters: Bool = true) throws(Mistake) -> Expression {
    try enter()
    defer { leave() }
    let token = current
    var value: Expression
    if token.kind == .sub || token.kind == .add {
      advance()
      let operand = try parseUnary(allowsFilters: false)
      value = try make(.unary(token.kind == .sub ? .minus : .plus, operand), at: token.start, operand)
    } else {
      value = try parsePrimary()
    }
    value = try parsePostfix(value)
    return allowsFilters ? try parseFiltersAndTests(value) : value
  }
}
