import Dispatch
import Glibc
import Synchronization

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

  init(replacing path: String) throws(DiskError) {
    self.path = path
    file = open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw DiskError("write", path + ".new") }
    writer.bytes.reserveCapacity(2 * CacheFile.blockSize)
  }

  deinit { close(file) }

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

  consuming func finish() throws(DiskError) {
    try flush()
    if !writer.bytes.isEmpty { try put(0..<writer.bytes.count) }
    writer.bytes.removeAll(keepingCapacity: true)
    writer.write(Fingerprint(of: fingerprints.bytes))
    try put(0..<writer.bytes.count)
    try Disk.move(path + ".new", to: path)
  }

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

  /// What a file holds before its fingerprint; nil for one that is missing or damaged. All cores read, and check what they
  /// read while it is still near.
  static func read(_ path: String) -> ArraySlice<UInt8>? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, Disk.kind(of: status.st_mode) == .file, status.st_size > 8 else { return nil }
    let (size, count) = (Int(status.st_size), Int(status.st_size) - 8)
    let blocks = (count + blockSize - 1) / blockSize
    let found = Mutex([Fingerprint?](repeating: nil, count: blocks))
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      let buffer = Unchecked(UnsafeMutableRawBufferPointer(buffer))
      DispatchQueue.concurrentPerform(iterations: blocks) { block in
        let range = block * blockSize..<min((block + 1) * blockSize, count)
        guard fill(buffer.value, range, from: file) else { return }
        let fingerprint = Fingerprint(of: UnsafeRawBufferPointer(rebasing: buffer.value[range]))
        found.withLock { $0[block] = fingerprint }
      }
      initialized = fill(buffer.value, count..<size, from: file) ? size : 0
    }
    guard !bytes.isEmpty else { return nil }
    var fingerprints = BinaryWriter()
    for fingerprint in found.withLock({ $0 }) {
      guard let fingerprint else { return nil }
      fingerprints.write(fingerprint)
    }
    let content = bytes[..<count]
    var ending = BinaryReader(bytes[count...])
    return (try? ending.readFingerprint()) == Fingerprint(of: fingerprints.bytes) ? content : nil
  }

  /// Each task writes to a part of its own.
  private struct Unchecked: @unchecked Sendable {
    let value: UnsafeMutableRawBufferPointer

    init(_ value: UnsafeMutableRawBufferPointer) { self.value = value }
  }

  /// Reads a part of a file to its place; false where there is less of it.
  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, _ range: Range<Int>, from file: Int32) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound {
      let count = pread(file, buffer.baseAddress.unsafelyUnwrapped + start, range.upperBound - start, off_t(start))
      if count > 0 { start += count } else if count == 0 || errno != EINTR { return false }
    }
    return true
  }
}
