import Calendar
import Diagnostics
import FrontMatter
import Markdown

/// The form in which the cache keeps an article: all but the HTML and the outline of its body, which are read again from
/// the file when a page needs them.
extension Article.Written {
  func writeHead(to writer: inout BinaryWriter) {
    writer.write(title)
    writer.write(id)
    writer.write(idPosition) { $0.write($1) }
    writer.write(slug)
    writer.write(date)
    writer.write(updated) { $0.write($1) }
    writer.write(window.isDraft)
    writer.write(window.from) { $0.write($1) }
    writer.write(window.until) { $0.write($1) }
    writer.write(url) { $0.write($1) }
    writer.write(aliases) { $0.write($1) }
    writer.write(authorIDs) { $0.write($1) }
    writer.write(termNames) { writer, names in writer.write(names) { $0.write($1) } }
    writer.write(summary)
    writer.write(lead)
    writer.write(commentState.rawValue)
    writer.write(imageReference) { $0.write($1) }
    writer.write(imageAlt)
    writer.write(language)
    writer.write(template) { $0.write($1) }
    writer.write(Int64(weight))
    writer.write(params) { $0.write($1) }
    trust.write(to: &writer)
    writer.write(Int64(body.wordCount))
    writer.write(body.anchors) { $0.write($1) }
    writer.write(body.links) { $0.write($1) }
  }

  static func readHead(
    _ reader: inout BinaryReader, source: SourceName, fingerprint: Fingerprint
  ) throws(BinaryReader.Damaged) -> Article.Written {
    var article = Article.Written(source: source, body: Document())
    article.fingerprint = fingerprint
    article.title = try reader.readText()
    article.id = try reader.readText()
    article.idPosition = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readPosition() }
    article.slug = try reader.readText()
    article.date = try reader.readMoment()
    article.updated = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readMoment() }
    article.window.isDraft = try reader.readBool()
    article.window.from = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readMoment() }
    article.window.until = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readMoment() }
    article.url = try reader.readOptionalLocated()
    article.aliases = try reader.readLocatedList()
    article.authorIDs = try reader.readLocatedList()
    article.termNames = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readLocatedList() }
    article.summary = try reader.readText()
    article.lead = try reader.readOptionalText()
    article.commentState = Article.CommentState(rawValue: try reader.readText()) ?? .open
    article.imageReference = try reader.readOptionalLocated()
    article.imageAlt = try reader.readOptionalText()
    article.language = try reader.readOptionalText()
    article.template = try reader.readOptionalLocated()
    article.weight = Int(try reader.read(Int64.self))
    article.params = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readEntry(depth: 0) }
    article.trust = try Trust.read(&reader)
    article.body.wordCount = Int(try reader.read(Int64.self))
    article.body.anchors = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readText() }
    article.body.links = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readLink() }
    return article
  }
}

/// The same for a comment.
extension Comment.Written {
  func writeHead(to writer: inout BinaryWriter) {
    writer.write(externalID)
    writer.write(author)
    writer.write(date)
    writer.write(replyTo) { $0.write($1) }
    writer.write(otherReplyNames) { $0.write($1) }
    writer.write(status.rawValue)
    writer.write(profileID) { $0.write($1) }
    writer.write(url)
  }

  /// Reads on where a path has been read already.
  mutating func readHead(_ reader: inout BinaryReader, fingerprint: Fingerprint) throws(BinaryReader.Damaged) {
    self.fingerprint = fingerprint
    externalID = try reader.readOptionalText()
    author = try reader.readText()
    date = try reader.readMoment()
    replyTo = try reader.readOptionalLocated()
    otherReplyNames = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readText() }
    status = Comment.Status(rawValue: try reader.readText()) ?? .pending
    profileID = try reader.readOptionalLocated()
    url = try reader.readOptionalText()
  }
}
