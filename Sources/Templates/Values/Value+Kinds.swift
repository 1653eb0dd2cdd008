extension Value {
  /// Python's truth; nil where asking is an error.
  func isTrue() throws(Complaint) -> Bool {
    switch self {
    case .none: return false
    case .bool(let flag): return flag
    case .int(let number): return number != 0
    case .double(let number): return number != 0
    case .string(let text), .markup(let text): return !text.utf8.isEmpty
    case .list(let items), .tuple(let items): return !items.isEmpty
    case .map(let map): return map.count > 0
    case .records(let list): return list.count > 0
    case .moment, .record, .content, .handle: return true
    case .undefined(let missing):
      if missing.isLenient { return false }
      throw Complaint(missing)
    }
  }

  /// What a message calls such a value.
  var kindName: String {
    switch self {
    case .none: "none"
    case .bool: "a boolean"
    case .int: "an integer"
    case .double: "a float"
    case .string, .markup: "a string"
    case .list, .records: "a list"
    case .tuple: "a tuple"
    case .map: "a mapping"
    case .moment: "a date"
    case .record: "a record"
    case .content: "content"
    case .undefined: "undefined"
    case .handle(let handle):
      switch handle.kind {
      case .macro: "a macro"
      case .namespace: "a namespace"
      case .module: "a template"
      case .function: "a function"
      case .block, .blocks: "a block"
      default: "a \(handle.kind)"
      }
    }
  }

  /// Refuses what Python cannot hash: lists and mappings.
  func checkIsKey() throws(Complaint) {
    switch self {
    case .list, .records, .map: throw Complaint("\(kindName) cannot be a key")
    case .tuple(let items): for item in items { try item.checkIsKey() }
    default: return
    }
  }

  /// The value itself, or the error that using an undefined one is.
  func defined() throws(Complaint) -> Value {
    if case .undefined(let missing) = self, !missing.isLenient { throw Complaint(missing) }
    return self
  }

  /// The items that a loop or a list filter sees: of a mapping its keys, of text its characters.
  func elements() throws(Complaint) -> [Value] {
    switch self {
    case .list(let items), .tuple(let items): return items
    case .records(let list): return (0..<list.count).map { list[$0] }
    case .map(let map): return map.keys
    case .string(let text), .markup(let text): return text.unicodeScalars.map { .string(String($0)) }
    case .undefined(let missing):
      if missing.isLenient { return [] }
      throw Complaint(missing)
    default: throw Complaint("\(kindName) cannot be looped over")
    }
  }

  /// Python's `len`.
  func length() throws(Complaint) -> Int {
    switch self {
    case .list(let items), .tuple(let items): return items.count
    case .records(let list): return list.count
    case .map(let map): return map.count
    case .string(let text), .markup(let text): return text.scalarCount
    case .undefined(let missing):
      if missing.isLenient { return 0 }
      throw Complaint(missing)
    default: throw Complaint("\(kindName) has no length")
    }
  }

  /// Python's `in`.
  func contains(_ item: Value) throws(Complaint) -> Bool {
    _ = try item.defined()
    switch self {
    case .list(let items), .tuple(let items): return items.contains(item)
    case .map(let map): return map[item] != nil
    case .records(let list):
      guard case .record(let record) = item, record.shape == list.shape else { return false }
      return list.indexes.contains(record.index)
    case .string(let text), .markup(let text):
      guard let part = item.text else {
        throw Complaint("'in' a string needs a string on its left, found \(item.kindName)")
      }
      return text.find(part) != nil
    case .undefined(let missing):
      if missing.isLenient { return false }
      throw Complaint(missing)
    default: throw Complaint("'in' needs a list, mapping or string on its right, found \(kindName)")
    }
  }
}
