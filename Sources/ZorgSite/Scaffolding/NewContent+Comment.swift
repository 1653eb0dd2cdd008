import Calendar
import Text

extension NewContent {
  /// What the front matter of a new comment says.
  public struct CommentOptions: Sendable {
    /// The name above the comment, or the id of an author's profile.
    public var author: String
    /// As editors write dates; now where nil.
    public var date: String?
    /// The name of the comment that it answers.
    public var replyTo: String?
    public var status = Comment.Status.pending
    public var text = ""

    public init(author: String) {
      self.author = author
    }
  }

  /// A comment on an article, as an editor enters one that came by mail; returns its path.
  public func comment(on article: String, _ options: CommentOptions) async throws -> String {
    let ids = try await articleIDs()
    guard ids.contains(article) else {
      throw Refusal(
        "there is no article with the id '\(shortened(article))'",
        hint: nearMiss(of: article, in: ids.sorted()).map { "did you mean '\($0)'?" })
    }
    let folder = "content/comments/\(article)"
    let thread = tree.comments.filter { $0.path.hasPrefix(folder + "/") }.map { CommentFile(path: $0.path).id }
    if let parent = options.replyTo, !thread.contains(parent) {
      throw Refusal(
        "there is no comment '\(shortened(parent))' on '\(article)'",
        hint: nearMiss(of: parent, in: thread).map { "did you mean '\($0)'?" })
    }
    let moment = try moment(options.date)
    var lines = try authorLines(options.author)
    lines.append("date: \(moment.rfc3339)")
    if let parent = options.replyTo { lines.append("replyTo: \(yamlScalar(parent))") }
    lines.append("status: \(options.status.rawValue)")
    let name = name(for: moment, in: thread, seed: options.author + options.text)
    let path = try create("\(folder)/\(name).md", lines)
    if !options.text.isEmpty {
      let head = try Disk.read("\(site)/\(path)") ?? []
      try Disk.replace("\(site)/\(path)", with: head + Array((options.text + "\n").utf8))
    }
    return path
  }

  private func moment(_ text: String?) throws(Refusal) -> Moment {
    guard let text else { return configuration.timeZone.moment(at: now) }
    guard case .success(let moment) = parseMoment(try date(text), in: configuration.timeZone) else {
      throw Refusal("'\(shortened(text))' is not a date")
    }
    return moment
  }

  /// One of the portal's authors answers under their own name, with their profile.
  private func authorLines(_ author: String) throws -> [String] {
    guard authorIDs.contains(author) else { return ["author: \(yamlScalar(author))"] }
    let path = tree.authors.first { SourceName(path: $0.path, root: "content/authors").stem == author }?.path ?? ""
    let bytes = try Disk.read("\(site)/\(path)", limit: 1 << 20) ?? []
    let entries = (try? EntryText(bytes, path: path))?.entries ?? []
    let name = entries.first { $0.key == "name" || $0.key == "title" }?.value.text ?? author
    return ["author: \(yamlScalar(name))", "profile: \(yamlScalar(author))"]
  }

  /// `2024-03-12t184200-7f3a`: the moment, and four digits that differ between comments of one second.
  private func name(for moment: Moment, in thread: [String], seed: String) -> String {
    let text = moment.rfc3339
    let time = text.dropFirst(11).prefix(8).filter { $0 != ":" }
    // FNV-1a, folded: no chance is needed, only a difference.
    let hash = seed.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    var digits = UInt16(truncatingIfNeeded: hash ^ hash >> 16)
    while true {
      let hex = String(digits, radix: 16)
      let name = "\(text.prefix(10))t\(time)-\(String(repeating: "0", count: 4 - hex.count))\(hex)"
      if !thread.contains(name) { return name }
      digits &+= 1
    }
  }
}
