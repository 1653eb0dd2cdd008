import Text

extension Compiler {
  typealias Span = (start: Int32, count: Int32)

  /// Compiles statements into a list of nodes.
  mutating func compileBody(_ statements: [Statement], _ frame: Frame) -> Span {
    let unit = frame.scope.unit
    unit.depth += 1
    unit.maximumDepth = max(unit.maximumDepth, unit.depth)
    defer { unit.depth -= 1 }
    var nodes: [Int32] = []
    for statement in statements {
      if let node = compile(statement, frame) { nodes.append(node) }
    }
    return (list(nodes), Int32(nodes.count))
  }

  /// A scope of its own around a body: (body start, body count, entry start, entry count).
  private mutating func compileScope(
    _ body: [Statement], _ frame: Frame, offset: Int, keepsChecks: Bool = true,
    prepare: (inout Compiler, Frame) -> Void = { _, _ in }, declaring targets: [Target] = []
  ) -> (frame: Frame, record: [Int32]) {
    var analysis = SymbolAnalysis(parent: frame.scope)
    for target in targets { analysis.visit(target, asParameter: true) }
    analysis.visit(body)
    let (scope, entry) = openScope(analysis, parent: frame.scope, unit: frame.scope.unit, offset: offset)
    var inner = frame.inner(scope)
    inner.checksParent = keepsChecks && frame.checksParent
    let span = compileBody(body, inner)
    return (inner, [span.start, span.count, entry.start, entry.count])
  }

  private mutating func compile(_ statement: Statement, _ frame: Frame) -> Int32? {
    let offset = statement.offset
    let checks = frame.checksParent ? NodeFlag.checksParent : 0
    switch statement.kind {
    case .text(let start, let end):
      if frame.checksParent, hasKnownExtends { return nil }
      return compileText(start, end, flags: checks)
    case .output(let expression):
      if frame.checksParent, hasKnownExtends {
        // Never printed, yet its mistakes count.
        _ = compile(expression, frame)
        return nil
      }
      if case .constant(.string(let text)) = expression.kind, !text.utf8.contains(where: \.isEscaped) {
        return compileText(Array(text.utf8), flags: checks, offset: offset)
      }
      return emit(.output, compile(expression, frame), flags: checks, at: offset)
    case .evaluate(let expression): return emit(.evaluate, compile(expression, frame), at: offset)
    case .conditional(let branches, let otherwise): return compileConditional(branches, otherwise, frame, offset)
    case .loop(let loop): return compileLoop(loop, frame, offset)
    case .set(let target, let expression):
      let value = compile(expression, frame)
      return emit(.set, compileTarget(target, frame), value, at: offset)
    case .setBlock(let target, let filter, let body):
      let record = compileScope(body, frame, offset: offset, keepsChecks: false).record
      let filterNode = filter.map { compile($0, frame) } ?? -1
      return emit(.setBlock, compileTarget(target, frame), filterNode, list(record), at: offset)
    case .with(let pairs, let body): return compileWith(pairs, body, frame, offset)
    case .filterBlock(let filter, let body):
      let record = compileScope(body, frame, offset: offset).record
      return emit(.filterBlock, -1, compile(filter, frame), list(record), at: offset)
    case .macro(let macro):
      let unit = compileMacro(macro, kind: .macro, offset: offset, in: frame)
      return emit(.defineMacro, unit, compileTarget(.name(macro.name, offset: offset), frame), at: offset)
    case .callBlock(let macro, let call):
      let unit = compileMacro(macro, kind: .caller, offset: offset, in: frame)
      return emit(.callBlock, unit, compile(call, frame), at: offset)
    case .block(let block): return compileBlockCall(block, frame, offset)
    case .extends(let template): return compileExtends(template, frame, offset)
    case .include(let template, let ignoresMissing, let hasContext):
      checkTemplateName(template, ignoresMissing: ignoresMissing)
      let name = compile(template, frame)
      let locals = hasContext ? compileVisibleLocals(frame, offset) : []
      let flags =
        (ignoresMissing ? NodeFlag.ignoresMissing : 0) | (hasContext ? NodeFlag.hasContext : 0)
      return emit(.include, name, list(locals), Int32(locals.count / 2), flags: flags, at: offset)
    case .importModule(let template, let name, let hasContext):
      checkTemplateName(template, ignoresMissing: false)
      let node = compile(template, frame)
      let locals = hasContext ? compileVisibleLocals(frame, offset) : []
      let target = compileTarget(.name(name, offset: offset), frame)
      program.nodes[Int(target)].flags |= NodeFlag.isPrivate
      return emit(
        .importModule, node, list(locals + [target]), Int32(locals.count / 2),
        flags: hasContext ? NodeFlag.hasContext : 0, at: offset)
    case .importNames(let template, let names, let hasContext):
      checkTemplateName(template, ignoresMissing: false)
      let node = compile(template, frame)
      let locals = hasContext ? compileVisibleLocals(frame, offset) : []
      var record = locals + [Int32(names.count)]
      for name in names {
        record.append(symbol(name.name))
        let target = compileTarget(.name(name.alias, offset: name.offset), frame)
        program.nodes[Int(target)].flags |= NodeFlag.isPrivate
        record.append(target)
        record.append(Int32(truncatingIfNeeded: name.offset))
      }
      return emit(
        .importNames, node, list(record), Int32(locals.count / 2), flags: hasContext ? NodeFlag.hasContext : 0,
        at: offset)
    case .breakLoop, .continueLoop:
      let isBreak = if case .breakLoop = statement.kind { true } else { false }
      if !frame.isInLoop {
        report(
          Mistake(
            "loop", "'\(isBreak ? "break" : "continue")' stands outside a loop", at: offset, length: isBreak ? 5 : 8))
      }
      return emit(isBreak ? .breakLoop : .continueLoop, at: offset)
    }
  }

  /// Literal text with its line ends as `\n`.
  private mutating func compileText(_ start: Int, _ end: Int, flags: UInt8) -> Int32 {
    let bytes = source[start..<end]
    guard bytes.contains(0x0D) else { return compileText(Array(bytes), flags: flags, offset: start) }
    var normalized: [UInt8] = []
    normalized.reserveCapacity(bytes.count)
    for index in bytes.indices {
      if bytes[index] == 0x0D {
        normalized.append(0x0A)
      } else if bytes[index] != 0x0A || index == start || bytes[index - 1] != 0x0D {
        normalized.append(bytes[index])
      }
    }
    return compileText(normalized, flags: flags, offset: start)
  }

  private mutating func compileText(_ bytes: [UInt8], flags: UInt8, offset: Int) -> Int32 {
    let start = Int32(truncatingIfNeeded: program.text.count)
    program.text.append(contentsOf: bytes)
    return emit(.text, start, Int32(bytes.count), flags: flags, at: offset)
  }

  private mutating func compileConditional(
    _ branches: [(test: Expression, body: [Statement])], _ otherwise: [Statement], _ frame: Frame, _ offset: Int
  ) -> Int32 {
    var soft = frame
    soft.isRootLevel = false
    var record: [Int32] = []
    for branch in branches {
      let test = compile(branch.test, soft)
      let body = compileBody(branch.body, soft)
      record += [test, body.start, body.count]
    }
    if !otherwise.isEmpty {
      let body = compileBody(otherwise, soft)
      record += [-1, body.start, body.count]
    }
    return emit(.ifElse, -1, list(record), Int32(record.count / 3), at: offset)
  }

  private mutating func compileLoop(_ loop: Loop, _ frame: Frame, _ offset: Int) -> Int32 {
    let unit = frame.scope.unit
    var record = [Int32](repeating: -1, count: LoopRecord.size)
    record[LoopRecord.slotStart] = unit.slotCount
    let usesLoop = loop.isRecursive || loop.body.use("loop") || loop.body.haveScopedBlock

    var analysis = SymbolAnalysis(parent: frame.scope)
    if usesLoop { analysis.declare("loop") }
    analysis.visit(loop.target, asParameter: true)
    analysis.visit(loop.body)
    if let place = loop.target.offset(of: "loop") ?? loop.body.offsetOfAssignment(to: "loop") {
      report(Mistake("loop", "'loop' is the loop itself, nothing can be assigned to it", at: place, length: 4))
    }
    let (scope, entry) = openScope(analysis, parent: frame.scope, unit: unit, offset: offset)
    var inner = frame.inner(scope)
    inner.isInLoop = true
    record[LoopRecord.entryStart] = entry.start
    record[LoopRecord.entryCount] = entry.count
    if usesLoop, case .variable(let variable)? = scope.names["loop"] {
      record[LoopRecord.loopSlot] = compileStore(to: variable, exporting: -1, offset: offset)
    }
    record[LoopRecord.target] = compileTarget(loop.target, inner)
    if let filter = loop.filter {
      var filterAnalysis = SymbolAnalysis(parent: frame.scope)
      filterAnalysis.visit(loop.target, asParameter: true)
      filterAnalysis.visit(filter)
      let (filterScope, filterEntry) = openScope(filterAnalysis, parent: frame.scope, unit: unit, offset: offset)
      let filterFrame = frame.inner(filterScope)
      record[LoopRecord.filterTarget] = compileTarget(loop.target, filterFrame)
      record[LoopRecord.filter] = compile(filter, filterFrame)
      record[LoopRecord.filterEntryStart] = filterEntry.start
      record[LoopRecord.filterEntryCount] = filterEntry.count
    }
    let firstNode = program.nodes.count
    let body = compileBody(loop.body, inner)
    let bodyNodes = firstNode..<program.nodes.count
    record[LoopRecord.bodyStart] = body.start
    record[LoopRecord.bodyCount] = body.count
    let otherwise = compileScope(loop.otherwise, frame, offset: offset).record
    record.replaceSubrange(LoopRecord.otherwiseStart...LoopRecord.otherwiseCount, with: otherwise[0...1])
    record.replaceSubrange(LoopRecord.otherwiseEntryStart...LoopRecord.otherwiseEntryCount, with: otherwise[2...3])
    record[LoopRecord.slotEnd] = unit.slotCount
    record[LoopRecord.sequence] = compile(loop.sequence, frame)
    let place = list(record)
    loops.append((place, bodyNodes))
    return emit(.forEach, -1, place, flags: loop.isRecursive ? NodeFlag.isRecursive : 0, at: offset)
  }

  private mutating func compileWith(
    _ pairs: [(Target, Expression)], _ body: [Statement], _ frame: Frame, _ offset: Int
  ) -> Int32 {
    let values = pairs.map { compile($0.1, frame) }
    let (inner, record) = compileScope(body, frame, offset: offset, declaring: pairs.map(\.0))
    var items: [Int32] = []
    for (pair, value) in zip(pairs, values) {
      items.append(compileTarget(pair.0, inner))
      items.append(value)
    }
    return emit(.with, -1, list(items + record), Int32(pairs.count), at: offset)
  }

  private mutating func compileBlockCall(_ block: Block, _ frame: Frame, _ offset: Int) -> Int32? {
    if frame.isTopLevel, hasKnownExtends { return nil }
    let checks = frame.isTopLevel && extendsSoFar > 0 ? NodeFlag.checksParent : 0
    let flags =
      checks | (block.isScoped ? NodeFlag.isScoped : 0) | (block.isRequired ? NodeFlag.isRequired : 0)
    let locals = block.isScoped ? compileVisibleLocals(frame, offset) : []
    return emit(
      .callBlockOfTemplate, symbol(block.name), list(locals), Int32(locals.count / 2), flags: flags, at: offset)
  }

  private mutating func compileExtends(_ template: Expression, _ frame: Frame, _ offset: Int) -> Int32? {
    guard frame.isTopLevel else {
      report(
        Mistake(
          "extends", "'extends' stands inside a loop, block or macro; move it to the top level", at: offset, length: 7))
      return nil
    }
    checkTemplateName(template, ignoresMissing: false)
    let node = emit(.extends, compile(template, frame), at: offset)
    if frame.isRootLevel { hasKnownExtends = true }
    extendsSoFar += 1
    return node
  }

  /// (symbol, node) of every local variable that an included template or scoped block sees.
  private mutating func compileVisibleLocals(_ frame: Frame, _ offset: Int) -> [Int32] {
    frame.scope.visibleStores.flatMap { name in
      [symbol(name), compileName(name, in: frame.scope, unit: frame.scope.unit, offset: offset)]
    }
  }
}

// MARK: - Targets

extension Compiler {
  mutating func compileTarget(_ target: Target, _ frame: Frame) -> Int32 {
    switch target {
    case .name(let name, let offset):
      guard case .variable(let variable)? = frame.scope.names[name] else {
        // Analysis gives every assigned name a variable in its scope.
        return emit(.storeTuple, -1, list([]), 0, at: offset)
      }
      return compileStore(to: variable, exporting: frame.isTopLevel ? variable.symbol : -1, offset: offset)
    case .namespace(let name, let attribute, let offset):
      let owner = compileName(name, in: frame.scope, unit: frame.scope.unit, offset: offset)
      return emit(.storeNamespace, owner, symbol(attribute), at: offset)
    case .tuple(let targets, let offset):
      let nodes = targets.map { compileTarget($0, frame) }
      return emit(.storeTuple, -1, list(nodes), Int32(nodes.count), at: offset)
    }
  }

  private mutating func compileStore(to variable: Variable, exporting symbol: Int32, offset: Int) -> Int32 {
    let node = emit(variable.isCell ? .storeCell : .storeLocal, variable.slot, -1, symbol, at: offset)
    variable.uses.append(Int(node))
    return node
  }
}

extension [Statement] {
  /// Where a name is assigned anywhere inside.
  fileprivate func offsetOfAssignment(to name: String) -> Int? {
    for statement in self {
      switch statement.kind {
      case .set(let target, _), .setBlock(let target, _, _):
        if let offset = target.offset(of: name) { return offset }
      default: break
      }
      for body in statement.bodies {
        if let offset = body.offsetOfAssignment(to: name) { return offset }
      }
    }
    return nil
  }
}

extension Target {
  fileprivate func offset(of name: String) -> Int? {
    switch self {
    case .name(let own, let offset): own == name ? offset : nil
    case .namespace: nil
    case .tuple(let targets, _): targets.lazy.compactMap { $0.offset(of: name) }.first
    }
  }
}
