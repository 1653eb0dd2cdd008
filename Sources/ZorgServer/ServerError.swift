import Glibc

/// The machine does not let the preview start.
public enum ServerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Not an address of this machine's network, nor `localhost`.
  case address(String)
  /// Not a path as `/portal/`.
  case basePath(String)
  case portInUse(UInt16)
  /// A system call failed; the code is an `errno`.
  case system(operation: String, code: Int32)
  /// The system watches no more folders, or has no more watchers, for this user.
  case watchLimit(path: String)

  public var description: String {
    switch self {
    case .address(let text): "cannot listen on '\(text)': give an IP address or 'localhost'"
    case .basePath(let text): "cannot serve below '\(text)': give a path as '/portal/'"
    case .portInUse(let port): "cannot listen on port \(port): another program does; give another --port, or 0 for any"
    case .system(let operation, let code): "cannot \(operation): \(String(cString: strerror(code)))"
    case .watchLimit(let path):
      """
      cannot watch '\(path)' for changes: the system's limit is reached; raise it with \
      'sysctl fs.inotify.max_user_watches=524288' (as root)
      """
    }
  }

  /// A failure of the system call just made.
  static func last(_ operation: String) -> ServerError {
    .system(operation: operation, code: errno)
  }
}
