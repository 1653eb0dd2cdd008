import Diagnostics
import Testing

@Suite struct PositionTests {
  @Test(arguments: [
    ("abc", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 3, 1, 4), ("abc", 99, 1, 4), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1),
    ("a\r\nb", 3, 2, 1), ("é€👍x", 9, 1, 4), ("e\u{301}x", 3, 1, 3), ("\u{FEFF}abc", 3, 1, 1), ("\u{FEFF}abc", 4, 1, 2),
    ("\u{FEFF}abc", 0, 1, 1), ("", 0, 1, 1), ("a\n", 2, 2, 1), ("\n\n\nx", 3, 4, 1),
  ])
  func comesFromAnOffset(text: String, offset: Int, line: Int, column: Int) {
    let position = Array(text.utf8).withUnsafeBufferPointer { Position(offset: offset, in: $0, length: 7) }
    #expect(position == Position(line: line, column: column, length: 7))
  }

  @Test func countsReplacedBytesBeforeIt() {
    let position = [0xFF, 0x61, 0xE9, 0x62].withUnsafeBufferPointer { Position(offset: 3, in: $0) }
    #expect(position.column == 4)
  }

  @Test func takesNoBytes() {
    #expect(Position(offset: 5, in: UnsafeBufferPointer(start: nil, count: 0)) == Position(line: 1, column: 1))
  }
}
