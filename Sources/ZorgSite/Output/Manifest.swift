/// The list of files that a build made, kept in the output folder itself: only what stands in it is ever removed.
///
/// A text file: a first line with the format's number and the fingerprint of all that follows, then one path a line,
/// sorted.
struct Manifest: Sendable, Equatable {
  static let fileName = ".zorgsite-manifest"
  private static let header = "zorgsite output 2 "

  /// Paths from the output folder.
  var files: Set<String>

  var bytes: [UInt8] {
    var paths: [UInt8] = []
    for file in files.sorted() {
      paths += file.utf8
      paths.append(0x0A)
    }
    return Array((Manifest.header + String(Fingerprint(of: paths).value, radix: 16) + "\n").utf8) + paths
  }

  init(files: Set<String>) {
    self.files = files
  }

  /// Nil for bytes that are no manifest, or not all of one. Paths that climb out of the folder are left out.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
    let paths = bytes[(end + 1)...]
    let first = Manifest.header + String(Fingerprint(of: paths).value, radix: 16)
    guard bytes[..<end].elementsEqual(first.utf8) else { return nil }
    let lines = paths.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    files = Set(lines.filter { Permalink.problem(in: "/" + $0) == nil })
  }

  /// The manifest of an output folder; empty where a build never finished there. Throws `DiskError`, and
  /// `OutputFolder.Refusal` for one that is damaged: without it, nobody knows which files are to go.
  static func read(in output: String) throws -> Manifest {
    let path = "\(output)/\(fileName)"
    guard Disk.kind(path) == .file, let bytes = try Disk.read(path) else { return Manifest(files: []) }
    guard let manifest = Manifest(bytes) else {
      throw OutputFolder.Refusal(
        message: "'\(path)', the list of what zorgsite made there, is damaged or from another version; "
          + "empty the folder, but keep '\(PublishedRecord.fileName)', and build again")
    }
    return manifest
  }

  /// What stands in an output folder and is not ours, sorted; a folder in which nothing is ours stands for all that is in
  /// it. Empty folders, and git's own way to keep one, are nobody's. Unless `isDeep`, only the top is looked at.
  func foreign(in output: String, isDeep: Bool = true) throws -> [String] {
    guard Disk.kind(output) == .folder else { return [] }
    var folders: Set<String> = ["."]
    for file in files {
      if !isDeep {
        if let slash = file.utf8.firstIndex(of: UInt8(ascii: "/")) { folders.insert(String(file[..<slash])) }
        continue
      }
      var folder = Disk.parent(of: file)
      while let current = folder, folders.insert(current).inserted { folder = Disk.parent(of: current) }
    }
    var found: [String] = []
    func walk(_ folder: String) throws {
      for entry in try Disk.list("\(output)/\(folder)") where entry.name != ".gitkeep" {
        let path = folder == "." ? entry.name : "\(folder)/\(entry.name)"
        if folder == ".", entry.name.hasPrefix(".zorgsite") { continue }
        if entry.kind == .folder, folders.contains(path) {
          if isDeep { try walk(path) }
        } else if entry.kind == .folder {
          if try !Disk.list("\(output)/\(path)").isEmpty { found.append(path + "/") }
        } else if !files.contains(path) {
          found.append(path)
        }
      }
    }
    try walk(".")
    return found
  }
}
