import CLinux
import Glibc

extension Disk {
  /// Waits until a file's content, or a folder's list of names, would survive a power failure.
  static func sync(_ path: String) throws(DiskError) {
    try withDescriptor(path) { fsync($0) }
  }

  /// Waits until everything that was written to the file system on which `path` stands would survive a power failure:
  /// one call instead of one for each of many files.
  static func syncFileSystem(of path: String) throws(DiskError) {
    try withDescriptor(path) { syncfs($0) }
  }

  private static func withDescriptor(_ path: String, _ call: (Int32) -> Int32) throws(DiskError) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw DiskError("open", path) }
    defer { close(file) }
    guard call(file) == 0 else {
      // Some file systems of networks and containers know no such call.
      if errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP { return }
      throw DiskError("save", path)
    }
  }
}
