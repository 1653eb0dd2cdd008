import Glibc

/// What tells one state of a file from another without reading it.
struct FileStamp: Sendable, Equatable {
  private var inode: UInt
  private var size: Int
  private var seconds: Int
  private var nanoseconds: Int
  private var mode: UInt32
  private var links: UInt

  /// The stamp of what stands at a path, a link itself and not its target; nil where nothing does.
  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
    mode = UInt32(status.st_mode)
    links = UInt(status.st_nlink)
  }

  var isFolder: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
  /// Whether it came into being whole, as a symbolic or hard link does, so that nobody writes to it after.
  var isLink: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFLNK) || links > 1 }
}
