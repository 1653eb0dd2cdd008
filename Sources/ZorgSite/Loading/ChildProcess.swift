import Glibc

/// Another program that was started, with a pipe from its standard output. Its input is empty, or bytes that are given.
struct ChildProcess {
  let id: pid_t
  /// What it prints comes from here; `finish` closes it.
  let output: Int32

  /// Why a program did not start.
  struct StartFailure: Error, Sendable {
    var program: String
    var code: Int32
    /// Whether the program is not on this machine.
    var isMissing: Bool { code == ENOENT }
  }

  /// Starts a program of the `PATH`.
  ///
  /// - Parameters:
  ///   - environment: `NAME=value`, or this process's own where nil.
  ///   - input: read by the program before it prints anything; nil for none.
  ///   - isQuiet: whether what it says on standard error is dropped.
  init(_ arguments: [String], environment: [String]? = nil, input: Int32? = nil, isQuiet: Bool = false) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw DiskError("make a pipe for", arguments[0]) }
    defer { close(ends[1]) }
    // A program that is started later must not hold this one's output open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    if isQuiet { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) }
    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { $0.map { strdup($0) } + [nil] } ?? []
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let code =
      environment == nil
      ? posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
      : posix_spawnp(&process, arguments[0], &actions, nil, &words, &variables)
    guard code == 0 else {
      close(ends[0])
      throw StartFailure(program: arguments[0], code: code)
    }
    id = process
    output = ends[0]
  }

  /// Some of what it has printed; empty once it has closed its output. Waits where there is nothing yet.
  func read() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      return Array(buffer.prefix(max(0, count)))
    }
  }

  /// Waits for its end and gives its exit status; 128 and the signal where one ended it.
  func finish() -> Int32 {
    close(output)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Runs a program to its end.
  static func run(
    _ arguments: [String], environment: [String]? = nil, input: Int32? = nil
  ) throws -> (status: Int32, output: [UInt8]) {
    let process = try ChildProcess(arguments, environment: environment, input: input)
    var output: [UInt8] = []
    while true {
      let more = process.read()
      if more.isEmpty { break }
      output += more
    }
    return (process.finish(), output)
  }
}
