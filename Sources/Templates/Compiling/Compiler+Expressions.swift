import Text

extension Compiler {
  mutating func compile(_ expression: Expression, _ frame: Frame) -> Int32 {
    let unit = frame.scope.unit
    unit.maximumDepth = max(unit.maximumDepth, unit.depth + Int32(expression.depth))
    let offset = expression.offset
    switch expression.kind {
    case .constant(let value):
      // Text may name an attribute: of a loop's item in a filter, of a namespace between brackets.
      if let text = value.text, text.utf8.count <= 64 {
        for part in text.split(separator: ".") { _ = symbol(String(part)) }
      }
      return emit(.constant, constant(value), at: offset)
    case .name(let name): return compileName(name, in: frame.scope, unit: unit, offset: offset)
    case .attribute(let owner, let name):
      return emit(.attribute, compile(owner, frame), symbol(name), at: offset)
    case .item(let owner, let key):
      let ownerNode = compile(owner, frame)
      return emit(.item, ownerNode, compile(key, frame), at: offset)
    case .slice(let owner, let from, let to, let step):
      let ownerNode = compile(owner, frame)
      let bounds = [from, to, step].map { bound in bound.map { compile($0, frame) } ?? -1 }
      return emit(.slice, ownerNode, list(bounds), at: offset)
    case .call(let callee, let arguments):
      let calleeNode = compile(callee, frame)
      return emit(.call, calleeNode, compile(arguments, frame), at: offset)
    case .filter(let input, let name, let arguments):
      return compileFilter(input, name, arguments, frame, offset)
    case .test(let input, let name, let arguments): return compileTest(input, name, arguments, frame, offset)
    case .unary(let operation, let operand):
      let node = compile(operand, frame)
      switch operation {
      case .not: return emit(.not, node, at: offset)
      case .minus: return emit(.negate, node, at: offset)
      case .plus: return emit(.plus, node, at: offset)
      }
    case .binary(let operation, let left, let right):
      let leftNode = compile(left, frame)
      return emit(operation.operation, leftNode, compile(right, frame), at: offset)
    case .compare(let first, let rest): return compileComparison(first, rest, frame, offset)
    case .concatenation(let items): return compileItems(.concatenate, items, frame, offset)
    case .list(let items): return compileItems(.list, items, frame, offset)
    case .tuple(let items): return compileItems(.tuple, items, frame, offset)
    case .map(let pairs): return compileItems(.map, pairs.flatMap { [$0.0, $0.1] }, frame, offset)
    case .conditional(let test, let value, let otherwise):
      let testNode = compile(test, frame)
      let valueNode = compile(value, frame)
      return emit(.conditional, testNode, valueNode, otherwise.map { compile($0, frame) } ?? -1, at: offset)
    }
  }

  private mutating func compileItems(
    _ operation: Operation, _ items: [Expression], _ frame: Frame, _ offset: Int
  ) -> Int32 {
    let nodes = items.map { compile($0, frame) }
    return emit(operation, -1, list(nodes), Int32(nodes.count), at: offset)
  }

  private mutating func compileComparison(
    _ first: Expression, _ rest: [(BinaryOperator, Expression)], _ frame: Frame, _ offset: Int
  ) -> Int32 {
    let firstNode = compile(first, frame)
    if rest.count == 1 {
      return emit(rest[0].0.operation, firstNode, compile(rest[0].1, frame), at: offset)
    }
    var record: [Int32] = []
    for (operation, operand) in rest {
      record += [Int32(operation.operation.rawValue), compile(operand, frame)]
    }
    return emit(.compareChain, firstNode, list(record), Int32(rest.count), at: offset)
  }

  /// An argument list: count, count of named, `*` node, `**` node, nodes, then (symbol, node) pairs.
  mutating func compile(_ arguments: Arguments, _ frame: Frame) -> Int32 {
    let positional = arguments.positional.map { compile($0, frame) }
    var named: [Int32] = []
    for (name, value) in arguments.named { named += [symbol(name), compile(value, frame)] }
    let spread = arguments.spread.map { compile($0, frame) } ?? -1
    let namedSpread = arguments.namedSpread.map { compile($0, frame) } ?? -1
    return list([Int32(positional.count), Int32(named.count / 2), spread, namedSpread] + positional + named)
  }

  /// Arguments in the order of a signature, -1 for absent ones; a plain argument list with unknown ones reported.
  private mutating func bind(
    _ arguments: Arguments, to signature: Signature, of what: String, _ frame: Frame, _ offset: Int
  ) -> Int32 {
    var positional: [Expression?] = arguments.positional
    if positional.count > signature.parameters.count {
      report(
        Mistake(
          "arguments",
          "\(what) takes \(countText(signature.parameters.count, "argument")), \(positional.count) given", at: offset))
    }
    for (name, value) in arguments.named {
      guard let position = signature.parameters.firstIndex(of: name) else {
        report(
          Mistake(
            "arguments", "\(what) has no argument '\(name)'", at: value.offset,
            suggestion: nearMiss(of: name, in: signature.parameters)))
        continue
      }
      while positional.count <= position { positional.append(nil) }
      if positional[position] != nil {
        report(Mistake("arguments", "\(what) is given '\(name)' twice", at: value.offset))
      }
      positional[position] = value
    }
    for position in 0..<signature.required where position >= positional.count || positional[position] == nil {
      report(Mistake("arguments", "\(what) needs '\(signature.parameters[position])'", at: offset))
      break
    }
    let nodes = positional.map { value in value.map { compile($0, frame) } ?? -1 }
    return list([Int32(nodes.count), 0, -1, -1] + nodes)
  }

  private mutating func compileFilter(
    _ input: Expression?, _ name: String, _ arguments: Arguments, _ frame: Frame, _ offset: Int
  ) -> Int32 {
    if case .name(let guarded)? = input?.kind, FilterName.byName[name] == .defaultValue {
      survey.guarded.insert(Survey.Name(template: template, name: guarded))
    }
    let inputNode = input.map { compile($0, frame) } ?? emit(.captured, at: offset)
    if let number = program.hostFilterNumbers[name] {
      return emit(.hostFilter, inputNode, number, compile(arguments, frame), at: offset)
    }
    guard let filter = FilterName.byName[name] else {
      let names = Array(FilterName.byName.keys).sorted() + program.hostFilters.map(\.name)
      report(
        Mistake(
          "filter", "unknown filter '\(name)'", at: offset, length: name.utf8.count,
          suggestion: nearMiss(of: name, in: names)))
      return inputNode
    }
    if arguments.spread != nil || arguments.namedSpread != nil || filter.signature == nil {
      return emit(.filter, inputNode, filter.rawValue, compile(arguments, frame), at: offset)
    }
    let signature = filter.signature ?? Signature([], required: 0)
    let bound = bind(arguments, to: signature, of: "filter '\(name)'", frame, offset)
    if filter == .defaultValue {
      let count = program.lists[Int(bound)]
      let value = count > 0 ? program.lists[Int(bound) + 4] : -1
      let replacesFalse = count > 1 ? program.lists[Int(bound) + 5] : -1
      return emit(.defaultFilter, inputNode, value, replacesFalse, at: offset)
    }
    return emit(.filter, inputNode, filter.rawValue, bound, at: offset)
  }

  private mutating func compileTest(
    _ input: Expression, _ name: String, _ arguments: Arguments, _ frame: Frame, _ offset: Int
  ) -> Int32 {
    if case .name(let guarded) = input.kind, name == "defined" || name == "undefined" {
      survey.guarded.insert(Survey.Name(template: template, name: guarded))
    }
    let inputNode = compile(input, frame)
    guard let test = TestName.byName[name] else {
      report(
        Mistake(
          "test", "unknown test '\(name)'", at: offset, length: name.utf8.count,
          suggestion: nearMiss(of: name, in: TestName.byName.keys.sorted())))
      return inputNode
    }
    if arguments.spread != nil || arguments.namedSpread != nil {
      return emit(.test, inputNode, test.rawValue, compile(arguments, frame), at: offset)
    }
    let bound = bind(arguments, to: test.signature, of: "test '\(name)'", frame, offset)
    switch test {
    case .defined: return emit(.isDefined, inputNode, at: offset)
    case .undefined: return emit(.isUndefined, inputNode, at: offset)
    default: return emit(.test, inputNode, test.rawValue, bound, at: offset)
    }
  }

  /// Reports a constant template name that does not exist.
  mutating func checkTemplateName(_ expression: Expression, ignoresMissing: Bool) {
    switch expression.kind {
    case .constant(.string(let name)):
      if let mistake = missingTemplate(name, at: expression.offset),
        !ignoresMissing || mistake.code != "template.missing"
      {
        report(mistake)
      }
    case .list(let items), .tuple(let items):
      let names = items.compactMap { item -> String? in
        if case .constant(.string(let name)) = item.kind { name } else { nil }
      }
      guard !ignoresMissing, names.count == items.count,
        names.allSatisfy({ program.templateNumbers[$0] == nil })
      else { return }
      let list = names.map { "'\($0)'" }.joined(separator: ", ")
      report(Mistake("missing", "none of the templates \(list) exists", at: expression.offset))
    default: break
    }
  }

  private func missingTemplate(_ name: String, at offset: Int) -> Mistake? {
    guard program.templateNumbers[name] == nil else { return nil }
    let length = name.utf8.count + 2
    if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
      return Mistake(
        "path", "template path '\(name)' leads out of the templates folder: paths start there, without '/' or '..'",
        at: offset, length: length)
    }
    return Mistake(
      "missing", "template '\(name)' does not exist", at: offset, length: length,
      suggestion: nearMiss(of: name, in: program.templates.map(\.name)))
  }
}

/// `1 argument`, `2 arguments`, `no arguments`.
func countText(_ count: Int, _ noun: String) -> String {
  count == 0 ? "no \(noun)s" : count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

extension BinaryOperator {
  var operation: Operation {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .modulo
    case .power: .power
    case .and: .and
    case .or: .or
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .isIn: .isIn
    case .isNotIn: .isNotIn
    }
  }
}
