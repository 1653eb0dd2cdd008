/// Python's `pprint`: one line where it fits, else one item a line.
struct PrettyPrinter {
  private let width = 80

  func text(of value: Value) -> String { text(of: value, column: 0, trailing: 0) }

  private func text(of value: Value, column: Int, trailing: Int) -> String {
    let line = represented(value)
    if line.scalarCount <= width - column - trailing { return line }
    switch value {
    case .list(let items): return lines(items, "[", "]", column, trailing)
    case .tuple(let items): return lines(items, "(", items.count == 1 ? ",)" : ")", column, trailing)
    case .map(let map):
      let pairs = sorted(map)
      let parts = pairs.enumerated().map { position, pair in
        let key = pair.0.represented
        let after = position == pairs.count - 1 ? trailing + 1 : 1
        return "\(key): \(text(of: pair.1, column: column + 3 + key.scalarCount, trailing: after))"
      }
      return "{" + parts.joined(separator: ",\n" + String(repeating: " ", count: column + 1)) + "}"
    default: return line
    }
  }

  private func lines(_ items: [Value], _ open: String, _ close: String, _ column: Int, _ trailing: Int) -> String {
    let parts = items.enumerated().map { position, item in
      text(of: item, column: column + 1, trailing: position == items.count - 1 ? trailing + close.count : 1)
    }
    return open + parts.joined(separator: ",\n" + String(repeating: " ", count: column + 1)) + close
  }

  /// As `repr`, with mappings sorted by key.
  private func represented(_ value: Value) -> String {
    switch value {
    case .list(let items): "[" + items.map(represented).joined(separator: ", ") + "]"
    case .tuple(let items): "(" + items.map(represented).joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
    case .map(let map):
      "{" + sorted(map).map { "\($0.0.represented): \(represented($0.1))" }.joined(separator: ", ") + "}"
    default: value.represented
    }
  }

  private func sorted(_ map: Map) -> [(Value, Value)] {
    map.pairs.sorted { $0.0.precedes($1.0) ?? false }
  }
}
