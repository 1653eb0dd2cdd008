import Diagnostics
import Text

extension [CommentFile] {
  /// Two lines each for a terminal: status and name, which commands take; then moment, writer and the first words.
  public func overview(width: Int) -> String {
    if isEmpty { return "no comments\n" }
    let entries = map { file in
      guard let comment = file.comment else { return "unreadable  \(printable(file.name))\n" }
      let date = comment.date.rfc3339
      let words = singleLine(String(file.text.prefix(500)))
      let line = "\(date.prefix(10)) \(date.dropFirst(11).prefix(5))  \(comment.author): \(words)"
      let status = comment.status.rawValue
      let indent = String(repeating: " ", count: 12)
      return status + indent.dropFirst(status.count) + printable(file.name) + "\n" + indent
        + cut(printable(line), to: Swift.min(width, 160) - 12) + "\n"
    }
    return entries.joined() + "\n\(count) \(count == 1 ? "comment" : "comments")\n"
  }
}

extension CommentFile {
  /// Everything a moderator decides on, for a terminal.
  public func details(width: Int) -> String {
    var rows = [["comment", name], ["file", path]]
    if let comment {
      rows += [
        ["status", comment.status.rawValue], ["author", comment.author], ["date", comment.date.rfc3339],
      ]
      if let url = comment.url { rows.append(["url", url]) }
      if let parent = comment.replyTo { rows.append(["reply to", parent.text]) }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
    let body = lines.flatMap { wrapped($0, to: Swift.max(20, Swift.min(width, 120) - 2)) }.map {
      $0.isEmpty ? "\n" : "  \($0)\n"
    }
    return TextTable(rows, flexible: []).text(width: width) + "\n" + body.joined()
  }
}
