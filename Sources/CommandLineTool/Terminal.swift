import Glibc

/// The two output streams, and what they can show.
enum Terminal {
  /// Whether errors may be coloured: on a terminal, unless `NO_COLOR` is set to anything.
  static var errorsHaveColour: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func printError(_ text: String) { write(text, to: STDERR_FILENO) }

  /// A reader that went away is no mistake of the build's.
  private static func write(_ text: String, to stream: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(stream, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
