/// What the cache knows of one file of the output: what it was made of, and how it looks on the disk.
struct CachedOutput: CachedEntry {
  /// From the output folder.
  var path: String
  var fingerprint: Fingerprint
  var stamp: FileStamp
  /// All that decided over the file's content.
  var trace: Trace
  /// What the plan says of it, as `PlannedFile` writes it.
  var plan: ArraySlice<UInt8>
  /// Why the last build made it anew, or did not.
  var cause = Cause.kept

  enum Cause: Sendable, Equatable {
    case kept
    case new
    /// It was altered or deleted by hand.
    case altered
    /// The page is as it was, with other notices above it.
    case notices
    /// This key had another fingerprint.
    case changed(RecordFingerprints.Key)
    /// Settings, texts, assets or options were others, on which every file depends.
    case conditions
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(path)
    writer.write(fingerprint)
    stamp.write(to: &writer)
    writer.writeCounted { $0.bytes += trace.bytes }
    writer.writeCounted { $0.bytes += plan }
    switch cause {
    case .kept: writer.write(UInt8(0))
    case .new: writer.write(UInt8(1))
    case .altered: writer.write(UInt8(2))
    case .notices: writer.write(UInt8(4))
    case .changed(let key):
      writer.write(UInt8(3))
      writer.write(key.value)
    case .conditions: writer.write(UInt8(5))
    }
  }
}

extension CachedOutput {
  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    self.init(
      path: try reader.readText(), fingerprint: try reader.readFingerprint(), stamp: try FileStamp.read(&reader),
      trace: Trace(try reader.readCounted()), plan: try reader.readCounted(), cause: try Self.readCause(&reader))
  }

  private static func readCause(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> Cause {
    switch try reader.read(UInt8.self) {
    case 0: .kept
    case 1: .new
    case 2: .altered
    case 4: .notices
    case 5: .conditions
    default: .changed(RecordFingerprints.Key(value: try reader.read()))
    }
  }
}
