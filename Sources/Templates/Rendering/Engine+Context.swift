extension Engine {
  // MARK: Reads of the site

  /// Every read of a record's field passes here.
  @inline(__always)
  mutating func noteRead(_ record: RecordID, _ field: Int) {
    if trace != nil { trace?.note(record, field) }
  }

  /// Every walk over a list of records passes here. What the list holds belongs to the field that gave it.
  @inline(__always)
  mutating func noteRead(_ list: RecordList) {
    if metrics != nil { countList() }
  }

  private mutating func countList() {
    metrics?.entries[Int(units[Int(unit)].template)].lists += 1
  }

  // MARK: Names

  /// The value of a name in the context, or unset.
  func lookUp(_ symbol: Int32) -> Value {
    var current = Int(instance)
    while true {
      for entry in instances[current].variables where entry.symbol == symbol { return entry.value }
      for entry in instances[current].passed where entry.symbol == symbol { return entry.value }
      let parent = instances[current].parent
      if parent < 0 { break }
      current = Int(parent)
    }
    if instances[current].seesGlobals {
      let position = globalPositions[Int(symbol)]
      if position >= 0, Int(position) < globals.count { return globals[Int(position)] }
    }
    let function = functionNumbers[Int(symbol)]
    if function >= 0 { return .handle(Handle(kind: .function, index: function)) }
    return .unset
  }

  mutating func export(_ symbol: Int32, _ value: Value, toImporters isExported: Bool) {
    let current = Int(instance)
    for position in instances[current].variables.indices where instances[current].variables[position].symbol == symbol {
      instances[current].variables[position].value = value
      instances[current].variables[position].isExported = isExported
      return
    }
    instances[current].variables.append((symbol, value, isExported))
  }

  /// Makes room for one more template being rendered.
  mutating func makeInstance(template: Int32, parent: Int32, seesGlobals: Bool) -> Int32 {
    let number = Int32(instanceCount)
    if instanceCount < instances.count {
      instances[instanceCount].variables.removeAll(keepingCapacity: true)
      instances[instanceCount].passed.removeAll(keepingCapacity: true)
      instances[instanceCount].blocks.removeAll(keepingCapacity: true)
      instances[instanceCount].text = ""
    } else {
      instances.append(Instance())
    }
    instances[instanceCount].template = template
    instances[instanceCount].parent = parent
    instances[instanceCount].seesGlobals = seesGlobals
    instances[instanceCount].reachesGlobals = parent >= 0 ? instances[Int(parent)].reachesGlobals : seesGlobals
    instances[instanceCount].blockOwner = number
    instanceCount += 1
    return number
  }

  /// Gives a new instance the local variables of a list of (symbol, node).
  mutating func pass(locals start: Int, _ count: Int, to target: Int32) throws(Fault) {
    for position in 0..<count {
      let symbol = lists[start + 2 * position]
      let value = raw(lists[start + 2 * position + 1])
      if !value.isUnset { instances[Int(target)].passed.append((symbol, value)) }
    }
  }

  /// The value of a variable's node, unset where it is.
  func raw(_ node: Int32) -> Value {
    let node = nodes[Int(node)]
    switch node.operation {
    case .local: return stack[base + Int(node.first)]
    case .cell:
      guard case .handle(let handle) = stack[base + Int(node.first)], handle.kind == .cell else { return .unset }
      return cells[Int(handle.index)]
    case .context: return lookUp(node.first)
    default: return .unset
    }
  }

  // MARK: Frames

  /// Makes room for a unit's variables above those in use; its base.
  mutating func pushFrame(_ count: Int) -> Int {
    let start = top
    top += count
    if stack.count < top {
      for position in start..<min(stack.count, top) { stack[position] = .unset }
      stack.append(contentsOf: repeatElement(.unset, count: max(64, top - stack.count)))
    } else {
      for position in start..<top { stack[position] = .unset }
    }
    return start
  }

  /// Turns the slots that macros share into cells, keeping their values.
  mutating func makeCells(_ number: Int32) {
    let start = Int(units[Int(number)].cellStart)
    for position in start..<start + Int(units[Int(number)].cellCount) {
      let slot = base + Int(lists[position])
      cells.append(stack[slot])
      stack[slot] = .handle(Handle(kind: .cell, index: Int32(cells.count - 1)))
    }
  }

  mutating func enterScope(_ start: Int32, _ count: Int32) {
    for position in Int(start)..<Int(start + count) {
      let node = nodes[Int(lists[position])]
      let value: Value
      switch node.operation {
      case .enterResolved: value = lookUp(node.second)
      case .enterAlias: value = raw(node.second)
      default: value = .unset
      }
      setSlot(node.first, value, isCell: node.flags & NodeFlag.isCell != 0)
    }
  }

  @inline(__always)
  mutating func setSlot(_ slot: Int32, _ value: Value, isCell: Bool) {
    let position = base + Int(slot)
    if isCell, case .handle(let handle) = stack[position], handle.kind == .cell {
      cells[Int(handle.index)] = value
    } else {
      stack[position] = value
    }
  }
}
