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

  /// What looks other than it did, as far as `later` stamps do not say the same; nil where that is more than a few.
  /// `kind` is what all of it must be; an absolute path is taken as it is.
  func touched(
    below folder: String, kind: mode_t, later: [String: RecentEdits.SeenStamp]
  ) async throws -> [String]? {
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
    in block: ArraySlice<UInt8>, below folder: Int32, kind: mode_t, later: [String: RecentEdits.SeenStamp]
  ) throws(TooMany) -> [String] {
    var reader = BinaryReader(block)
    var touched: [String] = []
    while !reader.isAtEnd {
      guard let path = try? reader.readCounted(), let stamp = try? FileStamp.read(&reader) else { throw TooMany() }
      let now = FileStamp(path, below: folder, kind: kind)
      if now == stamp { continue }
      let name = String(decoding: path.dropLast(), as: UTF8.self)
      if let seen = later[name], seen.isSettled, seen.stamp == now { continue }
      touched.append(name)
      if touched.count > limit { throw TooMany() }
    }
    return touched
  }

  /// What stands in a folder.
  func names(in folder: String) -> [String] {
    let folder = Array("\(folder)/".utf8)
    return blocks.flatMap { block in
      var reader = BinaryReader(block)
      var names: [String] = []
      while !reader.isAtEnd, let path = try? reader.readCounted(), (try? FileStamp.read(&reader)) != nil {
        guard path.starts(with: folder) else { continue }
        let name = path.dropFirst(folder.count).dropLast()
        if !name.contains(UInt8(ascii: "/")) { names.append(String(decoding: name, as: UTF8.self)) }
      }
      return names
    }
  }
}
