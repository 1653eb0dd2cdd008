extension Position {
  /// The place of a byte in a file; invalid UTF-8 before it counts a column for each U+FFFD that a
  /// repairing decoder makes of it.
  public init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>, length: Int = 1) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var (line, lineStart) = (1, start)
    for index in start..<max(start, min(offset, bytes.count)) where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    let before = UnsafeBufferPointer(rebasing: bytes[min(lineStart, offset)..<min(offset, bytes.count)])
    self.init(line: line, column: String(decoding: before, as: UTF8.self).unicodeScalars.count + 1, length: length)
  }
}
