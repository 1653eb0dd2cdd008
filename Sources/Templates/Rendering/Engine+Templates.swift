import Text

extension Engine {
  /// The statements that name templates, blocks and macros.
  mutating func executeRare(_ number: Int32) throws(Fault) {
    let node = nodes[Int(number)]
    switch node.operation {
    case .defineMacro:
      try accountThing(at: number)
      try assign(node.second, makeMacro(node.first))
    case .callBlock:
      try accountThing(at: number)
      let caller = makeMacro(node.first)
      if let value = try call(node.second, prints: true, caller: caller) { try write(value, at: node.second) }
    case .callBlockOfTemplate: try executeBlock(number)
    case .extends: try executeExtends(number)
    case .include: try executeInclude(number)
    case .importModule, .importNames: try executeImport(number)
    default: break
    }
  }

  // MARK: Inheritance

  private mutating func executeExtends(_ number: Int32) throws(Fault) {
    if parentTemplate >= 0 { throw fault("extends", "a template extends one other, not two", at: number) }
    let template = try template(nodes[Int(number)].first, at: number)
    parentTemplate = template
    extendsNode = number
    addBlocks(of: template, to: Int(instance))
  }

  private mutating func addBlocks(of template: Int32, to target: Int) {
    let start = Int(program.program.templates[Int(template)].blockStart)
    for position in 0..<Int(program.program.templates[Int(template)].blockCount) {
      instances[target].blocks.append((lists[start + 2 * position], lists[start + 2 * position + 1]))
    }
  }

  /// Renders a template in an instance of its own: its top level, then that of each parent that it names.
  mutating func renderRoot(_ template: Int32, in target: Int32, at node: Int32?) throws(Fault) {
    let (outerInstance, outerParent) = (instance, parentTemplate)
    instance = target
    addBlocks(of: template, to: Int(target))
    var current = template
    var child: Fault.Place?
    var length = 0
    while true {
      parentTemplate = -1
      let root = program.program.templates[Int(current)].root
      do throws(Fault) {
        try run(root)
      } catch {
        guard let child else { throw error }
        throw error.adding("extended here", at: child)
      }
      guard parentTemplate >= 0 else { break }
      length += 1
      if length > limits.depth {
        let place = Fault.Place(template: current, offset: 0)
        let name = program.program.templates[Int(current)].name
        throw Fault(
          code: "template.extends", message: "template '\(name)' extends itself in the end", suggestion: nil,
          place: place)
      }
      child = Fault.Place(template: current, offset: nodes[Int(extendsNode)].offset)
      current = parentTemplate
    }
    instance = outerInstance
    parentTemplate = outerParent
  }

  /// Runs a unit without parameters.
  private mutating func run(_ number: Int32) throws(Fault) {
    let started = startClock()
    let start = pushFrame(Int(units[Int(number)].slotCount))
    let (outerBase, outerUnit) = (base, unit)
    base = start
    unit = number
    let code = units[Int(number)]
    if code.selfSlot >= 0 {
      stack[base + Int(code.selfSlot)] = .handle(Handle(kind: .blocks, index: instance))
    }
    if code.cellCount > 0 { makeCells(number) }
    if code.entryCount > 0 { enterScope(code.entryStart, code.entryCount) }
    _ = try execute(code.bodyStart, code.bodyCount)
    base = outerBase
    unit = outerUnit
    top = start
    stopClock(started, template: code.template)
  }

  // MARK: Blocks

  private mutating func executeBlock(_ number: Int32) throws(Fault) {
    let node = nodes[Int(number)]
    if node.flags & NodeFlag.checksParent != 0, parentTemplate >= 0 { return }
    let owner = Int(instances[Int(instance)].blockOwner)
    guard let position = instances[owner].blocks.firstIndex(where: { $0.symbol == node.first }) else { return }
    if node.flags & NodeFlag.isRequired != 0,
      !instances[owner].blocks[(position + 1)...].contains(where: { $0.symbol == node.first })
    {
      throw fault("block", "block '\(name(node.first))' is required, but no template fills it", at: number)
    }
    guard node.flags & NodeFlag.isScoped != 0 else {
      return try renderBlock(Handle(kind: .block, index: instance, detail: Int32(position)), at: number)
    }
    let marks = (instanceCount, macros.count)
    let scoped = makeInstance(
      template: instances[Int(instance)].template, parent: instance, seesGlobals: instances[Int(instance)].seesGlobals)
    instances[Int(scoped)].blockOwner = Int32(owner)
    try pass(locals: Int(node.second), Int(node.third), to: scoped)
    try renderBlock(Handle(kind: .block, index: scoped, detail: Int32(position)), at: number)
    if macros.count == marks.1 { instanceCount = marks.0 }
  }

  /// Renders a block in the instance that its handle names.
  mutating func renderBlock(_ handle: Handle, at node: Int32) throws(Fault) {
    let owner = Int(instances[Int(handle.index)].blockOwner)
    let number = instances[owner].blocks[Int(handle.detail)].unit
    blockDepth += 1
    weight += Int(units[Int(number)].weight)
    if blockDepth > limits.depth || weight > limits.weight || !nativeStack.hasRoom {
      throw fault("depth", "blocks nest more than \(limits.depth) deep", at: node)
    }
    let start = pushFrame(Int(units[Int(number)].slotCount))
    let (outerBase, outerUnit, outerInstance, outerParent) = (base, unit, instance, parentTemplate)
    let place = place(node)
    base = start
    unit = number
    instance = handle.index
    parentTemplate = -1
    do throws(Fault) {
      try runBlock(handle, units[Int(number)], number)
    } catch {
      throw error.adding("in block '\(name(units[Int(number)].name))', used here", at: place)
    }
    base = outerBase
    unit = outerUnit
    instance = outerInstance
    parentTemplate = outerParent
    top = start
    blockDepth -= 1
    weight -= Int(units[Int(number)].weight)
  }

  private mutating func runBlock(_ handle: Handle, _ code: Unit, _ number: Int32) throws(Fault) {
    if code.selfSlot >= 0 {
      stack[base + Int(code.selfSlot)] = .handle(Handle(kind: .blocks, index: instance))
    }
    if code.superSlot >= 0 { stack[base + Int(code.superSlot)] = superBlock(of: handle) }
    if code.cellCount > 0 { makeCells(number) }
    if code.entryCount > 0 { enterScope(code.entryStart, code.entryCount) }
    _ = try execute(code.bodyStart, code.bodyCount)
  }

  // MARK: Other templates

  private mutating func executeInclude(_ number: Int32) throws(Fault) {
    guard let template = try firstTemplate(at: number) else { return }
    guard sharesOutputs, nodes[Int(number)].flags & NodeFlag.hasContext != 0,
      program.program.templates[Int(template)].isShared, instances[Int(instance)].reachesGlobals
    else { return try include(template, at: number) }
    if let known = sharedOutputs[Int(template)] {
      output += known.bytes
      if let reads = known.trace { trace?.add(reads) }
      return
    }
    let (start, outer) = (output.count, trace)
    trace?.removeAll()
    try include(template, at: number)
    let reads = trace
    trace = outer
    sharedOutputs[Int(template)] = SharedOutput(bytes: Array(output[start...]), trace: reads)
    if let reads { trace?.add(reads) }
  }

  private mutating func include(_ template: Int32, at number: Int32) throws(Fault) {
    let node = nodes[Int(number)]
    let root = program.program.templates[Int(template)].root
    try enter(at: number, weight: units[Int(root)].weight)
    let marks = (instanceCount, macros.count, modules.count)
    let hasContext = node.flags & NodeFlag.hasContext != 0
    let included = makeInstance(template: template, parent: hasContext ? instance : -1, seesGlobals: hasContext)
    if hasContext { try pass(locals: Int(node.second), Int(node.third), to: included) }
    let place = place(number)
    do throws(Fault) {
      try renderRoot(template, in: included, at: number)
    } catch {
      throw error.adding("included here", at: place)
    }
    if macros.count == marks.1, modules.count == marks.2 { instanceCount = marks.0 }
    leave(weight: units[Int(root)].weight)
  }

  private mutating func executeImport(_ number: Int32) throws(Fault) {
    let node = nodes[Int(number)]
    let template = try template(node.first, at: number)
    let hasContext = node.flags & NodeFlag.hasContext != 0
    let module = try module(template, hasContext: hasContext, at: number)
    var record = Int(node.second) + 2 * Int(node.third)
    if node.operation == .importModule {
      return try assign(lists[record], .handle(Handle(kind: .module, index: module)))
    }
    let count = lists[record]
    record += 1
    for _ in 0..<count {
      let symbol = lists[record]
      let found = instances[Int(module)].variables.first { $0.symbol == symbol && $0.isExported }?.value
      let value = found ?? missingField(symbol, of: .handle(Handle(kind: .module, index: module)))
      try assign(lists[record + 1], value)
      record += 3
    }
  }

  /// The instance of an imported template; without context there is one a page.
  private mutating func module(_ template: Int32, hasContext: Bool, at number: Int32) throws(Fault) -> Int32 {
    if !hasContext, let known = modules[template] { return known }
    let node = nodes[Int(number)]
    let root = program.program.templates[Int(template)].root
    try enter(at: number, weight: units[Int(root)].weight)
    let module = makeInstance(template: template, parent: hasContext ? instance : -1, seesGlobals: hasContext)
    if hasContext { try pass(locals: Int(node.second), Int(node.third), to: module) }
    let place = place(number)
    let start = output.count
    do throws(Fault) {
      try renderRoot(template, in: module, at: number)
    } catch {
      throw error.adding("imported here", at: place)
    }
    if output.count > start {
      instances[Int(module)].text = takeOutput(from: start).text ?? ""
    }
    leave(weight: units[Int(root)].weight)
    modules[hasContext ? -1 - Int32(modules.count) : template] = module
    return module
  }

  // MARK: Names of templates

  /// The template that a name means; nil where there is none.
  private mutating func find(_ name: String) -> Int32? {
    let template = program.program.templateNumbers[name]
    if let template { trace?.note(template: Int(template)) } else { trace?.note(missingTemplate: name) }
    return template
  }

  /// The template that a constant names; nil where that is not known before rendering.
  private mutating func knownTemplate(_ name: Int32) -> Int32? {
    guard nodes[Int(name)].operation == .constant else { return nil }
    let template = constantTemplates[Int(nodes[Int(name)].first)]
    guard template >= 0 else { return nil }
    trace?.note(template: Int(template))
    return template
  }

  private mutating func template(_ name: Int32, at number: Int32) throws(Fault) -> Int32 {
    if let known = knownTemplate(name) { return known }
    return try template(named: try evaluate(name), at: number)
  }

  private mutating func template(named value: Value, at number: Int32) throws(Fault) -> Int32 {
    if case .undefined(let missing) = value { throw fault(Complaint(missing), at: nodes[Int(number)].first) }
    guard let name = value.text else {
      throw fault("missing", "a template's name is a string, found \(value.kindName)", at: nodes[Int(number)].first)
    }
    if let template = find(name) { return template }
    if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
      throw fault(
        "path", "template path '\(name)' leads out of the templates folder: paths start there, without '/' or '..'",
        at: nodes[Int(number)].first)
    }
    throw fault(
      "missing", "template '\(name)' does not exist", at: nodes[Int(number)].first,
      suggestion: nearMiss(of: name, in: program.program.templates.map(\.name)))
  }

  /// The first template of an include's name or list of names that exists; nil where none has to.
  private mutating func firstTemplate(at number: Int32) throws(Fault) -> Int32? {
    if let known = knownTemplate(nodes[Int(number)].first) { return known }
    let value = try evaluate(nodes[Int(number)].first)
    let names: [Value]
    switch value {
    case .list(let items), .tuple(let items): names = items
    default: names = [value]
    }
    for name in names {
      guard let text = name.text else { continue }
      if let template = find(text) { return template }
    }
    if nodes[Int(number)].flags & NodeFlag.ignoresMissing != 0 {
      if case .undefined(let missing) = value { throw fault(Complaint(missing), at: nodes[Int(number)].first) }
      return nil
    }
    guard names.count != 1 else { return try template(named: names[0], at: number) }
    let list = names.map { "'\(printed($0))'" }.joined(separator: ", ")
    throw fault("missing", "none of the templates \(list.isEmpty ? "in an empty list" : list) exists", at: number)
  }
}
