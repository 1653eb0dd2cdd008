import Diagnostics
import Testing

@testable import FrontMatter

/// What went wrong, as `line:column: message [code]` and a line for each note; `nothing` where all went well.
func mistake<Value>(_ read: () throws -> Value) -> String {
  do {
    _ = try read()
    return "nothing"
  } catch let error as FrontMatterError {
    let place = error.diagnostic.position.map { "\($0.line):\($0.column): " } ?? ""
    let headline = "\(place)\(error.diagnostic.message) [\(error.diagnostic.code)]"
    return ([headline] + error.diagnostic.notes.map(\.message)).joined(separator: "\n")
  } catch {
    return "\(error)"
  }
}

/// Front matter as a file has it: its first line is the second.
func yaml(_ text: String, limits: FrontMatterLimits = FrontMatterLimits()) throws -> Node? {
  try Array(text.utf8).withUnsafeBufferPointer { try parseYAML($0, firstLine: 2, limits: limits) }
}

func json(_ text: String, limits: FrontMatterLimits = FrontMatterLimits()) throws -> Node {
  try Array(text.utf8).withUnsafeBufferPointer { try parseJSON($0, limits: limits) }
}

extension Node {
  /// The node in one line: `{a: [b, "c"]}`, quoted text in quotes.
  var shape: String {
    switch content {
    case .scalar(let text, let isPlain): isPlain ? text : "\"\(text)\""
    case .sequence(let nodes): "[" + nodes.map(\.shape).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key): \($0.value.shape)" }.joined(separator: ", ") + "}"
    }
  }

  /// All places in one line, keys before their values: `2:1+5 2:8+4`.
  var places: String {
    let inside: [String] =
      switch content {
      case .scalar: []
      case .sequence(let nodes): nodes.map(\.places)
      case .mapping(let entries): entries.flatMap { [$0.keyPosition.brief, $0.value.places] }
      }
    return ([position.brief] + inside).joined(separator: " ")
  }
}

extension Position {
  fileprivate var brief: String { "\(line):\(column)+\(length)" }
}
