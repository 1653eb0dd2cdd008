import Calendar
import Diagnostics
import FrontMatter
import Text

/// Reads the typed keys of one front matter against its schema. Every mistake becomes a diagnostic with its place, and
/// the key counts as absent.
struct KeyReader {
  let schema: Schema
  private var entries: [Entry?]
  private(set) var diagnostics: [Diagnostic] = []
  /// Keys that the schema does not know, with those under `params`.
  private(set) var params: [Entry] = []

  /// Keys that the schema does not know and for which `ignoring` is true are dropped unseen.
  init(_ node: Node?, schema: Schema, ignoring: (String) -> Bool = { _ in false }) {
    self.schema = schema
    entries = Array(repeating: nil, count: schema.keys.count)
    guard let node, !node.isNull else { return }
    guard case .mapping(let all) = node.content else {
      diagnostics.append(.frontMatterNotAMapping(node))
      return
    }
    for entry in all {
      if let index = schema.positions[entry.key] {
        if let first = entries[index] {
          diagnostics.append(.sameKeyTwice(entry, first: first))
        } else {
          entries[index] = entry
        }
      } else if !ignoring(entry.key) {
        diagnostics.append(.unknownKey(entry, schema: schema))
        params.append(entry)
      }
    }
    if let entry = entries[schema.positions["params"] ?? -1, default: nil], !entry.value.isNull {
      if case .mapping(let own) = entry.value.content {
        params = own + params
      } else {
        diagnostics.append(.wrongType(entry, expected: "a mapping of keys"))
      }
    }
    for index in schema.required where entries[index]?.value.isNull ?? true {
      diagnostics.append(.missingKey(schema.keys[index], in: schema, at: entries[index]?.keyPosition))
    }
  }

  /// The entry of a key, unless its value is nothing.
  func entry(_ name: String) -> Entry? {
    guard let index = schema.positions[name] else { preconditionFailure("schema \(schema.name) has no key \(name)") }
    guard let entry = entries[index], !entry.value.isNull else { return nil }
    return entry
  }

  /// The place of a key's value, for mistakes that are found later.
  func position(of name: String) -> Position? { entry(name)?.value.position }

  mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// One line of text: line breaks and runs of blanks become one space.
  mutating func text(_ name: String) -> String? {
    guard let entry = entry(name) else { return nil }
    guard let text = entry.value.text else {
      diagnostics.append(.wrongType(entry, expected: "text"))
      return nil
    }
    let line = singleLine(text)
    if line.isEmpty {
      if schema.keys[schema.positions[name] ?? 0].isRequired { diagnostics.append(.emptyValue(entry)) }
      return nil
    }
    return line
  }

  /// A text with its place.
  mutating func located(_ name: String) -> Article.Located? {
    guard let text = text(name), let position = position(of: name) else { return nil }
    return (text, position)
  }

  mutating func texts(_ name: String) -> [(text: String, position: Position)] {
    guard let entry = entry(name) else { return [] }
    switch entry.value.content {
    case .scalar(let text, _):
      let line = singleLine(text)
      return line.isEmpty ? [] : [(line, entry.value.position)]
    case .sequence(let nodes):
      var texts: [(text: String, position: Position)] = []
      for node in nodes where !node.isNull {
        guard let text = node.text else {
          diagnostics.append(.wrongType(entry, expected: "a list of texts", at: node.position))
          continue
        }
        let line = singleLine(text)
        if !line.isEmpty { texts.append((line, node.position)) }
      }
      return texts
    case .mapping:
      diagnostics.append(.wrongType(entry, expected: "text or a list of texts"))
      return []
    }
  }

  mutating func date(_ name: String, in zone: TimeZone) -> Moment? {
    guard let entry = entry(name) else { return nil }
    guard let text = entry.value.text else {
      diagnostics.append(.wrongType(entry, expected: "a date"))
      return nil
    }
    switch parseMoment(text, in: zone) {
    case .success(let moment): return moment
    case .failure(let reason):
      diagnostics.append(.wrongDate(text, reason, at: entry.value.position))
      return nil
    }
  }

  mutating func bool(_ name: String) -> Bool? {
    guard let entry = entry(name) else { return nil }
    guard let value = entry.value.bool else {
      diagnostics.append(.wrongType(entry, expected: "'true' or 'false'"))
      return nil
    }
    return value
  }

  mutating func integer(_ name: String) -> Int? {
    guard let entry = entry(name) else { return nil }
    guard let index = schema.positions[name], case .integer(let range) = schema.keys[index].type else { return nil }
    guard let value = entry.value.int, range.contains(value) else {
      diagnostics.append(
        .wrongType(entry, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
      return nil
    }
    return value
  }

  mutating func choice(_ name: String) -> String? {
    guard let entry = entry(name) else { return nil }
    guard let index = schema.positions[name], case .choice(let choices) = schema.keys[index].type else { return nil }
    guard let text = entry.value.text, choices.contains(text) else {
      let listed = choices.map { "'\($0)'" }.joined(separator: ", ")
      diagnostics.append(
        .wrongType(entry, expected: "one of \(listed)")
          .suggesting(entry.value.text.flatMap { nearMiss(of: $0, in: choices) }))
      return nil
    }
    return text
  }

  /// A list of mappings whose keys are all text and all required.
  mutating func mappings(_ name: String) -> [[String: (text: String, position: Position)]] {
    guard let entry = entry(name) else { return [] }
    guard let index = schema.positions[name], case .mappings(let keys) = schema.keys[index].type else { return [] }
    let expected = "a list whose items have " + keys.map { "'\($0)'" }.joined(separator: ", ")
    guard case .sequence(let nodes) = entry.value.content else {
      diagnostics.append(.wrongType(entry, expected: expected))
      return []
    }
    var rows: [[String: (text: String, position: Position)]] = []
    for node in nodes {
      guard case .mapping(let fields) = node.content, Set(fields.map(\.key)) == Set(keys) else {
        diagnostics.append(.wrongType(entry, expected: expected, at: node.position))
        continue
      }
      var row: [String: (text: String, position: Position)] = [:]
      for field in fields {
        guard let text = field.value.text else {
          diagnostics.append(.wrongType(field, expected: "text"))
          continue
        }
        row[field.key] = (singleLine(text), field.value.position)
      }
      if row.count == keys.count { rows.append(row) }
    }
    return rows
  }
}

extension Array {
  fileprivate subscript(index: Int, default fallback: Element) -> Element {
    indices.contains(index) ? self[index] : fallback
  }
}

/// Text with every run of white space and control characters as one space, and none at the ends.
func singleLine(_ text: String) -> String {
  var text = text
  let line: [UInt8]? = text.withUTF8 { bytes in
    /// How many bytes a space or control character has that starts here; 0 for all others.
    func blank(_ index: Int) -> Int {
      if bytes[index] <= 0x20 || bytes[index] == 0x7F { return 1 }
      let isControl = bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] < 0xA0
      return isControl ? 2 : 0
    }
    var index = 0
    while index < bytes.count, blank(index) == 0 || bytes[index] == 0x20 && index > 0 && bytes[index - 1] != 0x20 {
      index += 1
    }
    if index == bytes.count, bytes.last != 0x20 { return nil }
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    index = 0
    while index < bytes.count {
      let length = blank(index)
      if length == 0 {
        line.append(bytes[index])
      } else if let last = line.last, last != 0x20 {
        line.append(0x20)
      }
      index += max(1, length)
    }
    if line.last == 0x20 { line.removeLast() }
    return line
  }
  return line.map { String(decoding: $0, as: UTF8.self) } ?? text
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func frontMatterNotAMapping(_ node: Node) -> Diagnostic {
    error(
      "front-matter.shape", "front matter must be 'key: value' lines, but is \(node.kind)", at: node.position)
  }

  fileprivate static func sameKeyTwice(_ entry: Entry, first: Entry) -> Diagnostic {
    error(
      "front-matter.duplicate-key", "'\(entry.key)' means the same as '\(first.key)' on line \(first.keyPosition.line)",
      at: keyPlace(entry), notes: [Note("keep one of the two")])
  }

  fileprivate static func unknownKey(_ entry: Entry, schema: Schema) -> Diagnostic {
    let owner = schema.name == "configuration" ? "the configuration" : "\(article(schema.name)) \(schema.name)"
    return warning(
      "front-matter.unknown-key", "key '\(entry.key)' is not one of \(owner)'s keys", at: keyPlace(entry),
      notes: nearMiss(of: entry.key, in: schema.positions.keys.sorted()) == nil
        ? [Note("if it is meant for the theme, move it under 'params:'")] : []
    ).suggesting(nearMiss(of: entry.key, in: schema.positions.keys.sorted()))
  }

  fileprivate static func wrongType(_ entry: Entry, expected: String, at position: Position? = nil) -> Diagnostic {
    let found: String
    if let text = entry.value.text, !entry.value.isNull {
      found = "'\(shortened(text))'"
    } else {
      found = entry.value.kind
    }
    return error(
      "front-matter.type", "'\(entry.key)' must be \(expected), not \(found)", at: position ?? entry.value.position)
  }

  fileprivate static func emptyValue(_ entry: Entry) -> Diagnostic {
    error("front-matter.empty", "'\(entry.key)' is empty", at: entry.value.position)
  }

  fileprivate static func missingKey(_ key: Schema.Key, in schema: Schema, at position: Position?) -> Diagnostic {
    error(
      "front-matter.missing", "\(article(schema.name)) \(schema.name) needs '\(key.name)'",
      at: position ?? Position(line: 1, column: 1), notes: [Note("add a line such as '\(key.name): \(key.example)'")])
  }

  static func wrongDate(_ text: String, _ reason: MomentError, at position: Position) -> Diagnostic {
    let shown = shortened(text)
    switch reason {
    case .noSuchDay: return error("front-matter.date", "date '\(shown)' is not a calendar date", at: position)
    case .noSuchTime: return error("front-matter.date", "date '\(shown)' has no time of day", at: position)
    case .notAZone:
      return error(
        "front-matter.date", "date '\(shown)' ends in something that is not a zone", at: position,
        notes: [Note("write '+01:00', 'Z', or nothing for the site's own zone")])
    case .notADate:
      return error(
        "front-matter.date", "'\(shown)' is not a date", at: position,
        notes: [Note("write '2024-03-12', '2024-03-12T09:00' or '2024-03-12T09:00:00+01:00'")])
    }
  }

  private static func keyPlace(_ entry: Entry) -> Position {
    Position(
      line: entry.keyPosition.line, column: entry.keyPosition.column, length: max(1, entry.key.unicodeScalars.count))
  }

  private static func article(_ noun: String) -> String {
    noun.first.map { "aeiou".contains($0) } == true ? "an" : "a"
  }
}

func shortened(_ text: String) -> String {
  text.unicodeScalars.count <= 60 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(57))) + "..."
}
