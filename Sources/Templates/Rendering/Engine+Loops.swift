extension Engine {
  mutating func executeLoop(_ number: Int32) throws(Fault) {
    let record = Int(nodes[Int(number)].second)
    let sequence = try evaluate(lists[record + LoopRecord.sequence])
    try runLoop(number, over: sequence, depth: 0)
  }

  /// Runs a loop over a value: at the place where it stands, or again from `loop(...)` inside it.
  mutating func runLoop(_ number: Int32, over sequence: Value, depth: Int) throws(Fault) {
    let node = nodes[Int(number)]
    let record = Int(node.second)
    let filter = lists[record + LoopRecord.filter]
    let usesLoop = lists[record + LoopRecord.loopSlot] >= 0
    switch sequence {
    case .records(let list) where filter < 0:
      noteRead(list)
      if list.indexes.isEmpty { return try runOtherwise(record) }
      let memo = openMemo(record, list.shape)
      if memo >= 0 { return try runMemoised(record, list, memo) }
      let state = usesLoop ? pushLoop(number, [], list, list.count, depth) : -1
      var isFinished = false
      for position in 0..<list.count {
        let flow = try runRound(record, list[position], state, position)
        if flow == .next { isFinished = true }
        if flow == .breakLoop { break }
      }
      popLoop(state)
      if !isFinished { try runOtherwise(record) }
    default:
      if case .records(let list) = sequence { noteRead(list) }
      var items: [Value]
      switch sequence {
      case .list(let own), .tuple(let own): items = own
      default: items = try elements(sequence, at: lists[record + LoopRecord.sequence])
      }
      if filter >= 0 { items = try filtered(items, record) }
      if items.isEmpty { return try runOtherwise(record) }
      let state = usesLoop ? pushLoop(number, items, nil, items.count, depth) : -1
      var isFinished = false
      for position in 0..<items.count {
        let flow = try runRound(record, items[position], state, position)
        if flow == .next { isFinished = true }
        if flow == .breakLoop { break }
      }
      popLoop(state)
      if !isFinished { try runOtherwise(record) }
    }
  }

  private mutating func runMemoised(_ record: Int, _ list: RecordList, _ memo: Int) throws(Fault) {
    for index in list.indexes {
      let item = RecordID(shape: list.shape, index: index)
      if printMemoised(item, memo) {
        try countStep(record)
        continue
      }
      let (start, firstRead) = (output.count, trace?.beginPart() ?? 0)
      _ = try runRound(record, .record(item), -1, 0)
      memoise(item, memo, from: start, reads: firstRead)
    }
  }

  private mutating func pushLoop(
    _ number: Int32, _ items: [Value], _ records: RecordList?, _ count: Int, _ depth: Int
  ) -> Int {
    loops.append(
      LoopState(
        node: number, base: base, unit: unit, instance: instance, sequence: items, records: records, count: count,
        depth: depth))
    return loops.count - 1
  }

  private mutating func popLoop(_ state: Int) {
    if state >= 0 { loops.removeLast(loops.count - state) }
  }

  /// One round. `else` runs where none came to its end, be it by `break` or `continue`, as in Jinja.
  @inline(__always)
  private mutating func runRound(_ record: Int, _ item: Value, _ state: Int, _ position: Int) throws(Fault) -> Flow {
    let entryCount = lists[record + LoopRecord.entryCount]
    if state >= 0 {
      loops[state].index = position
      try assign(lists[record + LoopRecord.loopSlot], .handle(Handle(kind: .loop, index: Int32(state))))
    }
    try assign(lists[record + LoopRecord.target], item)
    if entryCount > 0 { enterScope(lists[record + LoopRecord.entryStart], entryCount) }
    try countStep(record)
    return try execute(lists[record + LoopRecord.bodyStart], lists[record + LoopRecord.bodyCount])
  }

  /// Bounds the time and memory of one page.
  @inline(__always)
  mutating func countStep(_ record: Int) throws(Fault) {
    steps += 1
    if steps > limits.steps || output.count > outputEnd { throw excess(lists[record + LoopRecord.target]) }
  }

  func excess(_ node: Int32) -> Fault {
    if output.count > outputEnd {
      return fault("limit", "page grew beyond \(limits.output) bytes", at: node)
    }
    return fault("limit", "page took more than \(limits.steps) rounds of loops and calls of macros", at: node)
  }

  private mutating func runOtherwise(_ record: Int) throws(Fault) {
    enterScope(lists[record + LoopRecord.otherwiseEntryStart], lists[record + LoopRecord.otherwiseEntryCount])
    _ = try execute(lists[record + LoopRecord.otherwiseStart], lists[record + LoopRecord.otherwiseCount])
  }

  private mutating func filtered(_ items: [Value], _ record: Int) throws(Fault) -> [Value] {
    var kept: [Value] = []
    enterScope(lists[record + LoopRecord.filterEntryStart], lists[record + LoopRecord.filterEntryCount])
    for item in items {
      try countStep(record)
      try assign(lists[record + LoopRecord.filterTarget], item)
      if try isTrue(lists[record + LoopRecord.filter]) { kept.append(item) }
    }
    return kept
  }

  /// `loop(children)`: the same loop again, one deeper, with its variables kept aside.
  mutating func recurse(_ state: Int, over sequence: Value, at call: Int32) throws(Fault) {
    let loop = loops[state]
    guard nodes[Int(loop.node)].flags & NodeFlag.isRecursive != 0 else {
      throw fault("call", "'loop' can only be called where its 'for' ends with 'recursive'", at: call)
    }
    try enter(at: call, weight: units[Int(loop.unit)].weight)
    let record = Int(nodes[Int(loop.node)].second)
    let (outerBase, outerUnit, outerInstance) = (base, unit, instance)
    let place = place(call)
    base = loop.base
    unit = loop.unit
    instance = loop.instance
    let slots = Int(lists[record + LoopRecord.slotStart])..<Int(lists[record + LoopRecord.slotEnd])
    let saved = slots.map { stack[base + $0] }
    for slot in slots {
      guard case .handle(let handle) = stack[base + slot], handle.kind == .cell else { continue }
      cells.append(.unset)
      stack[base + slot] = .handle(Handle(kind: .cell, index: Int32(cells.count - 1)))
    }
    do throws(Fault) {
      try runLoop(loop.node, over: sequence, depth: loop.depth + 1)
    } catch {
      throw error.adding("in the recursive loop called here", at: place)
    }
    for (slot, value) in zip(slots, saved) { stack[base + slot] = value }
    base = outerBase
    unit = outerUnit
    instance = outerInstance
    leave(weight: units[Int(loop.unit)].weight)
  }

  // MARK: `loop`

  func loopAttribute(_ symbol: Int32, of state: Int) -> Value? {
    guard state < loops.count else { return nil }
    let index = loops[state].index
    let count = loops[state].count
    switch WellKnown(rawValue: symbol) {
    case .index: return .int(index + 1)
    case .index0: return .int(index)
    case .revindex: return .int(count - index)
    case .revindex0: return .int(count - index - 1)
    case .first: return .bool(index == 0)
    case .last: return .bool(index == count - 1)
    case .length: return .int(count)
    case .depth: return .int(loops[state].depth + 1)
    case .depth0: return .int(loops[state].depth)
    case .previtem:
      return index == 0 ? .undefined(Missing("there is no previous item")) : loops[state].item(index - 1)
    case .nextitem:
      return index == count - 1 ? .undefined(Missing("there is no next item")) : loops[state].item(index + 1)
    case .cycle, .changed:
      return .handle(Handle(kind: .loopMethod, index: Int32(state), detail: symbol))
    default: return nil
    }
  }

  mutating func callLoopMethod(_ handle: Handle, _ arguments: [Value], at node: Int32) throws(Fault) -> Value {
    let state = Int(handle.index)
    guard state < loops.count else { throw fault("call", "the loop has ended", at: node) }
    if handle.detail == WellKnown.cycle.rawValue {
      guard !arguments.isEmpty else { throw fault("call", "'cycle' needs values to choose from", at: node) }
      return arguments[loops[state].index % arguments.count]
    }
    let changed = loops[state].lastChecked.map { $0 != arguments } ?? true
    loops[state].lastChecked = arguments
    return .bool(changed)
  }
}

extension LoopState {
  fileprivate func item(_ position: Int) -> Value { records.map { $0[position] } ?? sequence[position] }
}
