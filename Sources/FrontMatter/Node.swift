import Diagnostics

/// A value of YAML or JSON with its place. Scalars stay text: what a date or a number is, the reader of the key decides.
public struct Node: Sendable {
  public enum Content: Sendable {
    /// `isPlain` is false for text in quotes or in a block, which is never taken for a number, a truth value or nothing.
    case scalar(String, isPlain: Bool)
    case sequence([Node])
    case mapping([Entry])
  }

  public var content: Content
  public var position: Position

  public init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }
}

/// A key of a mapping and its value.
public struct Entry: Sendable {
  public var key: String
  public var keyPosition: Position
  public var value: Node

  public init(key: String, at keyPosition: Position, value: Node) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

extension Node {
  /// The text of a scalar.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether this is nothing: an empty plain scalar, `~` or `null`.
  public var isNull: Bool {
    if case .scalar(let text, isPlain: true) = content {
      ["", "~", "null", "Null", "NULL"].contains(text)
    } else {
      false
    }
  }

  /// `true` and `false` only: `no`, `yes`, `on` and `off` are words.
  public var bool: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }

  /// A decimal whole number.
  public var int: Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int(text)
  }

  /// What to call this kind of value in a message.
  public var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "a mapping of keys"
    }
  }
}
