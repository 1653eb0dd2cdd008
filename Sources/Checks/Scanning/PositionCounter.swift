import Diagnostics

/// Turns ranges of bytes that come in order into lines and columns, reading each byte once.
struct PositionCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line: Int
  private var column = 1

  init(_ bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    line = firstLine
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The length counts scalars and ends with the line.
  mutating func position(of range: Range<Int>) -> Position {
    while offset < min(range.lowerBound, bytes.count) {
      if bytes[offset] == 0x0A {
        line += 1
        column = 1
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    let shown = bytes[range.clamped(to: 0..<bytes.count)].prefix { $0 != 0x0A }
    return Position(line: line, column: column, length: max(1, shown.count { $0 & 0xC0 != 0x80 }))
  }
}
