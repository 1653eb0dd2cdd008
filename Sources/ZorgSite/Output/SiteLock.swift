import Glibc

/// One build at a time for a site and for an output folder: locks that the system drops when the process ends, however
/// it ends.
struct SiteLock: ~Copyable {
  private let file: Int32

  /// Another command is at work.
  struct Taken: Error, Sendable {
    var path: String
    /// The process that holds it, where it is known.
    var process: Int32?
  }

  /// Takes the lock of a folder for builds' state, or throws `Taken` at once.
  static func take(in state: String, name: String = "lock") throws -> SiteLock {
    try Disk.makeFolder(state)
    let path = "\(state)/\(name)"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw DiskError("open", path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(file)
      if code == EWOULDBLOCK { throw Taken(path: path, process: holder(path)) }
      throw DiskError("lock", path, code: code)
    }
    // For the message that others print; the lock does not depend on it.
    let process = Array("\(getpid())\n".utf8)
    _ = ftruncate(file, 0)
    _ = process.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    return SiteLock(file: file)
  }

  /// Takes the lock of an output folder, which several sites may share; makes the folder where it is not there. File
  /// systems that cannot lock folders do without.
  static func take(output: OutputFolder) throws -> SiteLock {
    try Disk.makeFolder(output.path)
    let file = open(output.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw DiskError("open the folder", output.path) }
    if flock(file, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(file)
      throw Taken(path: output.path)
    }
    return SiteLock(file: file)
  }

  private static func holder(_ path: String) -> Int32? {
    guard let bytes = try? Disk.read(path, limit: 20) else { return nil }
    return Int32(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
  }

  deinit {
    // A program that is being started may share the file until it runs, and would hold the lock as long.
    flock(file, LOCK_UN)
    close(file)
  }
}
