import Diagnostics

/// What the cache knows of one source file: how it looked when it was read, and what it became.
struct CachedSource: CachedEntry {
  var path: String
  var stamp: FileStamp
  /// Whether an equal stamp proves that the content is the same.
  var isSettled: Bool
  var fingerprint: Fingerprint
  /// The value without its body; nil where the file did not become one.
  var head: CachedHead?
  var diagnostics: [Diagnostic]

  func write(to writer: inout BinaryWriter) {
    writer.write(path)
    stamp.write(to: &writer)
    writer.write(isSettled)
    writer.write(fingerprint)
    writer.write(head) { $1.write(to: &$0) }
    writer.write(diagnostics) { $0.write($1) }
  }
}

extension CachedSource {
  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    self.init(
      path: try reader.readText(), stamp: try FileStamp.read(&reader), isSettled: try reader.readBool(),
      fingerprint: try reader.readFingerprint(),
      head: try reader.readOptional { reader throws(BinaryReader.Damaged) in
        .bytes(Shared(try reader.readCounted()))
      },
      diagnostics: try reader.readList { reader throws(BinaryReader.Damaged) in try reader.readDiagnostic() })
  }
}

extension CachedEntries<CachedSource> {
  /// What the cache knows of a file that has not changed since; nil where it must be read again.
  func entry(for file: SourceFile, in site: String) throws(DiskError) -> CachedSource? {
    guard let entry = self[file.path] else { return nil }
    if entry.isSettled, entry.stamp == file.stamp { return entry }
    // In doubt, the content decides.
    guard entry.stamp.size == file.stamp.size, let bytes = try Disk.read("\(site)/\(file.path)") else { return nil }
    return Fingerprint(of: bytes) == entry.fingerprint ? entry : nil
  }
}
