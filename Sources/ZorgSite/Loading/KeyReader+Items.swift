import Diagnostics
import FrontMatter
import Text

extension KeyReader {
  /// One item of a list that `Schema.ValueType.items` describes.
  struct Item {
    var fields: [String: (text: String, position: Position)]
    var position: Position
    /// Whether it was written as one text, which stands for the first field.
    var isText: Bool

    subscript(name: String) -> String? { fields[name].map(\.text) }
  }

  /// A list of mappings of which only the first field is required; a text stands for that field alone, and one item for a
  /// list of one.
  mutating func items(_ name: String) -> [Item] {
    guard let entry = entry(name) else { return [] }
    guard let index = schema.positions[name], case .items(let names) = schema.keys[index].type, let first = names.first
    else { return [] }
    let nodes: [Node]
    if case .sequence(let list) = entry.value.content { nodes = list } else { nodes = [entry.value] }
    return nodes.compactMap { item($0, of: entry, first: first, names: names) }
  }

  private mutating func item(_ node: Node, of entry: Entry, first: String, names: [String]) -> Item? {
    if node.isNull { return nil }
    switch node.content {
    case .scalar(let text, _):
      let line = singleLine(text)
      return line.isEmpty ? nil : Item(fields: [first: (line, node.position)], position: node.position, isText: true)
    case .mapping(let entries):
      var fields: [String: (text: String, position: Position)] = [:]
      for field in entries where !field.value.isNull {
        guard names.contains(field.key) else {
          add(.unknownField(field, of: entry.key, names: names))
          continue
        }
        guard let text = field.value.text else {
          add(.fieldNotText(field))
          continue
        }
        fields[field.key] = (singleLine(text), field.value.position)
      }
      guard fields[first].map({ !$0.text.isEmpty }) == true else {
        add(.missingField(first, of: entry.key, at: node.position))
        return nil
      }
      return Item(fields: fields, position: node.position, isText: false)
    case .sequence:
      add(.missingField(first, of: entry.key, at: node.position))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownField(_ field: Entry, of key: String, names: [String]) -> Diagnostic {
    error(
      "front-matter.type", "an item of '\(key)' has no '\(shortened(field.key))'", at: field.keyPosition,
      notes: [Note("it may have " + names.map { "'\($0)'" }.joined(separator: ", "))]
    ).suggesting(nearMiss(of: field.key, in: names))
  }

  fileprivate static func fieldNotText(_ field: Entry) -> Diagnostic {
    error(
      "front-matter.type", "'\(shortened(field.key))' must be text, not \(field.value.kind)", at: field.value.position)
  }

  fileprivate static func missingField(_ name: String, of key: String, at position: Position) -> Diagnostic {
    error("front-matter.type", "an item of '\(key)' needs '\(name)'", at: position)
  }
}
