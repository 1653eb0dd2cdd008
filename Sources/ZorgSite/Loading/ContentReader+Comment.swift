import Calendar
import Diagnostics
import FrontMatter
import Markdown
import Text

extension ContentReader {
  /// Keys with personal data of people who react. They are dropped here and reach nothing further.
  static func isPersonal(_ key: String) -> Bool {
    let key = key.lowercased()
    return ["email", "mail", "ip", "user_agent", "useragent", "gravatar", "avatar"].contains(key) || key.contains("md5")
      || key.contains("email") || key.hasSuffix("_ip") || key.hasSuffix("ipaddress")
  }

  /// A comment from a Markdown file, or one of Staticman's entries.
  func comment(_ path: String) throws(DiskError) -> Parsed<Comment> {
    var comment = unreadComment(path)
    // Front matter stands beside the text, so the file may be larger than the text by that.
    let limit = configuration.limits.comment + 64 * 1024
    guard fileExtension(path) == "md" else { return try staticmanEntry(path, comment: comment, limit: limit) }
    return try read(path, schema: .comment, limit: limit, tooLarge: .warning, ignoring: Self.isPersonal) { file in
      comment.fingerprint = file.fingerprint
      let status = file.keys.choice("status").flatMap(Comment.Status.init)
      if status == nil, file.keys.entry("status") == nil { file.keys.add(.noStatus) }
      comment.status = status ?? .pending
      return finish(&comment, &file.keys, body: file.body, bodyLine: file.bodyLine)
    }
  }

  /// A comment of which only the place is known: `content/comments/<article>/<id>.md`.
  func unreadComment(_ path: String) -> Comment.Written {
    let file = lastPart(of: path).name
    return Comment.Written(path: path, id: String(file.dropLast(fileExtension(file).utf8.count + 1)))
  }

  /// What both shapes share. Only the text of a comment that is shown is parsed.
  func finish(
    _ comment: inout Comment.Written, _ keys: inout KeyReader, body: Slice<UnsafeBufferPointer<UInt8>>, bodyLine: Int
  ) -> Comment? {
    if !isSafeID(comment.id) {
      keys.add(.wrongCommentID(comment.id))
      return nil
    }
    comment.author = keys.text("author") ?? ""
    let date = keys.date("date", in: configuration.timeZone)
    comment.date = date ?? comment.date
    comment.replyTo = keys.located("replyTo")
    comment.profileID = keys.located("profile")
    if let url = keys.text("url") {
      if isWebAddress(url) { comment.url = url } else { keys.add(.commentURL(url, at: keys.position(of: "url"))) }
    }
    if comment.status == .approved {
      let text = parseComment(
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: body)), firstLine: bodyLine, id: comment.id,
        options: markdown)
      // What a stranger wrote is the moderator's business, but it never stops a build.
      for var diagnostic in text.diagnostics {
        diagnostic.severity = .warning
        keys.add(diagnostic)
      }
      if text.html.isEmpty { comment.status = .pending }
      comment.text = Held(CommentText(html: text.html, plain: text.plainText))
    }
    return comment.author.isEmpty || date == nil ? nil : Comment(comment)
  }

  private func isSafeID(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 200
      && id.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
      }
  }
}

extension Diagnostic {
  fileprivate static let noStatus = warning(
    "comments.no-status", "comment without 'status' is taken for pending and not published",
    at: Position(line: 1, column: 1), notes: [Note("add 'status: approved' to publish it")])

  fileprivate static func wrongCommentID(_ id: String) -> Diagnostic {
    error(
      "comments.id", "a comment's file name may have only letters, digits, '-', '_' and '.'",
      notes: [Note("rename the file, for example to '2024-03-12t184200-7f3a.md'")])
  }

  fileprivate static func commentURL(_ url: String, at position: Position?) -> Diagnostic {
    warning(
      "comments.url", "'\(shortened(url))' is not a web address and is left out", at: position)
  }
}
