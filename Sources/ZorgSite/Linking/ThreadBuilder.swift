import Diagnostics
import Text

/// Makes threads of the comments of one article.
///
/// Only approved comments are shown. A removed one leaves a line where published replies hang on it. A reply to a
/// comment that is missing, or not published, moves up to the nearest ancestor that is shown; a circle of replies is cut
/// at its oldest comment. None of this stops a build: moderating one comment must never keep a site offline.
struct ThreadBuilder {
  /// From this depth on, replies stand in one flat list.
  static let deepestIndent = 5

  /// All comments of one article, in any order.
  var comments: [Comment]
  let clock: Clock
  private(set) var diagnostics: [Diagnostic] = []
  /// The comment that each one answers, as written, by position in `comments`.
  private var parents: [Int?] = []

  init(_ comments: [Comment], clock: Clock) {
    self.comments = comments.sorted { ($0.date.secondsSinceEpoch, $0.id) < ($1.date.secondsSinceEpoch, $1.id) }
    self.clock = clock
  }

  /// The comments to show, in the order of the page, their `replies` and `parent` counted within the thread.
  mutating func build() -> (thread: CommentThread, comments: [Comment]) {
    findParents()
    cutCircles()
    let shown = shownParents()
    return order(shown)
  }

  // MARK: Who answers whom

  private mutating func findParents() {
    var positions: [String: Int] = [:]
    for (index, comment) in comments.enumerated() {
      if let other = positions[comment.id] {
        diagnostics.append(.duplicateComment(comment, comments[other]))
      } else {
        positions[comment.id] = index
      }
    }
    for (index, comment) in comments.enumerated() {
      if let id = comment.externalID, positions[id] == nil { positions[id] = index }
    }
    let topLevel = comments.indices.filter { comments[$0].replyTo == nil }
    parents = comments.indices.map { index in
      guard let reply = comments[index].replyTo else { return nil }
      for text in [reply.text] + comments[index].otherReplyNames {
        // Staticman's themes name a parent by its path, its id, or its number among the top-level comments.
        let name = text.split(separator: "/").last.map(String.init) ?? text
        if let parent = positions[name] ?? positions[withoutSuffix(name)] {
          if parent != index { return parent }
          diagnostics.append(.replyToItself(comments[index], at: reply.position))
          return nil
        }
        if let number = Int(name), topLevel.indices.contains(number - 1) { return topLevel[number - 1] }
      }
      if isApproved(index) {
        diagnostics.append(
          .replyToMissing(comments[index], reply.text, at: reply.position)
            .suggesting(nearMiss(of: reply.text, in: comments.map(\.id))))
      }
      return nil
    }
  }

  private func withoutSuffix(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// Every chain of parents must end; in one that does not, the oldest comment becomes a top-level one.
  private mutating func cutCircles() {
    var state = [UInt8](repeating: 0, count: comments.count)
    for start in comments.indices where state[start] == 0 {
      var path: [Int] = []
      var current: Int? = start
      while let index = current, state[index] == 0 {
        state[index] = 1
        path.append(index)
        current = parents[index]
      }
      if let index = current, state[index] == 1, let first = path.firstIndex(of: index) {
        // Positions follow the dates, so the smallest is the oldest.
        let circle = path[first...]
        if let oldest = circle.min() {
          diagnostics.append(.circle(comments[oldest], others: circle.count - 1))
          parents[oldest] = nil
        }
      }
      for index in path { state[index] = 2 }
    }
  }

  // MARK: What is shown

  private func isApproved(_ index: Int) -> Bool {
    comments[index].status == .approved
      && (clock.showsFuture || comments[index].date.secondsSinceEpoch <= clock.now)
  }

  /// For each comment that is shown, the shown one above it; nil for what is left out.
  private mutating func shownParents() -> [Int: Int?] {
    var isShown = comments.indices.map(isApproved)
    var isVisited = [Bool](repeating: false, count: comments.count)
    for index in comments.indices where isShown[index] {
      // A removed comment shows when something below it does.
      var ancestor = parents[index]
      while let current = ancestor, !isVisited[current] {
        isVisited[current] = true
        if comments[current].status == .removed { isShown[current] = true }
        ancestor = parents[current]
      }
    }
    var result: [Int: Int?] = [:]
    for index in comments.indices where isShown[index] {
      var ancestor = parents[index]
      while let current = ancestor, !isShown[current] { ancestor = parents[current] }
      result[index] = .some(ancestor)
      guard isApproved(index), let parent = parents[index] else { continue }
      if parent != ancestor { diagnostics.append(.replyToUnpublished(comments[index], comments[parent])) }
      if comments[index].date.secondsSinceEpoch < comments[parent].date.secondsSinceEpoch {
        diagnostics.append(.olderThanParent(comments[index], comments[parent]))
      }
    }
    return result
  }

  /// Depth first, oldest first. Without recursion: a chain of replies can be as long as its writers like.
  private func order(_ parents: [Int: Int?]) -> (thread: CommentThread, comments: [Comment]) {
    var children: [Int: [Int]] = [:]
    var stack: [(index: Int, depth: Int, container: Int?)] = []
    for index in parents.keys.sorted() {
      if let parent = parents[index] ?? nil {
        children[parent, default: []].append(index)
      } else {
        stack.append((index, 1, nil))
      }
    }
    stack.reverse()
    var thread = CommentThread()
    var ordered: [Comment] = []
    var newPositions: [Int: Int] = [:]
    while let (index, depth, container) = stack.popLast() {
      let position = ordered.count
      newPositions[index] = position
      var comment = comments[index]
      comment.depth = depth
      comment.parent = (parents[index] ?? nil).flatMap { newPositions[$0] }.map { UInt32($0) }
      if comment.status == .approved {
        thread.count += 1
        comment.number = thread.count
      }
      thread.all.append(UInt32(position))
      if let container {
        ordered[container].replies.append(UInt32(position))
      } else {
        thread.roots.append(UInt32(position))
      }
      ordered.append(comment)
      // Below the deepest indent, all descendants go into the same flat list.
      let isFlat = depth > ThreadBuilder.deepestIndent
      let next = (isFlat ? container : position, isFlat ? depth : depth + 1)
      for child in (children[index] ?? []).reversed() { stack.append((child, next.1, next.0)) }
    }
    return (thread, ordered)
  }
}

extension Diagnostic {
  fileprivate static func duplicateComment(_ comment: Comment, _ other: Comment) -> Diagnostic {
    error(
      "comments.duplicate", "two comments of one article have the id '\(comment.id)'", path: comment.path,
      notes: [Note("the other one", path: other.path), Note("rename one of the two files")])
  }

  fileprivate static func replyToItself(_ comment: Comment, at position: Position) -> Diagnostic {
    warning(
      "comments.reply", "a comment answers itself; it is shown at the top level", path: comment.path, at: position)
  }

  fileprivate static func replyToMissing(_ comment: Comment, _ id: String, at position: Position) -> Diagnostic {
    warning(
      "comments.reply", "this comment answers '\(shortened(id))', which does not exist; it is shown at the top level",
      path: comment.path, at: position)
  }

  fileprivate static func circle(_ comment: Comment, others: Int) -> Diagnostic {
    warning(
      "comments.circle",
      "this comment and \(others) \(others == 1 ? "other" : "others") answer each other in a circle; it is shown at the top level",
      path: comment.path, at: comment.replyTo?.position)
  }

  fileprivate static func replyToUnpublished(_ comment: Comment, _ parent: Comment) -> Diagnostic {
    warning(
      "comments.reply",
      "this comment answers one that is \(parent.status == .approved ? "not published yet" : parent.status.rawValue); it is shown a level higher",
      path: comment.path, at: comment.replyTo?.position,
      notes: [
        Note("the comment that it answers", path: parent.path),
        Note("hide this one too, or set the other to 'removed'"),
      ])
  }

  fileprivate static func olderThanParent(_ comment: Comment, _ parent: Comment) -> Diagnostic {
    warning(
      "comments.date", "this comment is older than the one that it answers", path: comment.path,
      at: comment.replyTo?.position, notes: [Note("the comment that it answers", path: parent.path)])
  }
}
