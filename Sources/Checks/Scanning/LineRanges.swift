/// The lines of a text as ranges of bytes, without their line ends.
struct LineRanges: IteratorProtocol, Sequence {
  private let bytes: [UInt8]
  /// Where the next line starts.
  private(set) var offset: Int

  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func next() -> Range<Int>? {
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
    let end = offset
    offset += 1
    return start..<end
  }
}
