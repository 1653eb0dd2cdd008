import Calendar
import Diagnostics
import Glibc

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

  public subscript<Field>(dynamicMember field: KeyPath<Written, Field>) -> Field {
    @inline(__always) get { written.value[keyPath: field] }
  }

  /// The element's id on the page.
  public var anchor: String { "\(Comment.anchorStart)\(self.id)" }

  static let anchorStart: StaticString = "reactie-"
}

/// What a comment says.
public struct CommentText: Sendable {
  /// Safe HTML with absolute links only.
  public let html: [UInt8]
  /// Nil where it is the HTML without its tags, as it is for most comments: one text is enough then.
  private let ownPlain: String?

  init(html: [UInt8] = [], plain: String = "") {
    self.html = html
    ownPlain = CommentText.withoutTags(html).elementsEqual(plain.utf8) ? nil : plain
  }

  /// Without markup.
  public var plain: String { ownPlain ?? String(decoding: CommentText.withoutTags(html), as: UTF8.self) }

  /// The bytes of the same.
  var plainBytes: [UInt8] { ownPlain.map { Array($0.utf8) } ?? CommentText.withoutTags(html) }

  /// What stands between the tags, with its character references read, and without line ends behind it.
  private static func withoutTags(_ html: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: html.count) { text, count in
      html.withUnsafeBufferPointer { html in
        var position = 0
        while position < html.count {
          let byte = html[position]
          if byte == UInt8(ascii: "<") {
            while position < html.count, html[position] != UInt8(ascii: ">") { position += 1 }
            position += 1
            continue
          }
          let reference = byte == UInt8(ascii: "&") ? reference(in: html, at: position) : nil
          text[count] = reference?.character ?? byte
          count += 1
          position += reference?.length ?? 1
        }
      }
      while count > 0, text[count - 1] == UInt8(ascii: "\n") { count -= 1 }
    }
  }

  /// The character reference at a place, of those that comments are written with.
  private static func reference(
    in html: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (length: Int, character: UInt8)? {
    let found = references.first { name, _ in
      position + name.utf8CodeUnitCount <= html.count
        && memcmp(html.baseAddress.unsafelyUnwrapped + position, name.utf8Start, name.utf8CodeUnitCount) == 0
    }
    return found.map { ($0.name.utf8CodeUnitCount, $0.character) }
  }

  private static let references: [(name: StaticString, character: UInt8)] = [
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
