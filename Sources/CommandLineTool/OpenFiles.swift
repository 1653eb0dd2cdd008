import Glibc

/// How many files the system lets us open.
enum OpenFiles {
  private static let needed = 16
  private static let nofile = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

  static let tooFew = """
    fewer than \(needed) more files can be opened at once here. Allow more, for example with 'ulimit -n 1024', and try \
    again
    """

  /// Asks for as many as we are allowed to ask for.
  static func raiseLimit() {
    var limit = rlimit()
    guard getrlimit(nofile, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(nofile, &limit)
  }

  /// Whether as many can be opened as every command may need at once.
  static func areEnough() -> Bool {
    var files: [Int32] = []
    while files.count < needed, case let file = dup(STDERR_FILENO), file >= 0 { files.append(file) }
    for file in files { close(file) }
    return files.count == needed
  }
}
