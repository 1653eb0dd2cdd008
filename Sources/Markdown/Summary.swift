/// The start of a document for lists: the text before `<!--more-->`, else the first paragraph.
public struct Summary: Sendable, Hashable {
  /// Plain text, not escaped; empty for a document without paragraphs.
  public var text: String
  /// How many bytes of the HTML make the summary, where `<!--more-->` says so.
  var htmlEnd: Int?

  /// Whether the document has a `<!--more-->`.
  public var hasMore: Bool { htmlEnd != nil }

  public init(text: String = "") {
    self.text = text
  }
}
