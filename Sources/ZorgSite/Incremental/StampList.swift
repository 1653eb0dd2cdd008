import Glibc

/// Paths with their stamps, as bytes: in blocks that tasks share, each path with a zero behind it, as the system takes it.
struct StampList: Sendable {
  private static let blockSize = 256

  private let blocks: [ArraySlice<UInt8>]

  /// Something looks other than it did.
  private struct Touched: Error {}

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

  /// Whether everything still looks as it did. `kind` is what all of it must be; an absolute path is taken as it is.
  func holds(below folder: String, kind: mode_t) async throws -> Bool {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    do {
      _ = try await blocks.parallelMap { try StampList.check($0, below: file, kind: kind) }
      return true
    } catch is Touched {
      return false
    }
  }

  private static func check(_ block: ArraySlice<UInt8>, below folder: Int32, kind: mode_t) throws(Touched) {
    var reader = BinaryReader(block)
    while !reader.isAtEnd {
      guard let path = try? reader.readCounted(), let stamp = try? FileStamp.read(&reader),
        FileStamp(path, below: folder, kind: kind) == stamp
      else { throw Touched() }
    }
  }
}
