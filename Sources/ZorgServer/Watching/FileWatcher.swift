import Glibc

/// Tells which files below some folders change.
public struct FileWatcher: Sendable {
  /// Files and folders to watch, folders with all that is in them. They may come and go; the folder that each is in
  /// must be there.
  public var paths: [String]
  /// Paths below them to pass over, as the output. Hidden files and editors' temporary files are passed over anyway.
  public var ignoring: [String]
  /// How long it must be quiet before changes are told, in milliseconds.
  public var quietTime = 30
  /// How long changes are held back at most, in milliseconds.
  public var longestWait = 200
  /// How often to look where the system watches no more folders, in milliseconds.
  public var lookTime = 1000
  /// The most folders to watch.
  var watchLimit = Int.max

  public init(_ paths: [String], ignoring: [String] = []) {
    self.paths = paths
    self.ignoring = ignoring
  }

  /// Sets of changed paths, each beginning with the path that it is below. A folder's path stands for everything that
  /// is or was in it, as when it is moved away.
  ///
  /// What changes after this call is told; what changes while nobody takes the sets is kept. Watching ends with the
  /// stream. Where the system's limit of watches is reached, `notice` is told so, and all files are looked at once in
  /// `lookTime` instead.
  public func changes(
    notice: @escaping @Sendable (String) -> Void
  ) throws(ServerError) -> AsyncStream<Set<String>> {
    let roots = paths.map(Self.withoutSlash)
    let rules = WatchRules(ignoredPaths: Set(ignoring.map(Self.withoutSlash)))
    let (stopper, stopped) = try Descriptor.pair()
    let (stream, continuation) = AsyncStream.makeStream(of: Set<String>.self)
    continuation.onTermination = { _ in shutdown(stopper.number, Int32(SHUT_RDWR)) }
    var loop = WatchLoop(
      roots: roots, rules: rules, debounce: Debounce(quiet: quietTime, longest: longestWait), lookTime: lookTime,
      stopped: stopped, notice: notice)
    try loop.begin(watchLimit: watchLimit)
    try startThread { [loop] in
      var loop = loop
      loop.run { continuation.yield($0) }
      continuation.finish()
    }
    return stream
  }

  private static func withoutSlash(_ path: String) -> String {
    var path = Substring(path)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
