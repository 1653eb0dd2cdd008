import Diagnostics

/// Threads to which comments came, because they were approved; whatever else happens to a comment is for a whole build.
struct ApprovedComments: Sendable {
  /// Folders of threads in which a file changed.
  var folders: Set<Substring> = []
  /// The articles with their new threads, by position.
  private(set) var articles: [Int: LinkedArticle] = [:]
  /// All comments of those threads, by position; new ones stand behind all others.
  private(set) var comments: [Int: LinkedComment] = [:]
  /// The approved ones among those that were not shown before.
  private(set) var approved: [Comment] = []
  private(set) var approvedPositions: [UInt32] = []

  var isEmpty: Bool { articles.isEmpty }

  /// Links the threads anew; false where more changed than that comments came. `cache` has the comments as they are now,
  /// `before` as they were.
  mutating func link(
    _ reader: ContentReader, _ cache: BuildCache, before: BuildCache, authors: [String], clock: Clock,
    warnings: [Diagnostic]
  ) throws -> Bool {
    var next = cache.comments.count
    for folder in folders.sorted() {
      guard !warnings.contains(where: { $0.path?.hasPrefix(folder) ?? false }),
        let position = cache.articles.position(ofID: String(lastPart(of: folder).name)),
        var article = cache.articles[position], let source = cache.sources[article.path],
        let state = reader.article(from: source)?.commentState, state != .off,
        let read = try comments(in: String(folder), reader, cache, clock)
      else { return false }
      var builder = ThreadBuilder(read, clock: clock)
      let (thread, shown) = builder.build()
      let feeds = reader.configuration.feeds
      guard builder.diagnostics.isEmpty,
        feeds.hasThread(state, count: thread.count) == feeds.hasThread(state, count: article.thread.count)
      else { return false }
      var old: [String: Int] = [:]
      for index in article.thread.all {
        guard let comment = before.comments[Int(index)] else { return false }
        old[comment.path] = Int(index)
      }
      var positions: [UInt32] = []
      for comment in shown {
        if let known = old.removeValue(forKey: comment.path) {
          // One that was shown must be as it was, for feed readers have it.
          guard before.sources[comment.path]?.fingerprint == comment.fingerprint else { return false }
          positions.append(UInt32(known))
          continue
        }
        positions.append(UInt32(next))
        next += 1
        guard comment.status == .approved else { continue }
        approved.append(comment)
        approvedPositions.append(UInt32(next - 1))
      }
      guard old.isEmpty else { return false }
      article.thread = CommentThread(
        roots: thread.roots.map { positions[Int($0)] }, all: thread.all.map { positions[Int($0)] }, count: thread.count)
      articles[position] = article
      for (place, comment) in zip(positions, shown) {
        var linked = LinkedComment(comment)
        linked.article = UInt32(position)
        linked.replies = comment.replies.map { positions[Int($0)] }
        linked.parent = comment.parent.map { positions[Int($0)] }
        if let profile = comment.profileID {
          guard let author = authors.firstIndex(of: profile.text) else { return false }
          linked.profile = UInt32(author)
        }
        comments[Int(place)] = linked
      }
    }
    return true
  }

  /// All comments of a thread, shown or not; nil where a file is there that the last build did not see.
  private func comments(
    in folder: String, _ reader: ContentReader, _ cache: BuildCache, _ clock: Clock
  ) throws -> [Comment]? {
    let walker = FolderWalker(site: reader.site, realSite: Disk.realPath(reader.site) ?? reader.site)
    var comments: [Comment] = []
    for entry in try walker.list(folder).entries {
      guard entry.stamp != nil, let source = cache.sources["\(folder)/\(entry.name)"] else { return nil }
      guard let comment = reader.comment(from: source) else { return nil }
      // What waits for its moment decides over when the next build is due.
      if comment.status == .approved, comment.date.secondsSinceEpoch > clock.now { return nil }
      comments.append(comment)
    }
    return comments
  }
}
