extension Engine {
  /// `owner.name`: a record's field, a mapping's key, or what the engine's own things offer.
  mutating func attribute(_ symbol: Int32, of owner: Value, at number: Int32) throws(Fault) -> Value {
    try findAttribute(symbol, of: owner, at: number) ?? missingField(symbol, of: owner)
  }

  /// As `attribute`, nil where there is none.
  mutating func findAttribute(_ symbol: Int32, of owner: Value, at number: Int32) throws(Fault) -> Value? {
    switch owner {
    case .record(let record):
      let field = fieldNumber(symbol, record.shape)
      if field >= 0 { return read(Int(field), of: record) }
    case .map(let map):
      if let value = map[name(symbol)] { return value }
    case .handle(let handle):
      if let value = handleAttribute(symbol, of: handle) { return value }
    case .moment(let moment):
      switch WellKnown(rawValue: symbol) {
      case .year: return .int(moment.date.year)
      case .month: return .int(moment.date.month)
      case .day: return .int(moment.date.day)
      case .weekday: return .int(moment.date.weekday)
      case .hour: return .int(moment.hour)
      case .minute: return .int(moment.minute)
      case .second: return .int(moment.second)
      case .iso: return .string(moment.isoDate)
      default: break
      }
    case .tuple(let parts) where parts.count == 2:
      // What `groupby` gives.
      if symbol == WellKnown.grouper.rawValue { return parts[0] }
      if symbol == WellKnown.list.rawValue { return parts[1] }
    case .undefined(let missing): throw fault(Complaint(missing), at: nodes[Int(number)].first)
    default: break
    }
    return nil
  }

  /// A record's field. Templates often ask whether there is a value and then for it, so the last one is kept.
  mutating func read(_ field: Int, of record: RecordID) -> Value {
    noteRead(record, field)
    if lastRead.field != field || lastRead.record != record {
      lastRead = (record, field, records.value(ofField: field, in: record))
    }
    return lastRead.value
  }

  /// The record that a node stands for, where that is known at a glance.
  @inline(__always)
  func knownRecord(_ number: Int32) -> RecordID? {
    let node = nodes[Int(number)]
    switch node.operation {
    case .local:
      if case .record(let record) = stack[base + Int(node.first)] { return record }
    case .global:
      let position = Int(globalPositions[Int(node.first)])
      if instances[Int(instance)].reachesGlobals, position < globals.count, case .record(let record) = globals[position]
      {
        return record
      }
    default: break
    }
    return nil
  }

  /// The field that a name means in a shape, or -1.
  @inline(__always)
  func fieldNumber(_ symbol: Int32, _ shape: UInt16) -> Int16 {
    let position = Int(shape) * symbolCount + Int(symbol)
    return position < fields.count ? fields[position] : -1
  }

  private func handleAttribute(_ symbol: Int32, of handle: Handle) -> Value? {
    let index = Int(handle.index)
    switch handle.kind {
    case .loop: return loopAttribute(symbol, of: index)
    case .namespace: return namespaces[index].first { $0.symbol == symbol }?.value
    case .module:
      if name(symbol).hasPrefix("_") { return nil }
      return instances[index].variables.first { $0.symbol == symbol && $0.isExported }?.value
    case .blocks:
      let owner = Int(instances[index].blockOwner)
      guard let position = instances[owner].blocks.firstIndex(where: { $0.symbol == symbol }) else { return nil }
      return .handle(Handle(kind: .block, index: handle.index, detail: Int32(position)))
    case .block where symbol == WellKnown.super.rawValue:
      return superBlock(of: handle)
    case .cycler:
      switch WellKnown(rawValue: symbol) {
      case .current:
        return cyclers[index].items[cyclers[index].position]
      case .next, .reset: return .handle(Handle(kind: .cyclerMethod, index: handle.index, detail: symbol))
      default: return nil
      }
    case .macro: return macroAttribute(symbol, of: index)
    default: return nil
    }
  }

  /// The next block of the same name in the parent templates.
  func superBlock(of handle: Handle) -> Value {
    let owner = Int(instances[Int(handle.index)].blockOwner)
    let position = Int(handle.detail)
    let symbol = instances[owner].blocks[position].symbol
    let later = instances[owner].blocks[(position + 1)...].firstIndex { $0.symbol == symbol }
    guard let later else {
      return .undefined(Missing("there is no parent block '\(name(symbol))' for 'super()'"))
    }
    return .handle(Handle(kind: .block, index: handle.index, detail: Int32(later)))
  }

  private func macroAttribute(_ symbol: Int32, of index: Int) -> Value? {
    let unit = units[Int(macros[index].unit)]
    switch WellKnown(rawValue: symbol) {
    case .name: return unit.kind == .caller ? Value.none : .string(name(unit.name))
    case .arguments:
      return .tuple(
        (0..<Int(unit.parameterCount)).map { .string(name(lists[Int(unit.parameterStart) + $0])) })
    case .caller: return .bool(unit.callerSlot >= 0)
    case .catch_kwargs: return .bool(unit.kwargsSlot >= 0)
    case .catch_varargs: return .bool(unit.varargsSlot >= 0)
    default: return nil
    }
  }

  /// `owner[key]`.
  mutating func item(_ key: Value, of owner: Value, at number: Int32) throws(Fault) -> Value {
    if case .undefined(let missing) = owner { throw fault(Complaint(missing), at: nodes[Int(number)].first) }
    if case .undefined(let missing) = key { throw fault(Complaint(missing), at: nodes[Int(number)].second) }
    return element(key, of: owner)
  }

  /// As `item`, undefined where there is none.
  mutating func element(_ key: Value, of owner: Value) -> Value {
    if let index = key.wholeNumber {
      switch owner {
      case .list(let items), .tuple(let items):
        let position = index < 0 ? index + items.count : index
        return items.indices.contains(position) ? items[position] : missingIndex(index, of: owner)
      case .records(let list):
        noteRead(list)
        let position = index < 0 ? index + list.count : index
        return list.indexes.indices.contains(position) ? list[position] : missingIndex(index, of: owner)
      case .string(let text), .markup(let text):
        let scalars = Array(text.unicodeScalars)
        let position = index < 0 ? index + scalars.count : index
        guard scalars.indices.contains(position) else { return missingIndex(index, of: owner) }
        return owner.isMarkup ? .markup(String(scalars[position])) : .string(String(scalars[position]))
      case .map(let map): return map[key] ?? missingIndex(index, of: owner)
      default: return missingIndex(index, of: owner)
      }
    }
    if case .map(let map) = owner {
      if let value = map[key] { return value }
    } else if let name = key.text, let symbol = program.symbolNumbers[name] {
      switch owner {
      case .record(let record):
        let field = fieldNumber(symbol, record.shape)
        if field >= 0 { return read(Int(field), of: record) }
      case .handle(let handle): if let value = handleAttribute(symbol, of: handle) { return value }
      default: break
      }
      return missingField(symbol, of: owner)
    }
    return .undefined(Missing("\(owner.kindName) has no item \(key.represented)"))
  }

  private func missingIndex(_ index: Int, of owner: Value) -> Value {
    .undefined(Missing("\(owner.kindName) has no item \(index)"))
  }

  /// An attribute by a dotted path as filters take it, `author.name` or `0`.
  mutating func element(path: Value, of owner: Value) throws(Complaint) -> Value {
    guard let text = path.text else { return element(path, of: try owner.defined()) }
    var value = owner
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let key: Value =
        part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(part).map(Value.int) ?? .string("") : .string(String(part))
      if case .undefined(let missing) = value { throw Complaint(missing) }
      if case .moment(let moment) = value, part == "year" {
        value = .int(moment.date.year)
      } else {
        value = element(key, of: value)
      }
    }
    return value
  }

  // MARK: Slices

  mutating func evaluateSlice(_ number: Int32) throws(Fault) -> Value {
    let node = nodes[Int(number)]
    let owner = try evaluate(node.first)
    var bounds: [Int?] = []
    for position in 0..<3 {
      let bound = lists[Int(node.second) + position]
      let value = bound < 0 ? .none : try evaluate(bound)
      if case .none = value {
        bounds.append(nil)
      } else if let whole = value.wholeNumber {
        bounds.append(whole)
      } else {
        throw fault("value", "a slice's bounds are integers, found \(value.kindName)", at: bound)
      }
    }
    do throws(Complaint) {
      return try owner.slice(from: bounds[0], to: bounds[1], step: bounds[2] ?? 1)
    } catch {
      throw fault(error, at: number)
    }
  }
}

extension Value {
  /// Python's `value[from:to:step]`.
  fileprivate func slice(from: Int?, to: Int?, step: Int) throws(Complaint) -> Value {
    if step == 0 { throw Complaint("a slice's step cannot be 0") }
    switch self {
    case .list(let items): return .list(Value.positions(items.count, from, to, step).map { items[$0] })
    case .tuple(let items): return .tuple(Value.positions(items.count, from, to, step).map { items[$0] })
    case .records(let list):
      return .records(
        RecordList(shape: list.shape, indexes: Value.positions(list.count, from, to, step).map { list.indexes[$0] }))
    case .string(let text), .markup(let text):
      let scalars = Array(text.unicodeScalars)
      var result = String.UnicodeScalarView()
      for position in Value.positions(scalars.count, from, to, step) { result.append(scalars[position]) }
      return isMarkup ? .markup(String(result)) : .string(String(result))
    case .undefined(let missing): throw Complaint(missing)
    default: throw Complaint("\(kindName) cannot be sliced")
    }
  }

  private static func positions(_ count: Int, _ from: Int?, _ to: Int?, _ step: Int) -> StrideTo<Int> {
    let step = Swift.max(Swift.min(step, count + 1), -count - 1)
    func clamp(_ bound: Int, _ low: Int, _ high: Int) -> Int {
      let position = bound < 0 ? bound + count : bound
      return Swift.min(Swift.max(position, low), high)
    }
    if step > 0 {
      let start = from.map { clamp($0, 0, count) } ?? 0
      return stride(from: start, to: to.map { clamp($0, 0, count) } ?? count, by: step)
    }
    let start = from.map { clamp($0, -1, count - 1) } ?? count - 1
    return stride(from: start, to: to.map { clamp($0, -1, count - 1) } ?? -1, by: step)
  }
}
