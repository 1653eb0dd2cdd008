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

    /// The id of the article: the folder's name.
    public var articleID: Substring { lastPart(of: lastPart(of: path).folder).name }

    /// Whether both are of one article. Nearly always the bytes of their folders tell.
    func isBeside(_ other: Written) -> Bool {
      lastPart(of: path).folder.utf8.elementsEqual(lastPart(of: other.path).folder.utf8) || articleID == other.articleID
    }
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
    self.init(Shared(written))
  }

  init(_ written: Shared<Written>) {
    self.written = written
  }

  public subscript<Field>(dynamicMember field: KeyPath<Written, Field>) -> Field { written.value[keyPath: field] }

  /// The element's id on the page.
  public var anchor: String { "reactie-" + self.id }
}

/// What a comment says.
public struct CommentText: Sendable {
  /// Safe HTML with absolute links only.
  public let html: [UInt8]
  /// Nil where it is the HTML without its tags, as it is for most comments: one text is enough then.
  private let ownPlain: String?

  init(html: [UInt8] = [], plain: String = "") {
    self.html = html
    ownPlain = CommentText.withoutTags(html) == plain ? nil : plain
  }

  /// Without markup.
  public var plain: String { ownPlain ?? CommentText.withoutTags(html) }

  /// What stands between the tags, with its character references read, and without line ends behind it.
  private static func withoutTags(_ html: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(html.count)
    var rest = html[...]
    while let start = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
      text += rest[..<start]
      rest = rest[start...]
      if rest.first == UInt8(ascii: "<") {
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      } else if let (name, character) = references.first(where: { rest.starts(with: $0.name.utf8) }) {
        text.append(character)
        rest = rest.dropFirst(name.utf8.count)
      } else {
        text.append(rest.removeFirst())
      }
    }
    text += rest
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private static let references: [(name: String, character: UInt8)] = [
    ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
    ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
  ]
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
