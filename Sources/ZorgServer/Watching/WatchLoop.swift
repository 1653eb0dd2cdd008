import Glibc

/// Waits for changes on a thread of its own and tells them when it has become quiet.
struct WatchLoop: Sendable {
  private enum Way: Sendable {
    case events(WatchedTree)
    case looking(FileSnapshot, next: Int)
  }

  private let roots: [String]
  private let rules: WatchRules
  private let lookTime: Int
  private let stopped: Descriptor
  private let notice: @Sendable (String) -> Void
  private var debounce: Debounce
  private var way: Way

  init(
    roots: [String], rules: WatchRules, debounce: Debounce, lookTime: Int, stopped: Descriptor,
    notice: @escaping @Sendable (String) -> Void
  ) {
    self.roots = roots
    self.rules = rules
    self.debounce = debounce
    self.lookTime = lookTime
    self.stopped = stopped
    self.notice = notice
    way = .looking(FileSnapshot(of: [], rules: rules), next: .max)
  }

  /// Begins to see changes.
  mutating func begin(watchLimit: Int) throws(ServerError) {
    do throws(ServerError) {
      way = .events(try WatchedTree(roots, rules: rules, limit: watchLimit))
    } catch .watchLimit(let path) {
      lookInstead(because: .watchLimit(path: path))
    }
  }

  /// Tells changes until the other end of `stopped` is closed.
  mutating func run(tell: (Set<String>) -> Void) {
    while wait() {
      let now = monotonicTime()
      debounce.add(newChanges(now: now), at: now)
      if let changes = debounce.take(at: now) { tell(changes) }
    }
  }

  /// Waits for something to do; false where watching is to end.
  private func wait() -> Bool {
    var polled = [pollfd(fd: stopped.number, events: Int16(POLLIN), revents: 0)]
    var deadlines = [debounce.deadline].compactMap(\.self)
    switch way {
    case .events(let tree): polled.append(pollfd(fd: tree.inotify.descriptor.number, events: Int16(POLLIN), revents: 0))
    case .looking(_, let next): deadlines.append(next)
    }
    let timeout = deadlines.min().map { Int32(clamping: max(0, $0 - monotonicTime())) } ?? -1
    poll(&polled, nfds_t(polled.count), timeout)
    return polled[0].revents == 0
  }

  private mutating func newChanges(now: Int) -> Set<String> {
    switch way {
    case .events(var tree):
      do throws(ServerError) {
        var changes: Set<String> = []
        for event in tree.inotify.events() { changes.formUnion(try tree.changes(for: event)) }
        way = .events(tree)
        return changes
      } catch {
        lookInstead(because: error)
        return Set(roots)
      }
    case .looking(let before, let next):
      guard next <= now else { return [] }
      let current = FileSnapshot(of: roots, rules: rules)
      way = .looking(current, next: monotonicTime() + lookTime)
      return before.changes(to: current)
    }
  }

  private mutating func lookInstead(because error: ServerError) {
    notice("\(error); until then all files are looked at every \(lookTime) ms")
    way = .looking(FileSnapshot(of: roots, rules: rules), next: monotonicTime() + lookTime)
  }
}
