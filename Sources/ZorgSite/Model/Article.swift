import Calendar
import Diagnostics
import FrontMatter
import Markdown

/// One article: what its file says, and what linking found out about it.
@dynamicMemberLookup
public struct Article: Sendable {
  /// A text with its place in the file, for mistakes that only linking can find.
  public typealias Located = (text: String, position: Position)

  public enum CommentState: String, Sendable {
    case open
    case closed
    case off
  }

  /// What an article's file says.
  public struct Written: Sendable {
    public var source: SourceName
    public var title = ""
    public var id = ""
    public var idPosition: Position?
    public var slug = ""
    public var date = Moment(secondsSinceEpoch: 0)
    public var updated: Moment?
    public var window = PublicationWindow()
    public var url: Located?
    public var aliases: [Located] = []
    public var authorIDs: [Located] = []
    /// For each of the site's taxonomies, the terms as written.
    public var termNames: [[Located]] = []
    public var summary = ""
    /// The summary of the front matter, and not one that was made of the text.
    public var lead: String?
    public var commentState = CommentState.open
    public var imageReference: Located?
    public var imageAlt: String?
    public var language: String?
    public var template: Located?
    public var weight = 0
    public var params: [Entry] = []
    public var trust = Trust()
    /// Without its HTML.
    public var body: Document
    /// The whole body, until its page is made; nil for a file that has not changed since the last build.
    var text: Held<Shared<Document>>?
    /// Of the file.
    public var fingerprint = Fingerprint(value: 0)
  }

  /// What linking adds: positions in the site's lists.
  private struct Linked: Sendable {
    var permalink = Permalink.none
    var authors: [UInt32] = []
    var terms: [UInt32] = []
    var previous: UInt32?
    var next: UInt32?
    var related: [UInt32] = []
    var thread = CommentThread()
    var links: [ResolvedLink] = []
    // Few articles have these, so none holds the room for them.
    var picture: Shared<Picture>?
    var trust: Shared<Trust>?

    static let nothing = [Linked()]
  }

  let written: Shared<Written>
  /// Always one: a list is on the heap, so that handing an article on counts two references and not a dozen.
  private var linked = Linked.nothing

  init(_ written: Written) {
    self.init(Shared(written))
  }

  init(_ written: Shared<Written>) {
    self.written = written
  }

  /// Reads a part of it where it stands: asking the list for its element may copy all of that first.
  @inline(__always)
  private func read<Part>(_ part: (Linked) -> Part) -> Part { linked.withUnsafeBufferPointer { part($0[0]) } }

  public internal(set) var permalink: Permalink {
    get { read { $0.permalink } }
    _modify { yield &linked[0].permalink }
  }

  public internal(set) var authors: [UInt32] {
    get { read { $0.authors } }
    _modify { yield &linked[0].authors }
  }

  public internal(set) var terms: [UInt32] {
    get { read { $0.terms } }
    _modify { yield &linked[0].terms }
  }

  /// The next older one.
  public internal(set) var previous: UInt32? {
    get { read { $0.previous } }
    _modify { yield &linked[0].previous }
  }

  /// The next newer one.
  public internal(set) var next: UInt32? {
    get { read { $0.next } }
    _modify { yield &linked[0].next }
  }

  public internal(set) var related: [UInt32] {
    get { read { $0.related } }
    _modify { yield &linked[0].related }
  }

  public internal(set) var thread: CommentThread {
    get { read { $0.thread } }
    _modify { yield &linked[0].thread }
  }

  /// For each link of the body, the address to write; nil writes no link.
  public internal(set) var linkURLs: [ResolvedLink] {
    get { read { $0.links } }
    _modify { yield &linked[0].links }
  }

  public internal(set) var image: Picture? {
    get { read { $0.picture?.value } }
    set { linked[0].picture = newValue.map(Shared.init) }
  }

  /// With reviewers found among the authors.
  public internal(set) var trust: Trust {
    get { read { $0.trust?.value } ?? written.value.trust }
    set { linked[0].trust = Shared(newValue) }
  }

  public subscript<Field>(dynamicMember field: KeyPath<Written, Field>) -> Field {
    @inline(__always) get { written.value[keyPath: field] }
  }

  // What is asked for many times in every build, read without a key path.
  public var source: SourceName { written.value.source }
  public var title: String { written.value.title }
  public var id: String { written.value.id }
  public var date: Moment { written.value.date }
  public var updated: Moment? { written.value.updated }
  public var window: PublicationWindow { written.value.window }
  public var summary: String { written.value.summary }
  public var authorIDs: [Located] { written.value.authorIDs }
  public var termNames: [[Located]] { written.value.termNames }
  public var commentState: CommentState { written.value.commentState }
  public var language: String? { written.value.language }
  var text: Held<Shared<Document>>? { written.value.text }

  /// Minutes at 180 words a minute, rounded up.
  public var readingMinutes: Int { max(1, (written.value.body.wordCount + 179) / 180) }
}

/// Where a file lies and what its name says.
public struct SourceName: Sendable, Hashable {
  /// From the site's folder: `content/articles/2024/griep/index.md`.
  public let path: String
  /// Bytes of the kind's folder, as `content/articles`.
  private let rootLength: Int

  /// `root` is the kind's folder.
  init(path: String, root: String) {
    self.path = path
    rootLength = root.utf8.count
  }

  /// The folder that relative links start from: `content/articles/2024/griep`.
  public var folder: String { String(lastPart(of: path).folder) }

  /// Folders between the kind's folder and the file, without a bundle's own: `2024`.
  public var section: String {
    let folder = lastPart(of: inner).folder
    return String(isBundle ? lastPart(of: folder).folder : folder)
  }

  /// The file's name without `.md`; a bundle's is its folder's.
  public var stem: String {
    let (folder, file) = lastPart(of: inner)
    if isBundle { return String(lastPart(of: folder).name) }
    return String(file.hasSuffix(".md") ? file.dropLast(3) : file)
  }

  /// Whether this is `<name>/index.md` with its pictures beside it.
  public var isBundle: Bool { inner.hasSuffix("/index.md") }

  /// The path from the kind's folder.
  private var inner: Substring { Substring(path.utf8.dropFirst(rootLength + 1)) }
}

/// What stands before and after a path's last slash.
func lastPart(of path: some StringProtocol) -> (folder: Substring, name: Substring) {
  let path = Substring(path)
  let mark = UInt8(ascii: "/")
  let found =
    path.utf8.withContiguousStorageIfAvailable { $0.lastIndex(of: mark) } ?? Array(path.utf8).lastIndex(of: mark)
  guard let slash = found.map({ path.utf8.index(path.startIndex, offsetBy: $0) }) else { return ("", path) }
  return (path[..<slash], path[path.utf8.index(after: slash)...])
}

/// A link of a body, as it is to be written.
public struct ResolvedLink: Sendable {
  /// On a page; nil where the link may not be shown.
  public var url: String?
  /// In a feed, with scheme and host.
  public var absolute: String?
  /// The site's own file that it leads to, where it is not a page.
  public var mediaPath: String?
}

extension Permalink {
  /// Before linking.
  static let none = Permalink(url: "", absolute: "")
}
