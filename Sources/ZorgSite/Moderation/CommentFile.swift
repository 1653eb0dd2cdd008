import Calendar
import Diagnostics
import FrontMatter

/// One comment as a moderator sees it, whatever its status.
public struct CommentFile: Sendable {
  /// From the site's folder.
  public var path: String
  /// The folder's name.
  public var articleID: String
  /// The file's name without its ending.
  public var id: String
  /// Nil where the file cannot be understood; `diagnostics` then say why.
  public var comment: Comment?
  /// What the stranger wrote, as it stands in the file.
  public var text = ""
  public var diagnostics: [Diagnostic] = []

  /// How commands name it.
  public var name: String { "\(articleID)/\(id)" }

  init(path: String) {
    self.path = path
    let parts = path.split(separator: "/").map(String.init)
    articleID = parts.count > 2 ? parts[2] : ""
    let file = parts.last ?? ""
    let suffix = fileExtension(file)
    id = suffix.isEmpty ? file : String(file.dropLast(suffix.utf8.count + 1))
  }

  /// Reads the file with the build's own reader, so that both see the same comment.
  static func read(_ path: String, _ reader: ContentReader) throws(DiskError) -> CommentFile {
    var file = CommentFile(path: path)
    let parsed = try reader.comment(path)
    file.comment = parsed.value
    file.diagnostics = parsed.diagnostics
    let limit = reader.configuration.limits.comment + 64 * 1024
    if let bytes = try Disk.read("\(reader.site)/\(path)", limit: limit),
      let text = try? EntryText(bytes, path: path)
    {
      file.text = text.comment
    }
    return file
  }
}

extension EntryText {
  /// Names of the key with the text in Staticman's entries.
  static let textKeys: Set<String> = ["message", "comment", "body", "content", "text"]

  /// What the stranger wrote, without blank lines at its ends.
  var comment: String {
    let text =
      body.map { String(decoding: bytes[$0], as: UTF8.self) }
      ?? entries.first { EntryText.textKeys.contains($0.key) }?.value.text ?? ""
    let scalars = text.unicodeScalars.filter { $0 != "\r" }.drop { $0 == "\n" }
    return String(String.UnicodeScalarView(scalars.reversed().drop { $0 == "\n" || $0 == " " }.reversed()))
  }
}
