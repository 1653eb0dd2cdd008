import Diagnostics
import Text

extension Trust {
  /// Finds reviewers among the authors. A name without a blank and without an address is an author's id; `positions` are
  /// those of the authors by id.
  mutating func link(to authors: [Author], _ positions: [String: Int], in path: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in reviewers.indices {
      let reviewer = reviewers[index]
      guard let position = positions[reviewer.name] else {
        if reviewer.url == nil, !reviewer.name.contains(" ") {
          diagnostics.append(
            .unknownReviewer(reviewer, path: path).suggesting(nearMiss(of: reviewer.name, in: authors.map(\.id))))
        }
        continue
      }
      reviewers[index].author = UInt32(position)
      reviewers[index].name = authors[position].name
    }
    return diagnostics
  }
}

extension Diagnostic {
  fileprivate static func unknownReviewer(_ reviewer: Trust.Reviewer, path: String) -> Diagnostic {
    error(
      "articles.reviewer", "there is no author '\(shortened(reviewer.name))' who reviewed this", path: path,
      at: reviewer.position,
      notes: [Note("for somebody without a profile write '{name: \"...\", url: \"https://...\"}'")])
  }
}
