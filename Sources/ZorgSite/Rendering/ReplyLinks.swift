import Text

/// How readers answer, as the site's settings say.
extension Site {
  /// Where readers answer an article or one of its comments: a mail with a subject, a form with both names filled in, or
  /// a new file in the site's repository. `subject` is what a mail's subject starts with.
  func replyURL(article index: Int, comment: Int?, subject: String) -> String? {
    guard articles[index].commentState == .open else { return nil }
    let (article, answered) = (articles[index].id, comment.map { comments[$0].id } ?? "")
    guard let reply = configuration.comments.reply else {
      return configuration.comments.repository.map { newFile(in: $0, article: article, answered: answered) }
    }
    if !hasScheme(reply), reply.utf8.contains(UInt8(ascii: "@")) {
      return queryEncoded(
        subject, " ", articles[index].title, " [", article, answered.isEmpty ? "" : "#", answered, "]",
        after: "mailto:\(reply)?subject=")
    }
    return reply.replacing("{article}", with: queryEncoded(article)).replacing(
      "{comment}", with: queryEncoded(answered))
  }

  /// A page of the repository's host that starts a new comment file. The writer fills in name and date; the file's name
  /// asks for both, because every reader gets the same link.
  private func newFile(in repository: String, article: String, answered: String) -> String {
    let repository = repository.hasSuffix("/") ? String(repository.dropLast()) : repository
    let host = repository.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" }.lowercased()
    let branch = percentEncoded(configuration.comments.branch)
    let folder = "content/comments/\(article)"
    let file = "JJJJ-MM-DD-naam.md"
    var lines = ["---", "author:", "date:"]
    if !answered.isEmpty { lines.append("replyTo: \(answered)") }
    let text = (lines + ["status: pending", "---", "", ""]).joined(separator: "\n")
    if host.contains("gitlab") {
      return "\(repository)/-/new/\(branch)?file_name=\(queryEncoded("\(folder)/\(file)"))"
    }
    if host == "github.com" || host.hasPrefix("github.") {
      return "\(repository)/new/\(branch)?filename=\(queryEncoded("\(folder)/\(file)"))&value=\(queryEncoded(text))"
    }
    return "\(repository)/_new/\(branch)/\(percentEncoded(folder))?value=\(queryEncoded(text))"
  }
}
