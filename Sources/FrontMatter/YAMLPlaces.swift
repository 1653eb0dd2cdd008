import Diagnostics

/// Places in a YAML text by libyaml's counts of characters.
///
/// libyaml's own line numbers are of no use: besides LF it takes CR, U+0085, U+2028 and U+2029 for the end of a line, and
/// such characters come along with text that is pasted from elsewhere.
struct YAMLPlaces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let firstLine: Int
  private var character = 0
  private var offset = 0
  private var line: Int
  private var lineStart = 0
  private var column = 1

  init(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
    line = firstLine
  }

  /// The place of the n-th character, from 0. Costs what lies between it and the place asked for before; going back
  /// costs what lies before it.
  mutating func position(ofCharacter index: Int) -> Position {
    if index < character { self = YAMLPlaces(bytes, firstLine: firstLine) }
    while character < index, offset < bytes.count { step() }
    return Position(line: line, column: column)
  }

  mutating func position(ofByte index: Int) -> Position {
    if index < offset { self = YAMLPlaces(bytes, firstLine: firstLine) }
    while offset < min(index, bytes.count) { step() }
    return Position(line: line, column: column)
  }

  /// The bytes that stand on its line before the place that was asked for last.
  var textBefore: Slice<UnsafeBufferPointer<UInt8>> { bytes[lineStart..<offset] }

  private mutating func step() {
    let byte = bytes[offset]
    offset += 1
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    character += 1
    column += 1
    if byte == 0x0A { (line, lineStart, column) = (line + 1, offset, 1) }
  }
}
