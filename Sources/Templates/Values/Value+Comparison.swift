import Text

extension Value: Hashable {
  /// Python's `==`: numbers by value whatever their type, markup like its text, lists never equal to tuples.
  public static func == (first: Value, second: Value) -> Bool {
    switch (first, second) {
    case (.none, .none), (.undefined, .undefined): return true
    case (.string(let a), .string(let b)), (.string(let a), .markup(let b)), (.markup(let a), .string(let b)),
      (.markup(let a), .markup(let b)):
      return a.utf8.elementsEqual(b.utf8)
    case (.int(let a), .int(let b)): return a == b
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)): return a == b
    case (.map(let a), .map(let b)):
      return a.count == b.count && a.pairs.allSatisfy { key, value in b[key] == value }
    case (.moment(let a), .moment(let b)): return a.secondsSinceEpoch == b.secondsSinceEpoch
    case (.record(let a), .record(let b)), (.content(let a), .content(let b)): return a == b
    case (.records(let a), .records(let b)): return a == b
    case (.records(let a), .list(let b)), (.list(let b), .records(let a)):
      return a.count == b.count && b.indices.allSatisfy { a[$0] == b[$0] }
    case (.handle(let a), .handle(let b)): return a == b
    default:
      if let a = first.wholeNumber, let b = second.wholeNumber { return a == b }
      guard let a = first.number, let b = second.number, a == b else { return false }
      // An integer that no float holds exactly equals none.
      return [first, second].allSatisfy { $0.wholeNumber.map { Double(exactly: $0) != nil } ?? true }
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .string(let text), .markup(let text):
      hasher.combine(0 as UInt8)
      text.withContiguousBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .bool, .int, .double: hasher.combine(number ?? 0)
    case .list(let items), .tuple(let items): hasher.combine(items)
    case .records(let list): hasher.combine((0..<list.count).map { list[$0] })
    case .map(let map): hasher.combine(map.count)
    case .moment(let moment): hasher.combine(moment.secondsSinceEpoch)
    case .record(let record), .content(let record): hasher.combine(record)
    case .handle(let handle): hasher.combine(handle)
    case .none, .undefined: hasher.combine(1 as UInt8)
    }
  }

  /// Python's `<`, or nil for values that have no order between them.
  func precedes(_ other: Value) -> Bool? {
    if let a = text, let b = other.text { return a.precedesByScalars(b) }
    if let a = wholeNumber, let b = other.wholeNumber { return a < b }
    if let a = number, let b = other.number { return a < b }
    switch (self, other) {
    case (.moment(let a), .moment(let b)): return a.secondsSinceEpoch < b.secondsSinceEpoch
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
      for (x, y) in zip(a, b) where x != y { return x.precedes(y) }
      return a.count < b.count
    default: return nil
    }
  }
}

extension String {
  /// UTF-8 bytes sort as code points do, which is Python's order.
  func precedesByScalars(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
