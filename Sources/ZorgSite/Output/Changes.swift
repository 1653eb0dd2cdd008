import Text

/// What a build changed in its output folder, as paths from there: for deploys, and for caches in front of the site.
public struct Changes: Sendable, Equatable {
  public internal(set) var added: [String] = []
  public internal(set) var changed: [String] = []
  public internal(set) var removed: [String] = []

  static let fileName = "changes.json"

  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  init() {}

  init(_ files: [SiteRenderer.File], removed: [String]) {
    for file in files {
      guard case .staged(let staged) = file.outcome else { continue }
      if staged.standing == nil { added.append(file.file) } else { changed.append(file.file) }
    }
    self.removed = removed
  }

  /// Both changes together, as seen from before the earlier one. What came and went is told as removed, since it was to be
  /// seen in between.
  func following(_ earlier: Changes) -> Changes {
    guard !earlier.isEmpty else { return self }
    var states: [String: State] = [:]
    for (files, state) in [(earlier.added, State.added), (earlier.changed, .changed), (earlier.removed, .removed)] {
      for file in files { states[file] = state }
    }
    for file in added { states[file] = states[file] == nil ? .added : .changed }
    for file in changed where states[file] != .added { states[file] = .changed }
    for file in removed { states[file] = .removed }
    var changes = Changes()
    for (file, state) in states.sorted(by: { $0.key < $1.key }) {
      switch state {
      case .added: changes.added.append(file)
      case .changed: changes.changed.append(file)
      case .removed: changes.removed.append(file)
      }
    }
    return changes
  }

  private enum State {
    case added, changed, removed
  }

  // MARK: JSON

  /// `{"version": 1, "baseURL": ..., "added": [{"url": ..., "file": ...}], "changed": [...], "removed": [...]}`, an entry
  /// a line.
  func json(baseURL: String) -> [UInt8] {
    var bytes = Array("{\n  \"version\": 1,\n  \"baseURL\": \(jsonString(baseURL))".utf8)
    for (name, files) in [("added", added), ("changed", changed), ("removed", removed)] {
      bytes += ",\n  \"\(name)\": [".utf8
      for (index, file) in files.enumerated() {
        bytes += (index == 0 ? "\n    {\"url\": " : ",\n    {\"url\": ").utf8
        bytes.appendJSONString(baseURL + percentEncoded(Changes.address(of: file)))
        bytes += ", \"file\": ".utf8
        bytes.appendJSONString(file)
        bytes.append(UInt8(ascii: "}"))
      }
      bytes += (files.isEmpty ? "]" : "\n  ]").utf8
    }
    return bytes + Array("\n}\n".utf8)
  }

  /// Replaces `changes.json` in the folder of builds' state, unless it says the same already.
  func write(to state: String, baseURL: String) throws(DiskError) {
    let (path, bytes) = ("\(state)/\(Changes.fileName)", json(baseURL: baseURL))
    if Disk.kind(path) == .file, try Disk.read(path, limit: bytes.count) == bytes { return }
    try Disk.write(bytes, to: path + ".new")
    try Disk.move(path + ".new", to: path)
  }

  /// The address under which readers know a file, without the `/` at its start.
  static func address(of file: String) -> String {
    guard file.hasSuffix("index.html") else { return file }
    let folder = file.dropLast("index.html".utf8.count)
    return folder.isEmpty || folder.hasSuffix("/") ? String(folder) : file
  }

  // MARK: Journal

  func write(to writer: inout BinaryWriter) {
    for files in [added, changed, removed] { writer.write(files) { $0.write($1) } }
  }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> Changes {
    var changes = Changes()
    changes.added = try reader.readTexts()
    changes.changed = try reader.readTexts()
    changes.removed = try reader.readTexts()
    return changes
  }
}

extension BinaryReader {
  mutating func readTexts() throws(Damaged) -> [String] {
    try readList { reader throws(Damaged) in try reader.readText() }
  }
}
