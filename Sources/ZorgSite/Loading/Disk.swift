import Glibc

/// The machine failed us: a file that could not be read or written, a full disk, a missing permission.
public struct DiskError: Error, Sendable, CustomStringConvertible {
  public var operation: String
  public var path: String
  public var code: Int32

  init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  public var description: String {
    "cannot \(operation) '\(path)': \(String(cString: strerror(code)))"
  }
}

/// The file system, by plain system calls: paths are absolute or relative to the working folder.
public enum Disk {
  public enum Kind: Sendable {
    case file
    case folder
    case link
    /// A FIFO, device or socket.
    case other
  }

  /// What a path itself is, without following a link; nil where nothing stands there.
  public static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return kind(of: status.st_mode)
  }

  /// Names in a folder, sorted, without `.` and `..`.
  static func list(_ folder: String) throws(DiskError) -> [(name: String, kind: Kind)] {
    guard let stream = opendir(folder) else { throw DiskError("read the folder", folder) }
    defer { closedir(stream) }
    var entries: [(name: String, kind: Kind)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw DiskError("read the folder", folder) }
        break
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      switch Int(entry.pointee.d_type) {
      case Int(DT_REG): entries.append((name, .file))
      case Int(DT_DIR): entries.append((name, .folder))
      case Int(DT_LNK): entries.append((name, .link))
      case Int(DT_UNKNOWN): entries.append((name, kind("\(folder)/\(name)") ?? .other))
      default: entries.append((name, .other))
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// A folder's own stamp from before it was read, and its names, sorted, with what the file system says of each that is
  /// no folder. Links are seen as what they are. Unless `looksAtFiles`, files have a stamp that nothing has, where the
  /// folder tells that they are files.
  static func listWithStamps(
    _ folder: String, looksAtFiles: Bool = true
  ) throws(DiskError) -> (stamp: FileStamp, entries: [(name: String, kind: Kind, stamp: FileStamp?)]) {
    guard let stream = opendir(folder) else { throw DiskError("read the folder", folder) }
    defer { closedir(stream) }
    let descriptor = dirfd(stream)
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { throw DiskError("look at", folder) }
    var entries: [(name: String, kind: Kind, stamp: FileStamp?)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw DiskError("read the folder", folder) }
        break
      }
      let isFolder = Int(entry.pointee.d_type) == Int(DT_DIR)
      let isLookedAt = !isFolder && (looksAtFiles || Int(entry.pointee.d_type) != Int(DT_REG))
      var status = stat()
      var failure: Int32?
      let name: String? = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          // Hidden files are never content.
          guard name[0] != CChar(bitPattern: UInt8(ascii: ".")) else { return nil }
          if isLookedAt, fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) != 0 {
            // What was deleted just now is not there; what cannot be looked at must not vanish from the site.
            if errno != ENOENT { failure = errno }
            guard failure != nil else { return nil }
          }
          return String(cString: name)
        }
      }
      if let failure { throw DiskError("look at", "\(folder)/\(name ?? "")", code: failure) }
      guard let name else { continue }
      if isLookedAt {
        let kind = kind(of: status.st_mode)
        entries.append((name, kind, kind == .folder ? nil : FileStamp(status)))
      } else {
        entries.append(isFolder ? (name, .folder, nil) : (name, .file, FileStamp.none))
      }
    }
    entries.sort { $0.name < $1.name }
    return (FileStamp(own), entries)
  }

  /// A file's bytes, in one call. Nil where it holds more than `limit` bytes. Never blocks on a FIFO. A file that someone is
  /// writing meanwhile is read again, so that its bytes are those of one moment; one that never comes to rest throws.
  public static func read(_ path: String, limit: Int = .max) throws(DiskError) -> [UInt8]? {
    try readWithStamp(path, limit: limit)?.bytes
  }

  /// The same, with the file's stamp.
  static func readWithStamp(
    _ path: String, limit: Int
  ) throws(DiskError) -> (bytes: [UInt8], stamp: FileStamp)? {
    for _ in 0..<4 {
      let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      guard file >= 0 else { throw DiskError("read", path) }
      defer { close(file) }
      var (before, after) = (stat(), stat())
      guard fstat(file, &before) == 0 else { throw DiskError("read", path) }
      guard kind(of: before.st_mode) == .file else { throw DiskError("read", path, code: EINVAL) }
      let size = Int(before.st_size)
      guard size <= limit else { return nil }
      let bytes = try read(file, size: size, path)
      guard fstat(file, &after) == 0 else { throw DiskError("read", path) }
      let stamp = FileStamp(before)
      if bytes.count == size, stamp == FileStamp(after) { return (bytes, stamp) }
    }
    throw DiskError("read", path, code: EBUSY)
  }

  /// Up to `size` bytes of an open file.
  private static func read(_ file: Int32, size: Int, _ path: String) throws(DiskError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      useLargePages(UnsafeMutableRawBufferPointer(buffer))
      while count < size {
        let got = Glibc.read(file, buffer.baseAddress.unsafelyUnwrapped + count, size - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if let failure { throw DiskError("read", path, code: failure) }
    return bytes
  }

  /// Asks for pages of two megabytes below memory that is about to be filled: the system then makes one where it would
  /// make 512. Memory that holds no such page is left as it is.
  private static func useLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    let page = 2 << 20
    guard memory.count >= 2 * page, let start = memory.baseAddress else { return }
    let first = (UInt(bitPattern: start) + UInt(page) - 1) / UInt(page) * UInt(page)
    let end = (UInt(bitPattern: start) + UInt(memory.count)) / UInt(page) * UInt(page)
    guard first < end else { return }
    // It is a hint: where it is not taken, nothing is lost.
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
  }

  /// Writes a new file, or replaces one, in place: for files that nobody reads yet. Returns how it then looks.
  @discardableResult
  public static func write(_ bytes: [UInt8], to path: String) throws(DiskError) -> FileStamp {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw DiskError("write", path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.unsafelyUnwrapped + written, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        let code = errno
        close(file)
        throw DiskError("write", path, code: code)
      }
    }
    var status = stat()
    let isKnown = fstat(file, &status) == 0
    guard close(file) == 0, isKnown else { throw DiskError("write", path) }
    return FileStamp(status)
  }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) { return }
    guard errno == ENOENT, let parent = parent(of: path) else { throw DiskError("make the folder", path) }
    try makeFolder(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) else { throw DiskError("make the folder", path) }
  }

  static func move(_ path: String, to target: String) throws(DiskError) {
    guard rename(path, target) == 0 else { throw DiskError("replace", target) }
  }

  /// Removes a file; one that is gone already is fine.
  static func remove(_ path: String) throws(DiskError) {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw DiskError("remove", path) }
  }

  /// Removes a folder if it is empty. Whether it is gone, now or before.
  @discardableResult
  static func removeEmptyFolder(_ path: String) -> Bool {
    rmdir(path) == 0 || errno == ENOENT
  }

  /// Removes a folder in which there are only empty folders. Files keep it where it is.
  static func removeEmptyTree(_ path: String) throws(DiskError) {
    for entry in try list(path) where entry.kind == .folder { try removeEmptyTree("\(path)/\(entry.name)") }
    removeEmptyFolder(path)
  }

  /// Removes the folders above a file that are empty now, up to `folder`.
  static func removeEmptyFolders(above file: String, in folder: String) {
    var parent = parent(of: file)
    while let current = parent, current != ".", removeEmptyFolder("\(folder)/\(current)") {
      parent = self.parent(of: current)
    }
  }

  /// Removes a folder of our own with all that is in it; links are removed, not followed.
  static func removeTree(_ path: String) throws(DiskError) {
    guard let kind = kind(path) else { return }
    guard kind == .folder else { return try remove(path) }
    for entry in try list(path) { try removeTree("\(path)/\(entry.name)") }
    guard rmdir(path) == 0 || errno == ENOENT else { throw DiskError("remove the folder", path) }
  }

  /// The path without links and dots; nil where nothing stands there.
  public static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a folder stands there, also through a link.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && kind(of: status.st_mode) == .folder
  }

  /// Whether a regular file stands there, also through a link.
  public static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && kind(of: status.st_mode) == .file
  }

  static func device(of path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_dev) : nil
  }

  static func parent(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path == "." ? nil : "." }
    return slash == path.startIndex ? (path.utf8.count > 1 ? "/" : nil) : String(path[..<slash])
  }

  static func kind(of mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}
