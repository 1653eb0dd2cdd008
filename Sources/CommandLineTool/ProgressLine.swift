import Glibc
import Synchronization
import ZorgServer

/// A line on the terminal that says what takes so long: from the third second on, on standard error, and only where
/// people read that.
///
/// It has a thread of its own, since the threads that tasks share are at work on what takes so long.
final class ProgressLine: Sendable {
  private struct State {
    var text: String
    var isShown = false
    var isOver = false
  }

  private let state: Mutex<State>

  /// Begins to wait. `text` is what is being done: `reading the site`.
  init(_ text: String) {
    state = Mutex(State(text: text))
    guard Terminal.isInteractive else { return }
    // Without a thread there is no line.
    try? startThread { [self] in run() }
  }

  /// Says from now on what is being done.
  func update(_ text: String) {
    state.withLock { $0.text = text }
  }

  /// Wipes the line out, so that something else can be printed.
  func end() {
    state.withLock { state in
      if state.isShown { Terminal.printError("\r\u{1B}[K") }
      state.isShown = false
      state.isOver = true
    }
  }

  private func run() {
    let start = elapsedSeconds()
    usleep(2_000_000)
    while show(after: elapsedSeconds() - start) { usleep(200_000) }
  }

  private func show(after seconds: Double) -> Bool {
    state.withLock { state in
      guard !state.isOver else { return false }
      Terminal.printError("\r\u{1B}[K\(state.text) (\(Int(seconds)) s)")
      state.isShown = true
      return true
    }
  }
}

/// Does work with a progress line beside it.
func showingProgress<Result>(_ text: String, _ work: () async throws -> Result) async throws -> Result {
  let line = ProgressLine(text)
  defer { line.end() }
  return try await work()
}
