extension Engine {
  mutating func evaluate(_ number: Int32) throws(Fault) -> Value {
    let node = nodes[Int(number)]
    switch node.operation {
    case .constant: return constants[Int(node.first)]
    case .local:
      let value = stack[base + Int(node.first)]
      return value.isUnset ? missingName(node.second) : value
    case .cell, .context:
      let value = raw(number)
      return value.isUnset ? missingName(node.operation == .cell ? node.second : node.first) : value
    case .global:
      if instances[Int(instance)].reachesGlobals {
        let position = Int(globalPositions[Int(node.first)])
        if position < globals.count { return globals[position] }
      }
      let value = lookUp(node.first)
      return value.isUnset ? missingName(node.first) : value
    case .attribute:
      if let record = knownRecord(node.first) {
        let field = fieldNumber(node.second, record.shape)
        if field >= 0 { return read(Int(field), of: record) }
      }
      return try attribute(node.second, of: try evaluate(node.first), at: number)
    case .item: return try item(try evaluate(node.second), of: try evaluate(node.first), at: number)
    case .call: return try call(number, prints: false) ?? .none
    case .phrase: return try call(node.first, prints: false) ?? .none
    case .filter: return try applyFilter(number)
    case .hostFilter: return try applyHostFilter(number)
    case .defaultFilter: return try applyDefault(node)
    case .isDefined: return .bool(try probe(node.first) != nil)
    case .isUndefined: return .bool(try probe(node.first) == nil)
    case .test: return .bool(try applyTest(number))
    case .not: return .bool(try !isTrue(node.first))
    case .and:
      let left = try evaluate(node.first)
      return try isTrue(left, at: node.first) ? try evaluate(node.second) : left
    case .or:
      let left = try evaluate(node.first)
      return try isTrue(left, at: node.first) ? left : try evaluate(node.second)
    case .conditional:
      if try isTrue(node.first) { return try evaluate(node.second) }
      if node.third >= 0 { return try evaluate(node.third) }
      return .undefined(.untakenBranch)
    case .captured: return captured
    case .concatenate: return try concatenate(node)
    case .list: return .list(try evaluateItems(node))
    case .tuple: return .tuple(try evaluateItems(node))
    case .map: return try evaluateMap(node)
    case .slice: return try evaluateSlice(number)
    case .compareChain: return try compareChain(number)
    default: return try operate(number)
    }
  }

  mutating func isTrue(_ number: Int32) throws(Fault) -> Bool {
    switch nodes[Int(number)].operation {
    case .not: try !isTrue(nodes[Int(number)].first)
    case .test: try applyTest(number)
    default: try isTrue(try evaluate(number), at: number)
    }
  }

  @inline(__always)
  func isTrue(_ value: Value, at number: Int32) throws(Fault) -> Bool {
    if case .bool(let flag) = value { return flag }
    do throws(Complaint) { return try value.isTrue() } catch { throw fault(error, at: number) }
  }

  /// A value, or nil where it is undefined; makes no message for names, which `is defined` often asks about.
  mutating func probe(_ number: Int32) throws(Fault) -> Value? {
    let value: Value
    switch nodes[Int(number)].operation {
    case .local, .cell, .context: value = raw(number)
    case .attribute:
      let node = nodes[Int(number)]
      guard let found = try findAttribute(node.second, of: try evaluate(node.first), at: number) else { return nil }
      value = found
    default: value = try evaluate(number)
    }
    if case .undefined = value { return nil }
    return value.isUnset ? nil : value
  }

  private mutating func applyDefault(_ node: Node) throws(Fault) -> Value {
    let value = try probe(node.first)
    // As an argument in Python, the default is worked out also where it is not wanted.
    let fallback = node.second >= 0 ? try evaluate(node.second) : .string("")
    let replacesFalse = node.third >= 0 ? try isTrue(node.third) : false
    guard let value else { return fallback }
    if replacesFalse, try !isTrue(value, at: node.first) { return fallback }
    return value
  }

  private mutating func evaluateItems(_ node: Node) throws(Fault) -> [Value] {
    var items: [Value] = []
    items.reserveCapacity(Int(node.third))
    for position in 0..<Int(node.third) { items.append(try evaluate(lists[Int(node.second) + position])) }
    return items
  }

  private mutating func evaluateMap(_ node: Node) throws(Fault) -> Value {
    let items = try evaluateItems(node)
    for position in stride(from: 0, to: items.count, by: 2) {
      do throws(Complaint) { try items[position].checkIsKey() } catch {
        throw fault(error, at: lists[Int(node.second) + position])
      }
    }
    return .map(Map(stride(from: 0, to: items.count, by: 2).map { (items[$0], items[$0 + 1]) }))
  }

  /// `~`: text of both sides; where one is markup, the other is escaped.
  private mutating func concatenate(_ node: Node) throws(Fault) -> Value {
    let items = try evaluateItems(node)
    let isMarkup = escapes && items.contains(where: \.isMarkup)
    var text = ""
    for (position, item) in items.enumerated() {
      if case .undefined(let missing) = item, !missing.isLenient {
        throw fault(Complaint(missing), at: lists[Int(node.second) + position])
      }
      do throws(Complaint) { try bound(item) } catch { throw fault(error, at: lists[Int(node.second) + position]) }
      let printed = printed(item)
      text += isMarkup && !item.isMarkup ? printed.escapedForMarkup : printed
    }
    memory += text.utf8.count
    if memory > limits.memory {
      throw fault("limit", "page needs more than \(limits.memory) bytes for its values", at: lists[Int(node.second)])
    }
    return isMarkup ? .markup(text) : .string(text)
  }

  /// The text of a value, the host's content included.
  func printed(_ value: Value) -> String {
    switch value {
    case .content(let record):
      var bytes: [UInt8] = []
      records.write(record, into: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    case .handle(let handle) where handle.kind == .module: return instances[Int(handle.index)].text
    default: return value.printed
    }
  }

  private mutating func compareChain(_ number: Int32) throws(Fault) -> Value {
    let node = nodes[Int(number)]
    var left = try evaluate(node.first)
    for position in 0..<Int(node.third) {
      let place = Int(node.second) + 2 * position
      let right = try evaluate(lists[place + 1])
      guard let operation = Operation(rawValue: UInt8(truncatingIfNeeded: lists[place])) else { return .none }
      let result = try apply(operation, left, right, at: number)
      if position == Int(node.third) - 1 { return result }
      if try !isTrue(result, at: number) { return result }
      left = right
    }
    return .bool(true)
  }

  private mutating func operate(_ number: Int32) throws(Fault) -> Value {
    let node = nodes[Int(number)]
    let left = try evaluate(node.first)
    switch node.operation {
    case .negate: do throws(Complaint) { return try Value.negate(left) } catch { throw fault(error, at: number) }
    case .plus: do throws(Complaint) { return try Value.plus(left) } catch { throw fault(error, at: number) }
    default: return try apply(node.operation, left, try evaluate(node.second), at: number)
    }
  }

  private mutating func apply(
    _ operation: Operation, _ left: Value, _ right: Value, at number: Int32
  ) throws(Fault) -> Value {
    do throws(Complaint) {
      switch operation {
      case .equal: return .bool(try left.defined() == right.defined())
      case .notEqual: return .bool(try left.defined() != right.defined())
      case .less, .lessOrEqual, .greater, .greaterOrEqual:
        return .bool(try Value.isOrdered(operation, left, right))
      case .isIn: return .bool(try right.contains(left))
      case .isNotIn: return .bool(try !right.contains(left))
      case .add: return try accounted(try Value.add(left, right))
      case .subtract: return try Value.subtract(left, right)
      case .multiply: return try accounted(try Value.multiply(left, right))
      case .divide: return try Value.divide(left, right)
      case .floorDivide: return try Value.floorDivide(left, right)
      case .modulo:
        if left.text != nil { return try accounted(try formatText(left, right)) }
        return try Value.modulo(left, right)
      case .power: return try Value.power(left, right)
      default: throw Complaint("not an operator")
      }
    } catch {
      throw fault(error, at: number)
    }
  }

  private mutating func accounted(_ value: Value) throws(Complaint) -> Value {
    try account(value)
    return value
  }

  private func formatText(_ format: Value, _ argument: Value) throws(Complaint) -> Value {
    _ = try argument.defined()
    if case .map = argument { return try formatPercent(format, [], argument) }
    if case .tuple(let items) = argument { return try formatPercent(format, items, nil) }
    let isList: Bool
    switch argument {
    case .list, .records: isList = true
    default: isList = false
    }
    return try formatPercent(format, [argument], nil, allowsUnused: isList)
  }
}
