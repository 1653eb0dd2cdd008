import Diagnostics

/// Why a text is not YAML or JSON that we take, with the place in the file.
public struct FrontMatterError: Error, Sendable {
  public var diagnostic: Diagnostic

  public init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}

extension Diagnostic {
  static let unclosedFrontMatter = error(
    "front-matter.unclosed", "front matter has no closing '---' line", at: Position(line: 1, column: 1, length: 3),
    notes: [Note("add a line with only '---' below the last key")])

  static let tomlFrontMatter = error(
    "front-matter.toml", "front matter in TOML ('+++') is not read", at: Position(line: 1, column: 1, length: 3),
    notes: [Note("write it as YAML between '---' lines: 'title: ...' instead of 'title = ...'")])

  static func yamlSyntax(_ problem: String, at position: Position) -> Diagnostic {
    let (message, hint) = explanation(of: problem)
    return error("yaml.syntax", message, at: position, notes: hint.map { [Note($0)] } ?? [])
  }

  static func duplicateKey(_ key: String, at position: Position, first: Position) -> Diagnostic {
    error(
      "yaml.duplicate-key", "key '\(key)' stands twice", at: position,
      notes: [Note("first on line \(first.line); keep one of the two")])
  }

  static func complexKey(at position: Position) -> Diagnostic {
    error("yaml.key", "a key must be plain text, not a list or a mapping", at: position)
  }

  static func tooDeep(_ limit: Int, at position: Position) -> Diagnostic {
    error("yaml.limit", "lists and mappings are nested more than \(limit) deep", at: position)
  }

  static func tooManyNodes(_ limit: Int, at position: Position) -> Diagnostic {
    error(
      "yaml.limit", "more than \(limit) values, counting what aliases repeat", at: position,
      notes: [Note("write the values out, or move them to a file in content/data/")])
  }

  static func scalarTooLong(_ limit: Int, at position: Position) -> Diagnostic {
    error("yaml.limit", "a value is longer than \(limit / 1024) kB", at: position)
  }

  static func textTooLong(_ limit: Int) -> Diagnostic {
    error("yaml.limit", "the YAML part is larger than \(limit / 1024) kB", at: Position(line: 1, column: 1))
  }

  static func unknownAlias(_ name: String, at position: Position) -> Diagnostic {
    error("yaml.alias", "alias '*\(name)' has no anchor '&\(name)' before it", at: position)
  }

  static func jsonSyntax(_ problem: String, at position: Position) -> Diagnostic {
    error("json.syntax", problem, at: position)
  }

  /// libyaml's words for what editors do wrong, in theirs.
  private static func explanation(of problem: String) -> (message: String, hint: String?) {
    switch problem {
    case "mapping values are not allowed in this context":
      ("a ':' followed by a space inside a value", #"put the value in quotes: title: "Zorg: wat nu?""#)
    case "found character that cannot start any token":
      (
        "a value cannot start with this character",
        "indent with spaces, not tabs, and quote values that start with '@', '`' or '%'"
      )
    case "did not find expected key", "could not find expected ':'":
      ("expected 'key: value' here", "check the quotes and the indentation of this line and the one above")
    case "did not find expected ',' or ']'":
      ("a list in '[ ]' needs a comma or a closing ']' here", nil)
    case "did not find expected ',' or '}'":
      ("a mapping in '{ }' needs a comma or a closing '}' here", nil)
    case "found unexpected end of stream":
      ("a quotation mark is opened and never closed", nil)
    case "did not find expected alphabetic or numeric character":
      ("a value that starts with '*' or '&' is an alias or anchor", "put the value in quotes")
    case "control characters are not allowed":
      ("a control character stands in the text", "remove it; copying from a word processor often leaves one")
    case "did not find expected <document start>":
      ("text before the first key is not 'key: value'", nil)
    default: (problem, nil)
    }
  }
}
