import Text

extension Engine {
  /// Calls something. What prints itself, as macros and blocks do, prints straight into the output and gives nil where
  /// the result is to be printed anyway.
  mutating func call(_ number: Int32, prints: Bool, caller: Value = .unset) throws(Fault) -> Value? {
    let node = nodes[Int(number)]
    let calleeNode = nodes[Int(node.first)]
    let callee: Value
    if calleeNode.operation == .attribute {
      let owner = try evaluate(calleeNode.first)
      if let method = WellKnown(rawValue: calleeNode.second), WellKnown.methods.contains(method) {
        switch owner {
        case .string, .markup, .map:
          if let result = try callMethod(method, of: owner, arguments: node.second, at: number) { return result }
        default: break
        }
      }
      callee = try attribute(calleeNode.second, of: owner, at: node.first)
    } else {
      callee = try evaluate(node.first)
    }
    switch callee {
    case .handle(let handle):
      switch handle.kind {
      case .macro:
        if prints {
          try invoke(Int(handle.index), arguments: node.second, caller: caller, at: number)
          return nil
        }
        let start = output.count
        try invoke(Int(handle.index), arguments: node.second, caller: caller, at: number)
        return takeOutput(from: start)
      case .block:
        let start = output.count
        try renderBlock(handle, at: number)
        return prints ? nil : takeOutput(from: start)
      case .loop:
        let arguments = try evaluateArguments(node.second)
        guard arguments.positional.count == 1, arguments.named.isEmpty else {
          throw fault("call", "'loop' takes one argument, the items of the next level", at: number)
        }
        let start = output.count
        try recurse(Int(handle.index), over: arguments.positional[0], at: number)
        return prints ? nil : takeOutput(from: start)
      default: return try callHandle(handle, number)
      }
    case .undefined(let missing): throw fault(Complaint(missing), at: node.first)
    default: throw fault("call", "\(callee.kindName) cannot be called", at: node.first)
    }
  }

  mutating func takeOutput(from start: Int) -> Value {
    let text = output.withUnsafeBufferPointer { String(decoding: $0[start...], as: UTF8.self) }
    output.removeLast(output.count - start)
    return safe(text)
  }

  private mutating func callHandle(_ handle: Handle, _ number: Int32) throws(Fault) -> Value {
    let arguments = try evaluateArguments(nodes[Int(number)].second)
    let index = Int(handle.index)
    switch handle.kind {
    case .loopMethod: return try callLoopMethod(handle, arguments.positional, at: number)
    case .cyclerMethod:
      if handle.detail == WellKnown.reset.rawValue {
        cyclers[index].position = 0
        return .none
      }
      let item = cyclers[index].items[cyclers[index].position]
      cyclers[index].position = (cyclers[index].position + 1) % cyclers[index].items.count
      return item
    case .joiner:
      if joiners[index].isUsed { return joiners[index].separator }
      joiners[index].isUsed = true
      return .string("")
    case .function: return try callFunction(index, arguments, at: number)
    default: throw fault("call", "\(Value.handle(handle).kindName) cannot be called", at: nodes[Int(number)].first)
    }
  }

  private mutating func callFunction(_ index: Int, _ arguments: CallArguments, at number: Int32) throws(Fault) -> Value
  {
    if index >= WellKnown.functions.count {
      let function = program.program.hostFunctions[index - WellKnown.functions.count]
      do throws(HostError) { return try function.call(arguments) } catch {
        throw fault("function", error.message, at: number)
      }
    }
    switch WellKnown.functions[index] {
    case .range:
      do throws(Complaint) { return try range(arguments) } catch { throw fault(error, at: number) }
    case .dict:
      var pairs: [(Value, Value)] = []
      if let first = arguments.positional.first {
        guard case .map(let map) = first else { throw fault("call", "'dict' takes a mapping and names", at: number) }
        pairs = map.pairs
      }
      return .map(Map(pairs + arguments.named.map { (.string($0.name), $0.value) }))
    case .cycler:
      guard !arguments.positional.isEmpty else {
        throw fault("call", "'cycler' needs at least one value", at: number)
      }
      try accountThing(at: number)
      cyclers.append((arguments.positional, 0))
      return .handle(Handle(kind: .cycler, index: Int32(cyclers.count - 1)))
    case .joiner:
      try accountThing(at: number)
      joiners.append((arguments.value(0, "sep") ?? .string(", "), false))
      return .handle(Handle(kind: .joiner, index: Int32(joiners.count - 1)))
    default:
      try accountThing(at: number)
      namespaces.append([])
      let namespace = namespaces.count - 1
      var pairs = arguments.named
      if case .map(let map)? = arguments.positional.first {
        pairs = map.pairs.compactMap { key, value in key.text.map { ($0, value) } } + pairs
      }
      for (name, value) in pairs {
        if let symbol = program.symbolNumbers[name] { setAttribute(symbol, of: namespace, to: value) }
      }
      return .handle(Handle(kind: .namespace, index: Int32(namespace)))
    }
  }

  static let longestRange = 1_000_000

  private func range(_ arguments: CallArguments) throws(Complaint) -> Value {
    var bounds: [Int] = []
    for value in arguments.positional {
      guard let number = value.wholeNumber else {
        _ = try value.defined()
        throw Complaint("'range' takes integers, found \(value.kindName)")
      }
      bounds.append(number)
    }
    guard (1...3).contains(bounds.count), arguments.named.isEmpty else {
      throw Complaint("'range' takes one to three integers")
    }
    let (start, end) = bounds.count == 1 ? (0, bounds[0]) : (bounds[0], bounds[1])
    let step = bounds.count == 3 ? bounds[2] : 1
    if step == 0 { throw Complaint("a range's step cannot be 0") }
    guard step > 0 ? start < end : start > end else { return .list([]) }
    let (distance, overflows) = end.subtractingReportingOverflow(start)
    guard !overflows, distance != .min, step != .min, abs(distance) / abs(step) < Engine.longestRange else {
      throw Complaint("range has more than \(Engine.longestRange) numbers")
    }
    let count = (abs(distance) + abs(step) - 1) / abs(step)
    return .list((0..<count).map { .int(start + $0 * step) })
  }

  // MARK: Arguments

  mutating func evaluateArguments(_ list: Int32) throws(Fault) -> CallArguments {
    let start = Int(list)
    var arguments = CallArguments()
    let count = Int(lists[start])
    for position in 0..<count {
      let node = lists[start + 4 + position]
      arguments.positional.append(node < 0 ? .unset : try bounded(node))
    }
    if lists[start + 2] >= 0 {
      arguments.positional += try elements(try evaluate(lists[start + 2]), at: lists[start + 2])
    }
    for position in 0..<Int(lists[start + 1]) {
      let place = start + 4 + count + 2 * position
      arguments.named.append((name(lists[place]), try bounded(lists[place + 1])))
    }
    if lists[start + 3] >= 0 {
      guard case .map(let map) = try evaluate(lists[start + 3]) else {
        throw fault("call", "'**' needs a mapping", at: lists[start + 3])
      }
      for (key, value) in map.pairs {
        guard let name = key.text else { throw fault("call", "'**' needs a mapping with names", at: lists[start + 3]) }
        if arguments[name] != nil {
          throw fault("call", "argument '\(name)' is given twice", at: lists[start + 3])
        }
        arguments.named.append((name, value))
      }
    }
    return arguments
  }

  // MARK: Macros

  mutating func enter(at node: Int32, weight added: Int32) throws(Fault) {
    depth += 1
    weight += Int(added)
    steps += 1
    if depth > limits.depth {
      throw fault("depth", "macros and includes nest more than \(limits.depth) deep", at: node)
    }
    if weight > limits.weight { throw fault("depth", "macros and includes nest too deeply", at: node) }
    if steps > limits.steps || output.count > limits.output { throw excess(node) }
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
