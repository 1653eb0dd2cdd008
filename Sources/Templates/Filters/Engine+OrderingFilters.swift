extension Value {
  /// Text in lower case; other values as they are. For sorting and comparing without regard to case.
  var caseFolded: Value {
    switch self {
    case .string(let text): .string(text.lowercased())
    case .markup(let text): .markup(text.lowercased())
    default: self
    }
  }
}

extension Engine {
  mutating func runOrdering(
    _ filter: FilterName, _ input: Value, _ arguments: FilterArguments
  ) throws(Complaint) -> Value {
    switch filter {
    case .sort: return try sort(input, arguments)
    case .unique: return try unique(input, arguments)
    case .groupby: return try group(input, arguments)
    case .whereEqual:
      guard let path = arguments[0] else { throw Complaint("'where' needs an attribute") }
      let wanted = arguments[1]
      return try keeping(input) { (engine, item) throws(Complaint) in
        let value = try engine.element(path: path, of: item)
        guard let wanted else {
          if case .undefined = value { return false }
          return try value.isTrue()
        }
        return value == wanted
      }
    default: return try extreme(input, arguments, isMaximum: filter == .max)
    }
  }

  /// The items that a condition holds for; records stay a list of records.
  mutating func keeping(
    _ input: Value, _ condition: (inout Engine, Value) throws(Complaint) -> Bool
  ) throws(Complaint) -> Value {
    if case .records(let list) = input {
      noteRead(list)
      var kept: [UInt32] = []
      for position in 0..<list.count where try condition(&self, list[position]) { kept.append(list.indexes[position]) }
      return .records(RecordList(shape: list.shape, indexes: kept))
    }
    var kept: [Value] = []
    for item in try input.elements() where try condition(&self, item) { kept.append(item) }
    return .list(kept)
  }

  /// The values by which items are compared: an attribute of each, or the item itself.
  private mutating func keys(
    of items: [Value], path: Value?, isSensitive: Bool, fallback: Value? = nil
  ) throws(Complaint) -> [Value] {
    var keys: [Value] = []
    keys.reserveCapacity(items.count)
    for item in items {
      var key = item
      if let path { key = try element(path: path, of: item) }
      if case .undefined(let missing) = key {
        guard let fallback else { throw Complaint(missing) }
        key = fallback
      }
      keys.append(isSensitive ? key : key.caseFolded)
    }
    return keys
  }

  /// The order in which positions sort by the first list of keys, then the next; equal ones keep their order.
  func sortedPositions(_ keys: [[Value]], isReversed: Bool) throws(Complaint) -> [Int] {
    let count = keys.first?.count ?? 0
    var complaint: Complaint?
    func precedes(_ first: Int, _ second: Int) -> Bool {
      for list in keys {
        let (a, b) = (list[first], list[second])
        if a == b { continue }
        guard let result = a.precedes(b) else {
          complaint = complaint ?? Value.unsupported("<", a, b)
          return false
        }
        return isReversed ? !result : result
      }
      return first < second
    }
    let order = (0..<count).sorted(by: precedes)
    if let complaint { throw complaint }
    return order
  }

  private mutating func sort(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let isReversed = try arguments.flag(0)
    let isSensitive = try arguments.flag(1)
    let items = try items(input)
    var lists: [[Value]] = []
    if let path = arguments.given(2) {
      for part in path.text?.split(separator: ",", omittingEmptySubsequences: false).map({ Value.string(String($0)) })
        ?? [path]
      {
        lists.append(try keys(of: items, path: part, isSensitive: isSensitive))
      }
    } else {
      lists.append(try keys(of: items, path: nil, isSensitive: isSensitive))
    }
    let order = try sortedPositions(lists, isReversed: isReversed)
    if case .records(let list) = input {
      return .records(RecordList(shape: list.shape, indexes: order.map { list.indexes[$0] }))
    }
    return .list(order.map { items[$0] })
  }

  private mutating func unique(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let items = try items(input)
    let keys = try keys(of: items, path: arguments.given(1), isSensitive: try arguments.flag(0))
    for key in keys { try key.checkIsKey() }
    var seen: Set<Value> = []
    let kept = items.indices.filter { seen.insert(keys[$0]).inserted }
    if case .records(let list) = input {
      return .records(RecordList(shape: list.shape, indexes: kept.map { list.indexes[$0] }))
    }
    return .list(kept.map { items[$0] })
  }

  private mutating func extreme(
    _ input: Value, _ arguments: FilterArguments, isMaximum: Bool
  ) throws(Complaint) -> Value {
    let items = try items(input)
    let keys = try keys(of: items, path: arguments.given(1), isSensitive: try arguments.flag(0))
    guard var best = items.indices.first else {
      return .undefined(Missing("the list is empty, it has no \(isMaximum ? "largest" : "smallest") item"))
    }
    for position in items.indices.dropFirst() {
      let isBetter = try Value.isOrdered(isMaximum ? .greater : .less, keys[position], keys[best])
      if isBetter { best = position }
    }
    return items[best]
  }

  /// Pairs of a common value and the items that have it, by value; `grouper` and `list` name the parts.
  private mutating func group(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let items = try items(input)
    let isSensitive = try arguments.flag(2)
    let originals = try keys(of: items, path: arguments[0], isSensitive: true, fallback: arguments.given(1))
    let compared = isSensitive ? originals : originals.map(\.caseFolded)
    let order = try sortedPositions([compared], isReversed: false)
    var groups: [Value] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, compared[order[end]] == compared[order[start]] { end += 1 }
      let members = order[start..<end]
      let list: Value
      if case .records(let records) = input {
        list = .records(RecordList(shape: records.shape, indexes: members.map { records.indexes[$0] }))
      } else {
        list = .list(members.map { items[$0] })
      }
      groups.append(.tuple([originals[order[start]], list]))
      start = end
    }
    return .list(groups)
  }
}
