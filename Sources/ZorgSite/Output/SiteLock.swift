import Glibc

/// One build at a time for a site: a lock on a file in `.zorgsite` that the system drops when the process ends, however it
/// ends.
struct SiteLock: ~Copyable {
  private let file: Int32

  /// Another command is at work on the site.
  struct Taken: Error, Sendable {
    var path: String
  }

  /// Takes the lock in a folder for a build's state, or throws `Taken` at once.
  static func take(in state: String, name: String = "lock") throws -> SiteLock {
    try Disk.makeFolder(state)
    let path = "\(state)/\(name)"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw DiskError("open", path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(file)
      if code == EWOULDBLOCK { throw Taken(path: path) }
      throw DiskError("lock", path, code: code)
    }
    return SiteLock(file: file)
  }

  deinit { close(file) }
}
