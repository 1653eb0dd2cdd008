import Diagnostics

/// A heading of a document, as a table of contents wants it.
public struct Heading: Sendable, Hashable {
  /// 1 to 6, as written.
  public var level: Int
  /// Unique in the document.
  public var id: String
  /// Plain text, not escaped.
  public var text: String
  public var position: Position

  public init(level: Int, id: String, text: String, position: Position) {
    self.level = level
    self.id = id
    self.text = text
    self.position = position
  }
}
