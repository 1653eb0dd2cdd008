import Glibc

extension Disk {
  /// Replaces a file's bytes in one step: whoever reads meanwhile sees the old file or the new one. Through a symbolic
  /// link the file behind it is replaced; its permissions stay.
  static func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
    let target = realPath(path) ?? path
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let name = target.split(separator: "/").last.map(String.init) ?? target
    let temporary = "\(parent(of: target) ?? ".")/.\(name).\(getpid()).tmp"
    do throws(DiskError) {
      try write(bytes, to: temporary)
      guard chmod(temporary, mode) == 0 else { throw DiskError("write", temporary) }
      try move(temporary, to: target)
    } catch {
      try? remove(temporary)
      throw error
    }
  }

  /// Writes a file that is not there yet, and the folders above it. Never touches one that is.
  static func create(_ path: String, _ bytes: [UInt8]) throws(DiskError) {
    if let parent = parent(of: path) { try makeFolder(parent) }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0, close(file) == 0 else { throw DiskError("make", path) }
    try write(bytes, to: path)
  }
}
