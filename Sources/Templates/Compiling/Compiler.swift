import Text

/// Turns parsed templates into a `Program`: names become slots, symbols and numbers, and whatever can be known to be wrong
/// is reported.
struct Compiler {
  var program = Program()
  var mistakes: [Mistake] = []
  var symbolNumbers: [String: Int32] = [:]
  var constantNumbers: [Value: Int32] = [:]
  /// The template being compiled.
  var template: Int32 = 0
  var source: [UInt8] = []
  /// Blocks found in the template, each with the statement's offset.
  var blocks: [(block: Block, offset: Int)] = []
  var extendsSoFar = 0
  var hasKnownExtends = false
  var hasExtends = false
  /// The loops and macros found so far, with the nodes of their bodies.
  var loops: [(record: Int32, nodes: Range<Int>)] = []
  var macros: [(unit: Int32, nodes: Range<Int>)] = []
  /// What is checked once all templates are known.
  var survey = Survey()

  /// What a statement's surroundings allow.
  struct Frame {
    var scope: Scope
    /// Assignments here are seen by blocks and importers.
    var isTopLevel = false
    /// Not inside an `if` either.
    var isRootLevel = false
    /// Output may have to be held back, because a parent template prints instead.
    var checksParent = false
    var isInLoop = false

    func inner(_ scope: Scope) -> Frame {
      Frame(scope: scope, checksParent: checksParent, isInLoop: isInLoop)
    }
  }

  // MARK: Tables

  mutating func symbol(_ name: String) -> Int32 {
    if let number = symbolNumbers[name] { return number }
    let number = Int32(program.symbols.count)
    program.symbols.append(name)
    symbolNumbers[name] = number
    return number
  }

  mutating func constant(_ value: Value) -> Int32 {
    // Equal numbers of different types print differently, so only text shares a place.
    guard case .string = value else {
      program.constants.append(value)
      return Int32(program.constants.count - 1)
    }
    if let number = constantNumbers[value] { return number }
    program.constants.append(value)
    constantNumbers[value] = Int32(program.constants.count - 1)
    return Int32(program.constants.count - 1)
  }

  mutating func emit(_ node: Node) -> Int32 {
    program.nodes.append(node)
    return Int32(program.nodes.count - 1)
  }

  mutating func emit(
    _ operation: Operation, _ first: Int32 = -1, _ second: Int32 = -1, _ third: Int32 = -1, flags: UInt8 = 0,
    at offset: Int
  ) -> Int32 {
    emit(
      Node(
        operation: operation, flags: flags, first: first, second: second, third: third,
        offset: Int32(truncatingIfNeeded: offset)))
  }

  /// Adds a list to the table; its place.
  mutating func list(_ items: [Int32]) -> Int32 {
    program.lists.append(contentsOf: items)
    return Int32(program.lists.count - items.count)
  }

  mutating func report(_ mistake: Mistake) { mistakes.append(mistake) }
}

// MARK: - Units

extension Compiler {
  mutating func compileTemplate(_ number: Int32, source: [UInt8], statements: [Statement]) {
    template = number
    self.source = source
    blocks = []
    extendsSoFar = 0
    hasKnownExtends = false
    collectBlocks(statements)
    hasExtends = statements.contains { $0.containsExtends }

    survey.begin(template: number, statements: statements, blocks: blocks.map(\.block.name))
    let firstNode = program.nodes.count
    program.templates[Int(number)].root = Int32(program.units.count)
    compileUnit(.root, name: "", offset: 0, parent: nil, body: statements) { analysis in
      if statements.use("self") { analysis.declare("self") }
      analysis.visit(statements)
    }
    var table: [Int32] = []
    for (block, offset) in blocks {
      table.append(symbol(block.name))
      table.append(Int32(program.units.count))
      compileUnit(.block, name: block.name, offset: offset, parent: nil, body: block.body) { analysis in
        for name in ["self", "super"] where block.body.use(name) { analysis.declare(name) }
        analysis.visit(block.body)
      }
    }
    program.templates[Int(number)].blockStart = list(table)
    program.templates[Int(number)].blockCount = Int32(table.count / 2)
    program.templates[Int(number)].nodes = firstNode..<program.nodes.count
  }

  private mutating func collectBlocks(_ statements: [Statement]) {
    for statement in statements {
      if case .block(let block) = statement.kind {
        if blocks.contains(where: { $0.block.name == block.name }) {
          report(
            Mistake(
              "block", "block '\(block.name)' stands here twice", at: statement.offset, length: 5))
        } else {
          blocks.append((block, statement.offset))
        }
      }
      for body in statement.bodies { collectBlocks(body) }
    }
  }

  /// Compiles a root or block, which sees nothing of what is around it but the context.
  @discardableResult
  private mutating func compileUnit(
    _ kind: Unit.Kind, name: String, offset: Int, parent: Frame?, body: [Statement],
    analyse: (inout SymbolAnalysis) -> Void
  ) -> Int32 {
    let builder = startUnit(kind, name: name, offset: offset, parent: nil)
    var analysis = SymbolAnalysis(parent: nil)
    analyse(&analysis)
    let (scope, entry) = openScope(analysis, parent: nil, unit: builder, offset: offset)
    for (name, path) in [("self", \Unit.selfSlot), ("super", \Unit.superSlot)] {
      if analysis.loads[name] == .parameter, case .variable(let variable)? = scope.names[name] {
        program.units[builder.number][keyPath: path] = variable.slot
      }
    }
    var frame = Frame(scope: scope)
    frame.isTopLevel = kind == .root
    frame.isRootLevel = kind == .root
    frame.checksParent = kind == .root && hasExtends
    finishUnit(builder, entry: entry, body: body, frame: frame)
    return Int32(builder.number)
  }

  func makeUnit(_ kind: Unit.Kind, name: Int32, offset: Int) -> Unit {
    Unit(kind: kind, template: template, name: name, offset: Int32(truncatingIfNeeded: offset))
  }

  private mutating func startUnit(_ kind: Unit.Kind, name: String, offset: Int, parent: UnitBuilder?) -> UnitBuilder {
    let builder = UnitBuilder(number: program.units.count, parent: parent)
    program.units.append(makeUnit(kind, name: symbol(name), offset: offset))
    return builder
  }

  private mutating func finishUnit(
    _ builder: UnitBuilder, entry: (start: Int32, count: Int32), body: [Statement], frame: Frame
  ) {
    let (bodyStart, bodyCount) = compileBody(body, frame)
    let captures = builder.captures.flatMap { [$0.outside.slot, $0.inside.slot] }
    let captureStart = list(captures)
    let cellStart = list(builder.cells)
    program.units[builder.number].bodyStart = bodyStart
    program.units[builder.number].bodyCount = bodyCount
    program.units[builder.number].entryStart = entry.start
    program.units[builder.number].entryCount = entry.count
    program.units[builder.number].slotCount = builder.slotCount
    program.units[builder.number].captureStart = captureStart
    program.units[builder.number].captureCount = Int32(captures.count / 2)
    program.units[builder.number].cellStart = cellStart
    program.units[builder.number].cellCount = Int32(builder.cells.count)
    program.units[builder.number].weight = builder.maximumDepth
  }

  /// Compiles a macro or the body of a `call`; the number of its unit.
  mutating func compileMacro(_ macro: Macro, kind: Unit.Kind, offset: Int, in frame: Frame) -> Int32 {
    let builder = startUnit(kind, name: macro.name, offset: offset, parent: frame.scope.unit)
    let firstNode = program.nodes.count
    defer { macros.append((Int32(builder.number), firstNode..<program.nodes.count)) }
    let special = ["varargs", "kwargs", "caller"].filter { name in
      (macro.body.use(name) || macro.defaults.contains { $0.uses(name) })
        && !macro.parameters.contains { $0.name == name }
    }
    var analysis = SymbolAnalysis(parent: frame.scope)
    for parameter in macro.parameters { analysis.declare(parameter.name) }
    for name in special { analysis.declare(name) }
    for value in macro.defaults { analysis.visit(value) }
    analysis.visit(macro.body)
    let (scope, entry) = openScope(analysis, parent: frame.scope, unit: builder, offset: offset)
    let parameterStart = list(macro.parameters.map { symbol($0.name) })
    let parameterFrame = Frame(scope: scope)
    let defaults = macro.defaults.map { compile($0, parameterFrame) }
    let defaultStart = list(defaults)
    program.units[builder.number].parameterStart = parameterStart
    program.units[builder.number].parameterCount = Int32(macro.parameters.count)
    program.units[builder.number].defaultStart = defaultStart
    program.units[builder.number].defaultCount = Int32(defaults.count)
    for (name, path) in [
      ("varargs", \Unit.varargsSlot), ("kwargs", \Unit.kwargsSlot), ("caller", \Unit.callerSlot),
    ] where special.contains(name) {
      if case .variable(let variable)? = scope.names[name] {
        program.units[builder.number][keyPath: path] = variable.slot
      }
    }
    if let position = macro.parameters.firstIndex(where: { $0.name == "caller" }) {
      program.units[builder.number].callerSlot = Int32(position)
    }
    finishUnit(builder, entry: entry, body: macro.body, frame: parameterFrame)
    return Int32(builder.number)
  }
}

extension Statement {
  fileprivate var containsExtends: Bool {
    if case .extends = kind { return true }
    return bodies.contains { $0.contains(where: \.containsExtends) }
  }
}

// MARK: - Scopes

extension Compiler {
  /// Makes a scope's variables and the nodes that run when it is entered.
  mutating func openScope(
    _ analysis: SymbolAnalysis, parent: Scope?, unit: UnitBuilder, offset: Int
  ) -> (scope: Scope, entry: (start: Int32, count: Int32)) {
    let scope = Scope(parent: parent, unit: unit)
    scope.stores = analysis.stores.sorted()
    survey.assigned.formUnion(analysis.stores)
    var entry: [Int32] = []
    // Parameters come first, so that they fill a unit's first slots in order.
    let names =
      analysis.order.filter { analysis.loads[$0] == .parameter }
      + analysis.order.filter { analysis.loads[$0] != .parameter }
    let isUnit = parent.map { $0.unit !== unit } ?? true
    for name in names {
      guard let load = analysis.loads[name] else { continue }
      if load == .resolve, !analysis.stores.contains(name) {
        scope.names[name] = .context
        continue
      }
      let number = symbol(name)
      let variable = unit.makeVariable(number)
      switch load {
      case .parameter: break
      case .resolve:
        entry.append(emitEntry(.enterResolved, variable, second: number, offset: offset))
      case .alias:
        guard let parent else { break }
        let outer = compileName(name, in: parent, unit: unit, offset: offset)
        entry.append(emitEntry(.enterAlias, variable, second: outer, offset: offset))
      case .unset:
        if !isUnit { entry.append(emitEntry(.enterUnset, variable, second: -1, offset: offset)) }
      }
      scope.names[name] = .variable(variable)
    }
    return (scope, (list(entry), Int32(entry.count)))
  }

  private mutating func emitEntry(
    _ operation: Operation, _ variable: Variable, second: Int32, offset: Int
  ) -> Int32 {
    let node = emit(operation, variable.slot, second, at: offset)
    variable.uses.append(Int(node))
    return node
  }

  /// A node that reads a name as a scope sees it, from a unit inside it.
  mutating func compileName(_ name: String, in scope: Scope, unit: UnitBuilder, offset: Int) -> Int32 {
    let number = symbol(name)
    guard case .variable(let found)? = scope.find(name) else {
      survey.reads.append((template, name, offset))
      return emit(.context, number, at: offset)
    }
    let variable = reach(found, from: unit)
    let node = emit(variable.isCell ? .cell : .local, variable.slot, number, at: offset)
    variable.uses.append(Int(node))
    return node
  }

  /// The variable by which a unit knows a variable of a unit around it: both share a cell.
  mutating func reach(_ variable: Variable, from unit: UnitBuilder) -> Variable {
    if variable.unit === unit { return variable }
    guard let parent = unit.parent else { return variable }
    let outside = reach(variable, from: parent)
    if let known = unit.captures.first(where: { $0.outside === outside }) { return known.inside }
    makeCell(outside)
    let inside = unit.makeVariable(variable.symbol)
    inside.isCell = true
    unit.captures.append((outside, inside))
    return inside
  }

  /// Turns a variable into one that macros share, and the nodes that use it already.
  private mutating func makeCell(_ variable: Variable) {
    guard !variable.isCell else { return }
    variable.isCell = true
    variable.unit.cells.append(variable.slot)
    for use in variable.uses {
      switch program.nodes[use].operation {
      case .local: program.nodes[use].operation = .cell
      case .storeLocal: program.nodes[use].operation = .storeCell
      default: program.nodes[use].flags |= NodeFlag.isCell
      }
    }
  }
}
