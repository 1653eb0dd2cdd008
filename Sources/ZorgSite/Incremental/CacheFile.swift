import Glibc

/// A file that is written block by block beside the old one, so that a large one never stands in memory as a whole, and
/// takes that one's place when it is finished. Its last eight bytes are a fingerprint of the fingerprints of all blocks.
struct CacheFile: ~Copyable {
  private static let blockSize = 1 << 20

  /// What is not written yet; `flush` writes as much of it as makes whole blocks.
  var writer = BinaryWriter()
  private var fingerprints = BinaryWriter()
  private var written = 0
  private let path: String
  private let file: Int32
  private var isWhole = false

  init(replacing path: String) throws(DiskError) {
    self.path = path
    file = open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw DiskError("write", path + ".new") }
    writer.bytes.reserveCapacity(2 * CacheFile.blockSize)
  }

  deinit {
    Glibc.close(file)
    // What is left of a file that could not be written must not take the room that the next build needs.
    if !isWhole { unlink(path + ".new") }
  }

  /// Bytes so far, written or not.
  var count: Int { written + writer.bytes.count }

  mutating func flush() throws(DiskError) {
    var start = 0
    while writer.bytes.count - start >= CacheFile.blockSize {
      try put(start..<start + CacheFile.blockSize)
      start += CacheFile.blockSize
    }
    written += start
    if start > 0 { writer.bytes.removeFirst(start) }
  }

  /// Writes what stands there once; returns where it does.
  mutating func place(_ write: (inout BinaryWriter) -> Void) -> CachedPlace {
    let start = count
    write(&writer)
    return CachedPlace(start: start, count: count - start)
  }

  /// Puts the file in the old one's place.
  consuming func finish() throws(DiskError) {
    let path = path
    try close()
    try CacheFile.replace(path)
  }

  /// Writes the rest; the old file stands until `replace`.
  consuming func close() throws(DiskError) {
    try flush()
    if !writer.bytes.isEmpty { try put(0..<writer.bytes.count) }
    writer.bytes.removeAll(keepingCapacity: true)
    writer.write(Fingerprint(of: fingerprints.bytes))
    try put(0..<writer.bytes.count)
    isWhole = true
  }

  static func replace(_ path: String) throws(DiskError) { try Disk.move(path + ".new", to: path) }

  private mutating func put(_ range: Range<Int>) throws(DiskError) {
    fingerprints.write(Fingerprint(of: writer.bytes[range]))
    var start = range.lowerBound
    while start < range.upperBound {
      let count = writer.bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.unsafelyUnwrapped + start, range.upperBound - start)
      }
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        throw DiskError("write", path + ".new")
      }
    }
  }

  /// What a file holds before its fingerprint; nil for one that is missing or damaged.
  static func read(_ path: String) -> ArraySlice<UInt8>? {
    guard let bytes = try? Disk.read(path), bytes.count > 8 else { return nil }
    let content = bytes[..<(bytes.count - 8)]
    var fingerprints = BinaryWriter()
    for start in stride(from: 0, to: content.count, by: blockSize) {
      fingerprints.write(Fingerprint(of: content[start..<min(start + blockSize, content.count)]))
    }
    var ending = BinaryReader(bytes[content.endIndex...])
    return (try? ending.readFingerprint()) == Fingerprint(of: fingerprints.bytes) ? content : nil
  }
}
