import Glibc

extension Disk {
  /// What one look at a path tells, without following a link.
  struct Entry: Sendable {
    var kind: Kind
    var size: Int
    /// Of the file system on which it stands.
    var device: UInt64
  }

  /// Nil where nothing stands there, or where a file stands in the place of a folder above. Throws what else keeps us from
  /// seeing it: what cannot be looked at is not the same as what is not there.
  static func look(at path: String) throws(DiskError) -> Entry? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskError("look at", path)
    }
    return Entry(kind: kind(of: status.st_mode), size: Int(status.st_size), device: UInt64(status.st_dev))
  }
}
