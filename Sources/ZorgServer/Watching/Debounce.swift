/// Gathers changes until it has been quiet for a while, but never for too long. Times are in milliseconds.
struct Debounce: Sendable {
  let quiet: Int
  let longest: Int
  private var first = 0
  private var last = 0
  private(set) var changes: Set<String> = []

  init(quiet: Int, longest: Int) {
    self.quiet = quiet
    self.longest = longest
  }

  /// When the changes are due; nil where there are none.
  var deadline: Int? {
    changes.isEmpty ? nil : min(last + quiet, first + longest)
  }

  mutating func add(_ paths: Set<String>, at now: Int) {
    guard !paths.isEmpty else { return }
    if changes.isEmpty { first = now }
    last = now
    changes.formUnion(paths)
  }

  /// The changes, where they are due.
  mutating func take(at now: Int) -> Set<String>? {
    guard let deadline, deadline <= now else { return nil }
    defer { changes = [] }
    return changes
  }
}
