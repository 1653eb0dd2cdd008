extension Engine {
  static let deepestValue = 300
  static let largestText = 64 << 20

  /// Counts a new text or list towards the page's bound.
  mutating func account(_ value: Value) throws(Complaint) {
    switch value {
    case .string(let text), .markup(let text): memory += text.utf8.count
    case .list(let items), .tuple(let items): memory += items.count * 24
    case .records(let list): memory += list.count * 4
    default: return
    }
    if memory > limits.memory { throw Complaint("page needs more than \(limits.memory) bytes for its values") }
  }

  /// Counts a macro, namespace or other thing that lives until the page's end.
  mutating func accountThing(at node: Int32) throws(Fault) {
    memory += 128
    if memory > limits.memory {
      throw fault("limit", "page needs more than \(limits.memory) bytes for its values", at: node)
    }
  }

  /// Refuses collections that nest so deeply, or hold so much over and over, that walking them would not end.
  mutating func bound(_ value: Value) throws(Complaint) {
    switch value {
    case .list, .tuple, .map:
      var size = (items: 0, bytes: 0)
      try measure(value, depth: 0, &size)
      steps += size.items >> 4
    default: return
    }
  }

  private func measure(_ value: Value, depth: Int, _ size: inout (items: Int, bytes: Int)) throws(Complaint) {
    size.items += 1
    switch value {
    case .string(let text), .markup(let text): size.bytes += text.utf8.count
    case .list(let items), .tuple(let items):
      for item in items { try measure(item, depth: depth + 1, &size) }
    case .map(let map):
      for item in map.keys { try measure(item, depth: depth + 1, &size) }
      for item in map.values { try measure(item, depth: depth + 1, &size) }
    default: return
    }
    if depth > Engine.deepestValue { throw Complaint("value nests more than \(Engine.deepestValue) deep") }
    if size.items > 2_000_000 || size.bytes > Engine.largestText { throw Complaint("value is too large") }
  }
}
