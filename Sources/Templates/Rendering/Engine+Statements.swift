import Text

extension Engine {
  /// How a body ended.
  enum Flow {
    case next, breakLoop, continueLoop
  }

  mutating func execute(_ start: Int32, _ count: Int32) throws(Fault) -> Flow {
    for position in Int(start)..<Int(start + count) {
      let number = lists[position]
      let node = nodes[Int(number)]
      switch node.operation {
      case .text:
        if node.flags & NodeFlag.checksParent != 0, parentTemplate >= 0 { continue }
        output.append(
          contentsOf: UnsafeBufferPointer(rebasing: text[Int(node.first)..<Int(node.first + node.second)]))
      case .output:
        if node.flags & NodeFlag.checksParent != 0, parentTemplate >= 0 { continue }
        try print(node.first)
      case .ifElse:
        let flow = try executeConditional(node)
        if flow != .next { return flow }
      case .forEach: try executeLoop(number)
      case .set: try assign(node.first, try bounded(node.second))
      case .breakLoop: return .breakLoop
      case .continueLoop: return .continueLoop
      case .evaluate: _ = try evaluate(node.first)
      case .with, .setBlock, .filterBlock:
        let flow = try executeScoped(number)
        if flow != .next { return flow }
      default: try executeRare(number)
      }
    }
    return .next
  }

  private mutating func executeConditional(_ node: Node) throws(Fault) -> Flow {
    var position = Int(node.second)
    for _ in 0..<node.third {
      let test = lists[position]
      if test < 0 { return try execute(lists[position + 1], lists[position + 2]) }
      if try isTrue(test) { return try execute(lists[position + 1], lists[position + 2]) }
      position += 3
    }
    return .next
  }

  /// Runs a body and takes what it printed.
  mutating func capture(_ body: (inout Engine) throws(Fault) -> Void) throws(Fault) -> String {
    let start = output.count
    try body(&self)
    let text = output.withUnsafeBufferPointer { String(decoding: $0[start...], as: UTF8.self) }
    output.removeLast(output.count - start)
    return text
  }

  func safe(_ text: String) -> Value { escapes ? .markup(text) : .string(text) }

  // MARK: Assignment

  /// A value that is to be kept.
  mutating func bounded(_ number: Int32) throws(Fault) -> Value {
    let value = try evaluate(number)
    do throws(Complaint) { try bound(value) } catch { throw fault(error, at: number) }
    return value
  }

  mutating func assign(_ target: Int32, _ value: Value) throws(Fault) {
    let node = nodes[Int(target)]
    switch node.operation {
    case .storeLocal, .storeCell:
      setSlot(node.first, value, isCell: node.operation == .storeCell)
      if node.third >= 0 { export(node.third, value, toImporters: node.flags & NodeFlag.isPrivate == 0) }
    case .storeTuple:
      let items = try elements(value, at: target)
      guard items.count == Int(node.third) else {
        throw fault("value", "\(node.third) names cannot take \(items.count) values", at: target)
      }
      for position in 0..<items.count { try assign(lists[Int(node.second) + position], items[position]) }
    case .storeNamespace:
      guard case .handle(let handle) = try evaluate(node.first), handle.kind == .namespace else {
        throw fault("value", "only a namespace's attributes can be assigned: make one with 'namespace()'", at: target)
      }
      setAttribute(node.second, of: Int(handle.index), to: value)
    default: break
    }
  }

  mutating func setAttribute(_ symbol: Int32, of namespace: Int, to value: Value) {
    for position in namespaces[namespace].indices where namespaces[namespace][position].symbol == symbol {
      namespaces[namespace][position].value = value
      return
    }
    namespaces[namespace].append((symbol, value))
  }

  func elements(_ value: Value, at node: Int32) throws(Fault) -> [Value] {
    do throws(Complaint) { return try value.elements() } catch { throw fault(error, at: node) }
  }

  // MARK: Scopes

  private mutating func executeScoped(_ number: Int32) throws(Fault) -> Flow {
    let node = nodes[Int(number)]
    switch node.operation {
    case .with:
      let record = Int(node.second)
      let count = Int(node.third)
      var values: [Value] = []
      for pair in 0..<count { values.append(try bounded(lists[record + 2 * pair + 1])) }
      let scope = record + 2 * count
      enterScope(lists[scope + 2], lists[scope + 3])
      for pair in 0..<count { try assign(lists[record + 2 * pair], values[pair]) }
      return try execute(lists[scope], lists[scope + 1])
    case .setBlock:
      let (text, flow) = try captureScope(node.third)
      if flow != .next { return flow }
      var value = safe(text)
      if node.second >= 0 {
        value = safe(try checkedText(try evaluate(node.second, capturing: value), at: node.second))
      }
      try assign(node.first, value)
      return .next
    default:
      let (text, flow) = try captureScope(node.third)
      if flow != .next { return flow }
      let result = try evaluate(node.second, capturing: safe(text))
      output.append(contentsOf: try checkedText(result, at: node.second).utf8)
      return .next
    }
  }

  /// What a filtered body came to. As in Jinja it is not escaped again.
  private func checkedText(_ value: Value, at node: Int32) throws(Fault) -> String {
    do throws(Complaint) { return printed(try value.defined()) } catch { throw fault(error, at: node) }
  }

  private mutating func captureScope(_ record: Int32) throws(Fault) -> (text: String, flow: Flow) {
    let record = Int(record)
    enterScope(lists[record + 2], lists[record + 3])
    let start = output.count
    let flow = try execute(lists[record], lists[record + 1])
    let text = output.withUnsafeBufferPointer { String(decoding: $0[start...], as: UTF8.self) }
    output.removeLast(output.count - start)
    return (text, flow)
  }

  private mutating func evaluate(_ node: Int32, capturing value: Value) throws(Fault) -> Value {
    let outer = captured
    captured = value
    let result = try evaluate(node)
    captured = outer
    return result
  }
}
