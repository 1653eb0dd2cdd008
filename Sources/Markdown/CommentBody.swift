import Diagnostics

/// What a reader wrote under an article, as HTML that is safe on every page and in every feed.
public struct CommentBody: Sendable {
  /// Complete: it holds only absolute `http` and `https` links, no id and no image.
  public var html: [UInt8]
  /// A line a block, without markup, not escaped.
  public var plainText: String
  public var diagnostics: [Diagnostic]

  public init(html: [UInt8] = [], plainText: String = "", diagnostics: [Diagnostic] = []) {
    self.html = html
    self.plainText = plainText
    self.diagnostics = diagnostics
  }
}
