import Diagnostics
import Text

extension [CommentFile] {
  /// One row each for a terminal: name, status, moment, writer and the first words.
  public func overview(width: Int) -> String {
    if isEmpty { return "no comments\n" }
    let table = TextTable(
      map { file in
        guard let comment = file.comment else { return [file.name, "unreadable", "", "", ""] }
        let date = comment.date.rfc3339
        return [
          file.name, comment.status.rawValue, "\(date.prefix(10)) \(date.dropFirst(11).prefix(5))", comment.author,
          singleLine(String(file.text.prefix(300))),
        ]
      }, flexible: [0, 3, 4])
    return table.text(width: width) + "\n\(count) \(count == 1 ? "comment" : "comments")\n"
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
    let body = lines.flatMap { wrapped($0, to: Swift.max(20, width - 2)) }.map { $0.isEmpty ? "\n" : "  \($0)\n" }
    return TextTable(rows, flexible: []).text(width: width) + "\n" + body.joined()
  }
}
