import Calendar
import Diagnostics
import Glibc
import Text

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
    public var author = ""
    public var date = Moment(secondsSinceEpoch: 0)
    public var replyTo: Article.Located?
    public var status = Status.pending
    public var profileID: Article.Located?
    public var url: String?
    /// What it says, until its page is made; nil for a file that has not changed since the last build.
    var text: Held<CommentText>?
    /// Of the file.
    public var fingerprint = Fingerprint(value: 0)
    /// On the heap, for there are many comments, and most have nothing of this.
    private var names: Shared<StaticmanNames>?

    /// What only entries of Staticman's have.
    private struct StaticmanNames: Sendable {
      var externalID: String?
      var otherReplyNames: [String] = []
    }

    /// Staticman's own id, by which its replies name their parent.
    public internal(set) var externalID: String? {
      get { names?.value.externalID }
      set { if newValue != externalID { setNames(newValue, otherReplyNames) } }
    }

    /// Further names of the comment that this one answers, where an entry of Staticman's gives several.
    var otherReplyNames: [String] {
      get { names?.value.otherReplyNames ?? [] }
      set { if newValue != otherReplyNames { setNames(externalID, newValue) } }
    }

    private mutating func setNames(_ externalID: String?, _ otherReplyNames: [String]) {
      names = Shared(StaticmanNames(externalID: externalID, otherReplyNames: otherReplyNames))
    }

    init(path: String, id: String) {
      self.path = path
      self.id = id
    }

    /// The id of the article: the folder's name.
    public var articleID: Substring { lastPart(of: lastPart(of: path).folder).name }

    /// Whether both are of one article. Nearly always the bytes of their folders tell.
    func isBeside(_ other: Written) -> Bool { hasFolder(of: other) || articleID == other.articleID }

    private func hasFolder(of other: Written) -> Bool {
      path.withContiguousBytes { path in
        other.path.withContiguousBytes { other in
          let slash = UInt8(ascii: "/")
          guard let end = path.lastIndex(of: slash), other.lastIndex(of: slash) == end else { return false }
          return memcmp(path.baseAddress.unsafelyUnwrapped, other.baseAddress.unsafelyUnwrapped, end) == 0
        }
      }
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

  // What is asked for many times in every build, read without a key path.
  public var path: String { written.value.path }
  public var id: String { written.value.id }
  public var author: String { written.value.author }
  public var date: Moment { written.value.date }
  public var status: Status { written.value.status }
  public var profileID: Article.Located? { written.value.profileID }
  public var fingerprint: Fingerprint { written.value.fingerprint }
  var text: Held<CommentText>? { written.value.text }

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
    let own = CommentText.withoutTags(html)
    ownPlain = own.isEqual(to: plain) ? nil : plain
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
        func copy(to end: Int) {
          let run = UnsafeBufferPointer(rebasing: html[position..<end])
          count = text[count...].update(fromContentsOf: run)
          position = end
        }
        while let place = firstEscaped(in: html, from: position) {
          copy(to: place)
          if html[place] == UInt8(ascii: "<") {
            position = html[place...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count
            continue
          }
          let reference = reference(in: html, at: place)
          text[count] = reference?.character ?? html[place]
          count += 1
          position += reference?.length ?? 1
        }
        copy(to: html.count)
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
