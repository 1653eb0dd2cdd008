/// The list of files that a build made, kept in the output folder itself: only what stands in it is ever removed.
///
/// A text file: a first line with the format's number, then one path a line, sorted.
struct Manifest: Sendable {
  static let fileName = ".zorgsite-manifest"
  private static let header = "zorgsite output 1"

  /// Paths from the output folder.
  var files: Set<String>

  var bytes: [UInt8] {
    var text = Array((Manifest.header + "\n").utf8)
    for file in files.sorted() {
      text += file.utf8
      text.append(0x0A)
    }
    return text
  }

  init(files: Set<String>) {
    self.files = files
  }

  /// Nil for bytes that are no manifest. Paths that climb out of the folder are left out.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard lines.first == Manifest.header else { return nil }
    files = Set(lines.dropFirst().filter { Permalink.problem(in: "/" + $0) == nil })
  }

  /// The manifest of an output folder; empty where a build never finished there.
  static func read(in output: String) throws(DiskError) -> Manifest {
    let path = "\(output)/\(fileName)"
    guard Disk.kind(path) == .file, let bytes = try Disk.read(path) else { return Manifest(files: []) }
    return Manifest(bytes) ?? Manifest(files: [])
  }
}
