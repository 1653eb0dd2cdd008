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

  /// `opening` is where the list, mapping or text with the mistake begins; `before` is what stands on its line before the
  /// mistake.
  static func yamlSyntax(
    _ problem: String, at position: Position, opening: Position? = nil, before: some Sequence<UInt8> = []
  ) -> Diagnostic {
    let (message, hint) =
      problem == "mapping values are not allowed in this context"
      ? colonExplanation(before: before) : explanation(of: problem, opening: opening)
    return error("yaml.syntax", message, at: position, notes: hint.map { [Note($0)] } ?? [])
  }

  static func yamlTag(at position: Position) -> Diagnostic {
    error(
      "yaml.tag", "a value that starts with '!' is a tag", at: position,
      notes: [Note("put the value in quotes if it is text")])
  }

  static func duplicateKey(_ key: String, at position: Position, first: Position) -> Diagnostic {
    error(
      "yaml.duplicate-key", "key '\(shortened(key))' stands twice", at: position,
      notes: [Note("first on line \(first.line); keep one of the two")])
  }

  static func complexKey(at position: Position) -> Diagnostic {
    error(
      "yaml.key", "a key must be plain text, not a list or a mapping", at: position,
      notes: [Note("put a text that starts with '{' or '[' in quotes")])
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

  static func repeatsTooMuch(_ limit: Int, at position: Position) -> Diagnostic {
    error(
      "yaml.limit", "values of more than \(limit / 1024) kB together, counting what aliases repeat", at: position,
      notes: [Note("write the values out, or move them to a file in content/data/")])
  }

  static func textTooLong(_ limit: Int, _ language: String) -> Diagnostic {
    error("yaml.limit", "the \(language) part is larger than \(limit / 1024) kB", at: Position(line: 1, column: 1))
  }

  static func tooManyDirectives(_ limit: Int, at position: Position) -> Diagnostic {
    error("yaml.limit", "more than \(limit) lines start with '%'", at: position)
  }

  static func unknownAlias(_ name: String, at position: Position) -> Diagnostic {
    let name = shortened(name)
    return error(
      "yaml.alias", "alias '*\(name)' has no anchor '&\(name)' before it", at: position,
      notes: [Note("put the value in quotes if it is text")])
  }

  static func jsonSyntax(_ problem: String, at position: Position, hint: String? = nil) -> Diagnostic {
    error("json.syntax", problem, at: position, notes: hint.map { [Note($0)] } ?? [])
  }

  static func noJSONValue(at position: Position) -> Diagnostic {
    jsonSyntax(
      "expected a JSON value", at: position,
      hint: "text stands in double quotes; numbers have a point, no comma and no zero in front")
  }

  static func unclosedJSONString(at position: Position) -> Diagnostic {
    jsonSyntax("a string is opened and never closed on its line", at: position)
  }

  static func halfCharacter(at position: Position) -> Diagnostic {
    jsonSyntax(#"'\u' with one half of a character"#, at: position, hint: "write the character itself")
  }

  /// A name from a file, cut where it would fill the screen.
  static func shortened(_ name: String) -> String {
    let start = String(String.UnicodeScalarView(name.unicodeScalars.prefix(60)))
    return start.utf8.count < name.utf8.count ? start + "…" : name
  }

  /// A colon where none may be: the value holds one, or the line above is not what the editor thinks.
  private static func colonExplanation(before: some Sequence<UInt8>) -> (message: String, hint: String?) {
    if before.contains(UInt8(ascii: ":")) {
      return ("a ':' followed by a space inside a value", #"put the value in quotes: title: "Zorg: wat nu?""#)
    }
    if before.first(where: { _ in true }) == UInt8(ascii: " ") {
      return ("this key is indented below a line that has a value already", "start it in the column of the key above")
    }
    return ("the line above this key is not 'key: value'", "write a key, a colon, a space and the value on that line")
  }

  /// libyaml's words for what editors do wrong, in theirs.
  private static func explanation(of problem: String, opening: Position?) -> (message: String, hint: String?) {
    let opened = opening.map { "it is opened on line \($0.line)" }
    return switch problem {
    case "found character that cannot start any token":
      (
        "a value cannot start with this character",
        "indent with spaces, not tabs, and quote values that start with '@', '`' or '%'"
      )
    case "found a tab character where an indentation space is expected":
      ("a tab where spaces are expected", "indent with spaces, not tabs")
    case "did not find expected key", "could not find expected ':'":
      ("expected 'key: value' here", "check the quotes and the indentation of this line and the one above")
    case "did not find expected ',' or ']'":
      ("a list in '[ ]' needs a comma or a closing ']' here", opened)
    case "did not find expected ',' or '}'":
      ("a mapping in '{ }' needs a comma or a closing '}' here", opened)
    case "found unexpected end of stream", "found unexpected document indicator":
      ("a quotation mark is opened and never closed", nil)
    case "did not find expected alphabetic or numeric character":
      ("a value that starts with '*' or '&' is an alias or anchor", "put the value in quotes")
    case "found undefined tag handle", "did not find expected whitespace or line break", "did not find expected '!'",
      "did not find expected tag URI":
      ("a value that starts with '!' is a tag", "put the value in quotes if it is text")
    case "block sequence entries are not allowed in this context":
      (
        "a list item '- ' cannot start here",
        "put each item on a line of its own below the key, or write [griep, koorts]"
      )
    case "did not find expected '-' indicator":
      ("expected a list item '- ' here", "start each item in the same column, and keep keys out of the list")
    case "did not find expected node content", "mapping keys are not allowed in this context":
      ("a value cannot start with this character", "put the value in quotes")
    case "did not find expected comment or line break":
      ("text behind '|' or '>'", "start the text on the next line, indented, or put the value in quotes")
    case "found unknown escape character":
      (#"'\' in double quotes starts an escape that does not exist"#, #"write '\\', or use single quotes: 'C:\griep'"#)
    case "found invalid Unicode character escape code", "did not find expected hexdecimal number":
      (#"this '\' escape in double quotes is no character"#, #"write '\\', or use single quotes"#)
    case "found incompatible YAML document":
      ("only YAML 1.1 and 1.2 are read", "leave the line with '%YAML' out")
    case "control characters are not allowed":
      ("a control character stands in the text", "remove it; copying from a word processor often leaves one")
    case "did not find expected <document start>":
      ("this text belongs to no key", "check the indentation, and the brackets and quotes of the lines above")
    default: (problem, nil)
    }
  }
}
