import Glibc

/// What the file system says of a file without reading it. Two equal stamps mean the same content, unless the file was
/// changed within a tick of the clock; `isSettled` says when that cannot be.
public struct FileStamp: Sendable, Hashable {
  var size: Int64
  /// Nanoseconds since 1970.
  var modified: Int64
  /// When content, name or rights last changed; unlike `modified` it cannot be set by hand.
  var changed: Int64
  var inode: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  /// Of a path from an open folder, as bytes that end in a zero. `kind` is what must stand there.
  init?(_ path: ArraySlice<UInt8>, below folder: Int32, kind: mode_t) {
    var status = stat()
    let isThere = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { path in
        path.baseAddress.map { fstatat(folder, $0, &status, 0) == 0 } ?? false
      }
    }
    guard isThere, status.st_mode & S_IFMT == kind else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    size = Int64(status.st_size)
    modified = FileStamp.nanoseconds(status.st_mtim)
    changed = FileStamp.nanoseconds(status.st_ctim)
    inode = UInt64(status.st_ino)
  }

  /// What no file has.
  static let none = FileStamp(size: -1, modified: 0, changed: 0, inode: 0)

  private init(size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// Whether the file had its content for long enough when it was looked at: `time` in nanoseconds since 1970.
  /// The kernel's clock for files ticks every 4 to 10 ms.
  func isSettled(at time: Int64) -> Bool {
    changed < time - 50_000_000 && modified < time - 50_000_000
  }

  /// Nanoseconds since 1970 by the system's clock.
  static func now() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return nanoseconds(now)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(size)
    writer.write(modified)
    writer.write(changed)
    writer.write(inode)
  }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> FileStamp {
    FileStamp(
      size: try reader.read(), modified: try reader.read(), changed: try reader.read(), inode: try reader.read())
  }
}
