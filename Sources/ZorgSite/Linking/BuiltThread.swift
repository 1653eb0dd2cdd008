import Calendar
import Diagnostics
import Text

/// The comments of one article as a thread, before it is known which article that is.
struct BuiltThread: Sendable {
  /// The name of the comments' folder.
  let articleID: String
  /// Of the first comment.
  let path: String
  /// What is shown, its comments counted within the thread.
  private let thread: CommentThread
  private var comments: [Comment]
  private let diagnostics: [Diagnostic]
  /// The last moment before now at which one of its comments appeared, and the next one.
  let changes: [(moment: Moment, path: String)]
  let hasApproved: Bool

  /// All threads of a list in which the comments of one article stand together, in its order.
  static func all(of comments: [Comment], clock: Clock) async throws -> [BuiltThread] {
    try await comments.threads().parallelMap { BuiltThread(comments[$0], clock: clock) }
  }

  private init(_ written: ArraySlice<Comment>, clock: Clock) {
    (articleID, path) = (String(written[written.startIndex].articleID), written[written.startIndex].path)
    var (last, next): ((moment: Moment, path: String)?, (moment: Moment, path: String)?)
    for comment in written where comment.status == .approved {
      let change = (moment: comment.date, path: comment.path)
      if change.moment.secondsSinceEpoch <= clock.now {
        if last.map({ $0.moment < change.moment }) ?? true { last = change }
      } else if next.map({ change < $0 }) ?? true {
        next = change
      }
    }
    changes = [last, next].compactMap(\.self)
    hasApproved = !changes.isEmpty
    var builder = ThreadBuilder(Array(written), clock: clock)
    (thread, comments) = builder.build()
    diagnostics = builder.diagnostics
  }

  /// The thread of an article's, with its comments from `base` on in the list of all, and the authors among the writers.
  /// The comments are moved out of it, for there may be many.
  mutating func takeLinked(
    to article: Int, from base: Int, _ profiles: [String: Int], _ authors: [Author]
  ) -> (thread: CommentThread, comments: [Comment], diagnostics: [Diagnostic]) {
    var (comments, diagnostics): ([Comment], [Diagnostic]) = ([], diagnostics)
    swap(&comments, &self.comments)
    for index in comments.indices {
      comments[index].move(by: UInt32(base))
      comments[index].article = UInt32(article)
      guard let profile = comments[index].profileID else { continue }
      comments[index].profile = profiles[profile.text].map { UInt32($0) }
      if comments[index].profile == nil {
        diagnostics.append(
          .unknownProfile(profile.text, in: comments[index], at: profile.position)
            .suggesting(nearMiss(of: profile.text, in: authors.map(\.id))))
      }
    }
    return (thread.moved(by: UInt32(base)), comments, diagnostics)
  }
}

extension CommentThread {
  /// The same with its comments further on in the list of all.
  func moved(by base: UInt32) -> CommentThread {
    CommentThread(roots: roots.map { $0 + base }, all: all.map { $0 + base }, count: count)
  }
}

extension Comment {
  /// Counts the comments that it names from the list of all.
  mutating func move(by base: UInt32) {
    for index in replies.indices { replies[index] += base }
    parent = parent.map { $0 + base }
  }
}

extension [Comment] {
  /// Those of one article each, in the order of the articles' ids.
  fileprivate func threads() -> [Range<Int>] {
    var threads: [Range<Int>] = []
    var start = 0
    for index in indices.dropFirst() where !self[index].written.value.isBeside(self[index - 1].written.value) {
      threads.append(start..<index)
      start = index
    }
    if !isEmpty { threads.append(start..<count) }
    return threads
  }
}

extension Diagnostic {
  fileprivate static func unknownProfile(_ id: String, in comment: Comment, at position: Position) -> Diagnostic {
    warning("comments.profile", "there is no author '\(shortened(id))'", path: comment.path, at: position)
  }
}
