import Calendar

/// An article, a page, a notice or a comment, as an editor's lists show it.
public struct EditorialItem: Sendable {
  public enum Kind: String, Sendable {
    case article, page, notice, comment
  }

  public enum State: String, Sendable {
    case published, draft, future, expired
    /// Of comments.
    case pending
  }

  public var kind: Kind
  public var state: State
  public var title: String
  /// From the site's folder.
  public var path: String
  /// When it became public, or will; when a comment was written.
  public var date: Moment?
  /// When it stops being public.
  public var until: Moment?
  /// When its review lapses.
  public var reviewDue: Moment?
  /// Ids of profiles, or the name above a comment.
  public var authors: [String] = []
  /// The address of what is public.
  public var url: String?
}
