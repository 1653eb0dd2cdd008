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
      let call = hostFunctions[index - WellKnown.functions.count].call
      do throws(HostError) { return try call(arguments) } catch {
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
    arguments.positional.reserveCapacity(count)
    arguments.named.reserveCapacity(Int(lists[start + 1]))
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
}
