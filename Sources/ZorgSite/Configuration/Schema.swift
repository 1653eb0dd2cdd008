/// The keys that one kind of file may have: what the reader accepts, what the documentation lists and what the JSON
/// Schema for editors says.
public struct Schema: Sendable {
  public struct Key: Sendable {
    public var name: String
    /// Names that people bring along from other tools.
    public var aliases: [String]
    public var type: ValueType
    public var isRequired: Bool
    /// What counts when the key is absent, as the documentation says it; empty where nothing does.
    public var defaultText: String
    /// A value as YAML on one line.
    public var example: String
    public var summary: String

    init(
      _ name: String, aliases: [String] = [], _ type: ValueType, required: Bool = false,
      default defaultText: String = "",
      example: String, _ summary: String
    ) {
      self.name = name
      self.aliases = aliases
      self.type = type
      self.isRequired = required
      self.defaultText = defaultText
      self.example = example
      self.summary = summary
    }
  }

  public enum ValueType: Sendable, Equatable {
    case text
    case date
    case bool
    case integer(ClosedRange<Int>)
    /// A list of texts; one text counts as a list of one.
    case texts
    case choice([String])
    /// A list of mappings with the given keys, each text.
    case mappings(keys: [String])
    /// A list of mappings with some of the given keys, each text, the first of them always; a text stands for the first.
    case items(keys: [String])
    /// A mapping from names to one of the given words.
    case words([String])
    /// Anything that a theme wants.
    case anything

    /// The type in the documentation's words.
    public var name: String {
      switch self {
      case .text: "text"
      case .date: "date"
      case .bool: "`true` or `false`"
      case .integer: "whole number"
      case .texts: "text or list of texts"
      case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: ", ")
      case .mappings(let keys): "list of " + keys.map { "`\($0)`" }.joined(separator: ", ")
      case .items(let keys): "list of " + keys.map { "`\($0)`" }.joined(separator: ", ") + ", or of the first alone"
      case .words(let words): "mapping of names to " + words.map { "`\($0)`" }.joined(separator: ", ")
      case .anything: "anything"
      }
    }
  }

  /// `article`, `author`, ..., or `configuration`.
  public var name: String
  public var keys: [Key]
  /// Key and alias names to positions in `keys`.
  let positions: [String: Int]
  /// Positions of the keys that must be there.
  let required: [Int]

  init(_ name: String, _ keys: [Key]) {
    self.name = name
    self.keys = keys
    var positions: [String: Int] = [:]
    for (index, key) in keys.enumerated() {
      for name in [key.name] + key.aliases { positions[name] = index }
    }
    self.positions = positions
    required = keys.indices.filter { keys[$0].isRequired }
  }
}
