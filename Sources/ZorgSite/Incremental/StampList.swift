import Glibc

/// Paths with their stamps, as bytes: in blocks that tasks share, each path with a zero behind it, as the system takes it.
struct StampList: Sendable {
  private static let blockSize = 256

  private let blocks: [ArraySlice<UInt8>]

  /// More looks other than it did than anybody wants to know.
  private struct TooMany: Error {}

  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    blocks = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readCounted() }
  }

  static func write(_ entries: some RandomAccessCollection<(String, FileStamp)>, to writer: inout BinaryWriter) {
    let starts = Array(stride(from: 0, to: entries.count, by: blockSize))
    writer.write(starts) { writer, start in
      writer.writeCounted { block in
        for (path, stamp) in entries.dropFirst(start).prefix(blockSize) {
          block.writeCounted { block in
            block.bytes += path.utf8
            block.bytes.append(0)
          }
          stamp.write(to: &block)
        }
      }
    }
  }

  /// What looks other than it did, or, where `later` knows a stamp of it, other than then; nil where that is more than a
  /// few. `kind` is what all of it must be; an absolute path is taken as it is.
  func touched(
    below folder: String, kind: mode_t, later: [String: RecentEdits.SeenStamp]
  ) async throws -> [String]? {
    let later = Dictionary(
      later.map { (Fingerprint(of: $0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    do {
      let found = try await blocks.parallelMap { block in
        try StampList.touched(in: block, below: file, kind: kind, later: later)
      }.flatMap(\.self)
      return found.count <= StampList.limit ? found : nil
    } catch is TooMany {
      return nil
    }
  }

  private static let limit = 64

  private static func touched(
    in block: ArraySlice<UInt8>, below folder: Int32, kind: mode_t, later: [Fingerprint: RecentEdits.SeenStamp]
  ) throws(TooMany) -> [String] {
    var reader = BinaryReader(block)
    var touched: [String] = []
    var nearby = NearbyFolder(folder)
    while !reader.isAtEnd {
      guard let path = try? reader.readCounted(), let stamp = try? FileStamp.read(&reader) else { throw TooMany() }
      let now = nearby.stamp(of: path, kind: kind)
      // A file may look again as it did before a later build saw it.
      if !later.isEmpty, let seen = later[Fingerprint(of: path.dropLast())] {
        if seen.isSettled, seen.stamp == now { continue }
      } else if now == stamp {
        continue
      }
      let name = String(decoding: path.dropLast(), as: UTF8.self)
      touched.append(name)
      if touched.count > limit { throw TooMany() }
    }
    return touched
  }

  /// Adds the names of what stands in some folders to them; all are bytes, since Swift takes texts for equal that are
  /// composed differently.
  func addNames(to folders: inout [ArraySlice<UInt8>: Set<ArraySlice<UInt8>>]) {
    for block in blocks {
      var reader = BinaryReader(block)
      while !reader.isAtEnd, let path = try? reader.readCounted().dropLast(), (try? FileStamp.read(&reader)) != nil {
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { continue }
        folders[path[..<slash]]?.insert(path[(slash + 1)...])
      }
    }
  }
}

/// The folder that holds all of the last few paths of a list, kept open: the system then need not walk down to it for each.
private struct NearbyFolder: ~Copyable {
  private let top: Int32
  /// Its path with a slash behind it, and -1 where it is not open.
  private var path: ArraySlice<UInt8> = []
  private var file: Int32 = -1
  private var last: ArraySlice<UInt8> = []

  init(_ top: Int32) {
    self.top = top
  }

  deinit { if file >= 0 { close(file) } }

  /// Nil where there is no such file. The path is one below the top folder, with a zero behind it.
  mutating func stamp(of path: ArraySlice<UInt8>, kind: mode_t) -> FileStamp? {
    defer { last = path }
    if file < 0 || !path.starts(with: self.path) { move(to: path) }
    return file < 0
      ? FileStamp(path, below: top, kind: kind) : FileStamp(path.dropFirst(self.path.count), below: file, kind: kind)
  }

  /// Opens the folder that a path and the one before it have in common.
  private mutating func move(to path: ArraySlice<UInt8>) {
    if file >= 0 { close(file) }
    file = -1
    let common = zip(last, path).prefix { $0 == $1 }.count
    guard let slash = path.prefix(common).lastIndex(of: UInt8(ascii: "/")) else { return }
    self.path = path[...slash]
    file = openat(top, String(decoding: self.path, as: UTF8.self), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }
}
