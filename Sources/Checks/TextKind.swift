/// What a text is, which decides the rules that apply and how heavily they weigh.
public enum TextKind: String, Sendable, Hashable, CaseIterable {
  /// An article's Markdown file, front matter included.
  case article
  /// A page outside the blog.
  case page
  /// An author's profile.
  case author
  /// A comment's Markdown file, written by a stranger.
  case comment
  /// A comment as Staticman keeps it: the whole file is YAML or JSON.
  case commentEntry
  /// A YAML, CSV or JSON file that templates read.
  case data
  /// The name of a file, without its folder.
  case fileName
  /// A picture's alternative text or caption.
  case altText

  /// Whether a stranger wrote the text: what is a warning in an article is then an error.
  var isFromAStranger: Bool { self == .comment || self == .commentEntry }
}
