import Diagnostics
import FrontMatter
import Markdown
import Text

/// The comments of a site and what a moderator does with them. Decisions are edits of the comments' files, to be
/// committed like any other.
public struct Moderation: Sendable {
  /// The site's folder.
  public let site: String
  let reader: ContentReader
  /// All comments' files, from the site's folder.
  let paths: [String]

  /// Throws where the site's settings cannot be read.
  public init(site: String, configuration path: String = "zorgsite.yaml") async throws {
    let configuration = try SiteConfiguration.load(site: site, path: path)
    var options = MarkdownOptions()
    options.limits.commentBytes = configuration.limits.comment
    self.site = site
    paths = try await SourceTree.walk(site: site).comments.map(\.path)
    reader = ContentReader(site: site, configuration: configuration, markdown: options)
  }

  /// All comments by article and name, those that cannot be read too.
  public func comments() async throws -> [CommentFile] {
    let reader = reader
    return try await paths.parallelMap { try CommentFile.read($0, reader) }
  }

  /// Paths of the comments that names mean: `<article>/<comment>`, the comment's own name where only one has it, or the
  /// path. Throws for the first name that means none or several.
  public func find(_ names: [String]) throws -> [String] {
    let files = paths.map(CommentFile.init)
    var found: [String] = []
    for name in names {
      let matches = files.filter { $0.name == name || $0.id == name || $0.path == name }
      guard let match = matches.first else {
        let near = nearMiss(of: name, in: files.map { name.contains("/") ? $0.name : $0.id })
        throw Refusal("there is no comment '\(name)'", hint: near.map { "did you mean '\($0)'?" })
      }
      guard matches.count == 1 else {
        throw Refusal(
          "'\(name)' is the name of several comments",
          hint: "name one of: " + matches.map(\.name).joined(separator: ", "))
      }
      if !found.contains(match.path) { found.append(match.path) }
    }
    return found
  }

  public func read(_ path: String) throws -> CommentFile {
    try CommentFile.read(path, reader)
  }

  /// What a decision did to one file.
  public struct Change: Sendable {
    public var path: String
    /// As it stood in the file; nil where none did.
    public var before: String?
    public var after: Comment.Status
    /// Whether the file says it already, so that it was left alone.
    public var isUnchanged: Bool
    /// Why the build may still not show it as the moderator wants.
    public var diagnostics: [Diagnostic] = []
  }

  /// Gives comments a status. All edits are made before the first is written: one that cannot be made stops them all.
  public func setStatus(_ status: Comment.Status, of paths: [String], isDryRun: Bool = false) throws -> [Change] {
    var edits: [(path: String, bytes: [UInt8])] = []
    var changes: [Change] = []
    for path in paths {
      let text = try entries(of: path)
      let before = text.entry("status")?.value.text
      let isUnchanged = before == status.rawValue
      changes.append(Change(path: path, before: before, after: status, isUnchanged: isUnchanged))
      if !isUnchanged { edits.append((path, try StatusEdit(status: status).apply(to: text, path: path))) }
    }
    if isDryRun { return changes }
    for edit in edits { try Disk.replace("\(site)/\(edit.path)", with: edit.bytes) }
    for index in changes.indices { changes[index].diagnostics = try read(changes[index].path).diagnostics }
    return changes
  }

  func entries(of path: String) throws -> EntryText {
    guard let bytes = try Disk.read("\(site)/\(path)", limit: 1024 * 1024) else {
      throw Refusal("'\(path)' is larger than 1 MB", hint: "that is no comment; remove the file")
    }
    if let invalid = bytes.withUnsafeBufferPointer({ firstInvalidUTF8(in: $0) }) {
      throw Refusal("'\(path)' is not valid UTF-8 at byte \(invalid)", hint: "save it as UTF-8 first")
    }
    do throws(FrontMatterError) {
      return try EntryText(bytes, path: path)
    } catch {
      throw Refusal("'\(path)' cannot be read: \(error.diagnostic.message)", hint: "mend it by hand first")
    }
  }
}
