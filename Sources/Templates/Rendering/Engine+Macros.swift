import Text

extension Engine {
  mutating func enter(at node: Int32, weight added: Int32) throws(Fault) {
    depth += 1
    weight += Int(added)
    steps += 1
    if depth > limits.depth {
      throw fault("depth", "macros and includes nest more than \(limits.depth) deep", at: node)
    }
    if weight > limits.weight || !nativeStack.hasRoom {
      throw fault("depth", "macros and includes nest too deeply", at: node)
    }
    if steps > limits.steps || output.count > outputEnd { throw excess(node) }
  }

  mutating func leave(weight added: Int32) {
    depth -= 1
    weight -= Int(added)
  }

  /// Runs a macro; its output goes to the page's.
  mutating func invoke(_ index: Int, arguments list: Int32, caller: Value, at node: Int32) throws(Fault) {
    let number = macros[index].unit
    try enter(at: node, weight: units[Int(number)].weight)
    let start = pushFrame(Int(units[Int(number)].slotCount))
    try bind(number, start: start, arguments: list, caller: caller, at: node)
    let (outerBase, outerUnit, outerInstance) = (base, unit, instance)
    let place = place(node)
    base = start
    unit = number
    instance = macros[index].instance
    do throws(Fault) {
      try runMacro(index, number)
    } catch {
      let kind = units[Int(number)].kind
      throw error.adding(
        kind == .caller
          ? "in the body of a 'call', used here" : "in macro '\(name(units[Int(number)].name))', called here",
        at: place)
    }
    base = outerBase
    unit = outerUnit
    instance = outerInstance
    top = start
    leave(weight: units[Int(number)].weight)
  }

  private mutating func runMacro(_ index: Int, _ number: Int32) throws(Fault) {
    let unit = units[Int(number)]
    for position in 0..<Int(unit.captureCount) {
      let inside = lists[Int(unit.captureStart) + 2 * position + 1]
      stack[base + Int(inside)] = .handle(Handle(kind: .cell, index: macros[index].cells[position]))
    }
    if unit.cellCount > 0 { makeCells(number) }
    if unit.entryCount > 0 { enterScope(unit.entryStart, unit.entryCount) }
    let firstDefault = unit.parameterCount - unit.defaultCount
    for position in 0..<unit.defaultCount {
      let slot = firstDefault + position
      let value = stack[base + Int(slot)]
      var isAbsent = value.isUnset
      var isCell = false
      if case .handle(let handle) = value, handle.kind == .cell {
        isAbsent = cells[Int(handle.index)].isUnset
        isCell = true
      }
      if isAbsent {
        setSlot(slot, try evaluate(lists[Int(unit.defaultStart + position)]), isCell: isCell)
      }
    }
    _ = try execute(unit.bodyStart, unit.bodyCount)
  }

  /// Fills a macro's parameters from the arguments as they stand in the call.
  private mutating func bind(
    _ number: Int32, start: Int, arguments list: Int32, caller: Value, at node: Int32
  ) throws(Fault) {
    let unit = units[Int(number)]
    let record = Int(list)
    let count = Int(lists[record])
    if !caller.isUnset {
      guard unit.callerSlot >= 0 else {
        throw fault(
          "call", "macro '\(name(unit.name))' does not use 'caller', so it cannot be called with a body", at: node)
      }
      stack[start + Int(unit.callerSlot)] = caller
    } else if unit.callerSlot >= unit.parameterCount {
      stack[start + Int(unit.callerSlot)] = .undefined(
        Missing("there is no 'caller': the macro was not called by '{% call %}'"))
    }
    if lists[record + 2] < 0, lists[record + 3] < 0, unit.varargsSlot < 0, unit.kwargsSlot < 0,
      count <= Int(unit.parameterCount)
    {
      for position in 0..<count { stack[start + position] = try bounded(lists[record + 4 + position]) }
      for position in 0..<Int(lists[record + 1]) {
        let place = record + 4 + count + 2 * position
        let slot = try parameter(lists[place], of: unit, start: start, at: node)
        stack[start + slot] = try bounded(lists[place + 1])
      }
      return
    }
    try bindSlowly(unit, start: start, try evaluateArguments(list), at: node)
  }

  private func parameter(_ symbol: Int32, of unit: Unit, start: Int, at node: Int32) throws(Fault) -> Int {
    for position in 0..<Int(unit.parameterCount) where lists[Int(unit.parameterStart) + position] == symbol {
      guard stack[start + position].isUnset else {
        throw fault("call", "macro '\(name(unit.name))' is given '\(name(symbol))' twice", at: node)
      }
      return position
    }
    let names = (0..<Int(unit.parameterCount)).map { name(lists[Int(unit.parameterStart) + $0]) }
    throw fault(
      "call", "macro '\(name(unit.name))' has no parameter '\(name(symbol))'", at: node,
      suggestion: nearMiss(of: name(symbol), in: names))
  }

  private mutating func bindSlowly(
    _ unit: Unit, start: Int, _ arguments: CallArguments, at node: Int32
  ) throws(Fault) {
    let taken = min(arguments.positional.count, Int(unit.parameterCount))
    for position in 0..<taken { stack[start + position] = arguments.positional[position] }
    let rest = Array(arguments.positional[taken...])
    if unit.varargsSlot >= 0 {
      stack[start + Int(unit.varargsSlot)] = .tuple(rest)
    } else if !rest.isEmpty {
      throw fault(
        "call",
        "macro '\(name(unit.name))' takes \(countText(Int(unit.parameterCount), "argument")), \(arguments.positional.count) given",
        at: node)
    }
    var others: [(Value, Value)] = []
    for (key, value) in arguments.named {
      let names = (0..<Int(unit.parameterCount)).map { lists[Int(unit.parameterStart) + $0] }
      if let symbol = program.symbolNumbers[key], names.contains(symbol) || unit.kwargsSlot < 0 {
        let slot = try parameter(symbol, of: unit, start: start, at: node)
        stack[start + slot] = value
      } else if unit.kwargsSlot >= 0 {
        others.append((.string(key), value))
      } else {
        throw fault("call", "macro '\(name(unit.name))' has no parameter '\(key)'", at: node)
      }
    }
    if unit.kwargsSlot >= 0 { stack[start + Int(unit.kwargsSlot)] = .map(Map(others)) }
  }

  /// A macro as a value: the cells of the variables that it shares with its surroundings go with it.
  mutating func makeMacro(_ number: Int32) -> Value {
    let unit = units[Int(number)]
    var shared: [Int32] = []
    for position in 0..<Int(unit.captureCount) {
      let slot = lists[Int(unit.captureStart) + 2 * position]
      if case .handle(let handle) = stack[base + Int(slot)], handle.kind == .cell { shared.append(handle.index) }
    }
    macros.append(MacroInstance(unit: number, instance: instance, cells: shared))
    return .handle(Handle(kind: .macro, index: Int32(macros.count - 1)))
  }
}
