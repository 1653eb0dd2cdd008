import Glibc

/// A name in a folder. A symbolic link is not a folder, wherever it leads.
struct FolderEntry: Sendable {
  var name: String
  var isFolder: Bool

  /// What stands in a folder, in no order; nothing where it cannot be read.
  static func list(_ folder: String) -> [FolderEntry] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      var isFolder = Int(entry.pointee.d_type) == Int(DT_DIR)
      if Int(entry.pointee.d_type) == Int(DT_UNKNOWN) { isFolder = FileStamp("\(folder)/\(name)")?.isFolder ?? false }
      entries.append(FolderEntry(name: name, isFolder: isFolder))
    }
    return entries
  }
}
