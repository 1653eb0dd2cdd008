extension Compiler {
  /// Settles once what no page can change: where a name that no template assigns stands, what a pure function gives for
  /// constants, and what it says around the values of a page.
  mutating func fold() {
    let assigned = Set(survey.assigned.compactMap { symbolNumbers[$0] })
    let withBodies = Set(program.nodes.filter { $0.operation == .callBlock }.map { Int($0.second) })
    for index in program.nodes.indices where !withBodies.contains(index) {
      switch program.nodes[index].operation {
      case .context:
        let symbol = program.nodes[index].first
        guard !assigned.contains(symbol) else { continue }
        let function = program.functionNumbers[Int(symbol)]
        if program.globalPositions[Int(symbol)] >= 0 {
          program.nodes[index].operation = .global
        } else if function >= 0 {
          program.nodes[index] = Node(
            operation: .constant, first: constant(.handle(Handle(kind: .function, index: function))),
            offset: program.nodes[index].offset)
        }
      case .call:
        if let value = constantResult(ofCall: program.nodes[index]) {
          program.nodes[index] = Node(
            operation: .constant, first: constant(value), offset: program.nodes[index].offset)
        } else if let phrase = phrase(ofCall: program.nodes[index]) {
          program.nodes[index] = phrase
        }
      default: continue
      }
    }
  }

  /// Nil where the call must wait for the page, be it to fail at its place.
  private func constantResult(ofCall call: Node) -> Value? {
    guard let function = pureFunction(of: call), let arguments = constantArguments(Int(call.second)) else { return nil }
    return try? function.call(arguments)
  }

  /// The host's function that a call always means, where it is a pure one.
  func pureFunction(of call: Node) -> HostFunction? {
    guard case .handle(let handle)? = constantValue(call.first), handle.kind == .function else { return nil }
    let number = Int(handle.index) - WellKnown.functions.count
    guard program.hostFunctions.indices.contains(number), program.hostFunctions[number].isPure else { return nil }
    return program.hostFunctions[number]
  }

  private func constantArguments(_ record: Int) -> CallArguments? {
    let (count, named) = (Int(program.lists[record]), Int(program.lists[record + 1]))
    guard program.lists[record + 2] < 0, program.lists[record + 3] < 0 else { return nil }
    var arguments = CallArguments()
    for position in record + 4..<record + 4 + count {
      guard let value = constantValue(program.lists[position]) else { return nil }
      arguments.positional.append(value)
    }
    for position in stride(from: record + 4 + count, to: record + 4 + count + 2 * named, by: 2) {
      guard let value = constantValue(program.lists[position + 1]) else { return nil }
      arguments.named.append((program.symbols[Int(program.lists[position])], value))
    }
    return arguments
  }

  func constantValue(_ node: Int32) -> Value? {
    guard node >= 0, program.nodes[Int(node)].operation == .constant else { return nil }
    return program.constants[Int(program.nodes[Int(node)].first)]
  }
}
