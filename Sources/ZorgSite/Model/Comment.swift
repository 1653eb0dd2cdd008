import Calendar
import Diagnostics

/// One comment, from one file. The file's name is its id within the article's thread.
@dynamicMemberLookup
public struct Comment: Sendable {
  public enum Status: String, Sendable {
    case pending
    case approved
    case hidden
    case removed
    case spam
  }

  /// What a comment's file says.
  public struct Written: Sendable {
    public var path: String
    /// The id of the article: the folder's name.
    public var articleID: String
    public var id: String
    /// Staticman's own id, by which its replies name their parent.
    public var externalID: String?
    public var author = ""
    public var date = Moment(secondsSinceEpoch: 0)
    public var replyTo: Article.Located?
    /// Further names of the same one, where an entry of Staticman's gives several.
    var otherReplyNames: [String] = []
    public var status = Status.pending
    public var profileID: Article.Located?
    public var url: String?
    /// What it says, until its page is made; nil for a file that has not changed since the last build.
    var text: Held<CommentText>?
    /// Of the file.
    public var fingerprint = Fingerprint(value: 0)
  }

  let written: Shared<Written>

  // What linking adds.
  public var article: UInt32 = 0
  public var profile: UInt32?
  /// Replies that are shown below this one, oldest first.
  public var replies: [UInt32] = []
  /// The published comment that this one answers.
  public var parent: UInt32?
  /// 1 at the top.
  public var depth = 1
  /// Counts the comments of a thread from 1 in the order of the page, for people; 0 for a removed one.
  public var number = 0

  init(_ written: Written) {
    self.written = Shared(written)
  }

  public subscript<Field>(dynamicMember field: KeyPath<Written, Field>) -> Field { written.value[keyPath: field] }

  /// The element's id on the page.
  public var anchor: String { "reactie-" + self.id }
}

/// What a comment says.
public struct CommentText: Sendable {
  /// Safe HTML with absolute links only.
  public let html: [UInt8]
  /// Nil where it is what the only paragraph of the HTML holds, as in most comments: one text is enough then.
  private let ownPlain: String?

  init(html: [UInt8] = [], plain: String = "") {
    self.html = html
    ownPlain = CommentText.onlyParagraph(of: html)?.elementsEqual(plain.utf8) == true ? nil : plain
  }

  /// Without markup.
  public var plain: String {
    ownPlain ?? CommentText.onlyParagraph(of: html).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func onlyParagraph(of html: [UInt8]) -> ArraySlice<UInt8>? {
    let (start, end) = ("<p>".utf8, "</p>\n".utf8)
    guard html.count >= start.count + end.count else { return nil }
    return html[start.count..<html.count - end.count]
  }
}

/// The published comments of one article.
public struct CommentThread: Sendable {
  /// Top-level comments, oldest first.
  public var roots: [UInt32] = []
  /// All in the order of the page, removed ones too.
  public var all: [UInt32] = []
  /// Without removed ones.
  public var count = 0
}
