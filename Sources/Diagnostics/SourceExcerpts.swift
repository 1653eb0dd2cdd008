/// The lines of one file that diagnostics point at.
///
/// Asked for in ascending order, all of them together cost one walk through the file: ten thousand mistakes in one
/// file, or in one long line of it, stay cheap.
struct SourceExcerpts {
  struct Excerpt {
    /// The source line; a long one is cut around the place.
    var text: String
    /// Blanks up to the place.
    var indent: String
    /// `^`, or `^~~~` for more than one character.
    var caret: String
  }

  private let bytes: [UInt8]
  private var lineNumber = 1
  private var lineStart: Int
  private var scalars: [Unicode.Scalar] = []
  /// The line that `scalars` holds.
  private var decodedLine = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// At most so many scalars of a line; nil for a line beyond the end of the file.
  mutating func excerpt(at position: Position, columns: Int = 100) -> Excerpt? {
    guard moveToLine(max(1, position.line)) else { return nil }
    let column = min(max(position.column, 1), scalars.count + 1)
    let first = column > columns * 4 / 5 ? column - columns * 2 / 5 : 1
    let last = min(scalars.count, first + columns - 1)
    let end = min(last, column - 1 + max(1, min(position.length, scalars.count)))
    var text = (first > 1 ? "…" : "").unicodeScalars
    var (indent, caret) = (first > 1 ? 1 : 0, 0)
    for index in first..<max(first, last + 1) {
      let scalar = printable(scalars[index - 1])
      text.append(scalar)
      if index < column { indent += terminalColumns(of: scalar) }
      if index >= column, index <= end { caret += terminalColumns(of: scalar) }
    }
    return Excerpt(
      text: String(text) + (last < scalars.count ? "…" : ""),
      indent: String(repeating: " ", count: indent), caret: "^" + String(repeating: "~", count: max(0, caret - 1)))
  }

  private mutating func moveToLine(_ number: Int) -> Bool {
    if number < lineNumber { self = SourceExcerpts(bytes) }
    while lineNumber < number {
      guard let end = bytes[lineStart...].firstIndex(of: 0x0A) else { return false }
      lineStart = end + 1
      lineNumber += 1
    }
    if decodedLine != number {
      var line = bytes[lineStart...].prefix { $0 != 0x0A }
      if line.last == 0x0D { line = line.dropLast() }
      scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      decodedLine = number
    }
    return true
  }
}
