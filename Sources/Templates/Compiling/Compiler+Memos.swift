extension Compiler {
  /// Finds the loops whose rounds print the same for the same record, wherever they run: those that read nothing but the
  /// record, shared globals, and names around the loop that are compared before it runs.
  mutating func markMemoised(_ globals: [String]) {
    let symbols = Set(globals.compactMap { symbolNumbers[$0] })
    for (unit, nodes) in macros {
      program.units[Int(unit)].isPure = program.units[Int(unit)].captureCount == 0 && nodes.allSatisfy(isPure)
    }
    for (record, nodes) in loops {
      let record = Int(record)
      guard program.lists[record + LoopRecord.loopSlot] < 0, hasPlainEntry(record),
        let names = names(readBy: nodes, of: record, symbols)
      else { continue }
      let readsGlobals = nodes.contains { program.nodes[$0].operation == .global }
      program.lists[record + LoopRecord.memo] = Int32(program.memoCount)
      program.memoCount += 1
      program.lists[record + LoopRecord.memoRecord] = list([readsGlobals ? 1 : 0, Int32(names.count)] + names)
    }
  }

  /// Whether each round begins with nothing but its record.
  private func hasPlainEntry(_ record: Int) -> Bool {
    let (start, count) = (
      Int(program.lists[record + LoopRecord.entryStart]), program.lists[record + LoopRecord.entryCount]
    )
    let target = program.nodes[Int(program.lists[record + LoopRecord.target])]
    return target.operation == .storeLocal && target.third < 0
      && (start..<start + Int(count)).allSatisfy { program.nodes[Int(program.lists[$0])].operation == .enterUnset }
  }

  /// A node for each name of outside that a loop's body reads; nil where it may depend on more, or leave something behind.
  private func names(readBy body: Range<Int>, of record: Int, _ globals: Set<Int32>) -> [Int32]? {
    let own = program.lists[record + LoopRecord.slotStart]..<program.lists[record + LoopRecord.slotEnd]
    var names: [Int32] = []
    for number in body {
      let node = program.nodes[number]
      if node.operation == .text || node.operation == .output, node.flags & NodeFlag.checksParent != 0 { return nil }
      switch node.operation {
      case .local, .context:
        if node.operation == .local, own.contains(node.first) { continue }
        let isKnown = names.contains {
          program.nodes[Int($0)].operation == node.operation && program.nodes[Int($0)].first == node.first
        }
        if !isKnown { names.append(Int32(number)) }
      case .storeLocal: if !own.contains(node.first) || node.third >= 0 { return nil }
      case .global: if !globals.contains(node.first) { return nil }
      // What a name means is compared, so a macro called by its name is known.
      case .call: if pureFunction(of: node) == nil, program.nodes[Int(node.first)].operation != .context { return nil }
      case .breakLoop, .continueLoop: return nil
      default: if !isPure(node) { return nil }
      }
    }
    return names
  }

  private func isPure(_ number: Int) -> Bool {
    let node = program.nodes[number]
    switch node.operation {
    case .context, .global: return false
    case .call: return pureFunction(of: node) != nil
    case .storeLocal: return node.third < 0
    default: return isPure(node)
    }
  }
}
