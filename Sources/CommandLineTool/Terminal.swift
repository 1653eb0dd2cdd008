import Glibc

/// The two output streams, and what they can show.
enum Terminal {
  /// To be called before anything is opened.
  static func prepare() {
    // A closed pipe must not end the program while it moves files into place.
    signal(SIGPIPE, SIG_IGN)
    // A stream that is closed would be taken by the next file that is opened, and our messages written into that.
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// Whether errors may be coloured: on a terminal, unless `NO_COLOR` is set to anything.
  static var errorsHaveColour: Bool { hasColour(STDERR_FILENO) }

  /// The same of standard output.
  static var outputHasColour: Bool { hasColour(STDOUT_FILENO) }

  private static func hasColour(_ stream: Int32) -> Bool {
    isatty(stream) == 1 && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns of the terminal that reads the output; what is no terminal gets whole lines, unless `COLUMNS` says more.
  static var width: Int {
    var size = winsize()
    if isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    let columns = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
    return columns.map { max(40, $0) } ?? (isatty(STDOUT_FILENO) == 1 ? 80 : 10_000)
  }

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
