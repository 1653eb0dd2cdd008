/// What the cache knows of one file of the output: what it was made of, and how it looks on the disk.
struct CachedOutput: CachedEntry {
  /// From the output folder.
  var path: String
  var fingerprint: Fingerprint
  var stamp: FileStamp
  /// Pairs of a key and the fingerprint that it had, 16 bytes each: all that decided over the file's content.
  var trace: ArraySlice<UInt8>
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
    writer.writeCounted { $0.bytes += trace }
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
      trace: try reader.readCounted(), plan: try reader.readCounted(), cause: try Self.readCause(&reader))
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

/// What rendering one file depends on, as pairs of a key and a fingerprint: the file's own first, then the others in the
/// order of the keys.
struct Trace: Sendable {
  typealias Key = RecordFingerprints.Key
  typealias Entry = (key: Key, fingerprint: UInt64)

  private(set) var bytes: [UInt8] = []

  init(_ entries: [Entry]) {
    var writer = BinaryWriter()
    writer.bytes.reserveCapacity(entries.count * 16)
    for entry in entries {
      writer.write(entry.key.value)
      writer.write(entry.fingerprint)
    }
    bytes = writer.bytes
  }

  /// What a file depended on, in the order of the trace.
  static func keys(in trace: ArraySlice<UInt8>) -> [Key] {
    trace.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count - 15, by: 16).map { offset in
        Key(value: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      }
    }
  }

  /// The first key of which `differs` says that its fingerprint is another one now; nil where nothing changed.
  static func firstChange(in trace: ArraySlice<UInt8>, differs: (Key, _ old: UInt64) -> Bool) -> Key? {
    trace.withUnsafeBytes { bytes in
      for offset in stride(from: 0, to: bytes.count - 15, by: 16) {
        let key = Key(value: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        let old = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        if differs(key, old) { return key }
      }
      return nil
    }
  }
}
