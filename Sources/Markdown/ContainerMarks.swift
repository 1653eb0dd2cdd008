/// The marks of quotes, lists and footnotes with which one line starts.
struct ContainerMarks {
  /// Where the first mark beyond the limit stands, or the sign in it that a backslash must precede.
  private(set) var surplus: Int?
  /// Where a footnote's mark stands that means none here: the library would take it for a link definition and drop it.
  private(set) var inertFootnote: Int?
  /// Whether the line holds nothing but space.
  private(set) var isBlank = false
  /// Whether the line is a heading with `#` outside any container: no paragraph goes on behind it.
  private(set) var isHeading = false

  /// Items need at least two columns of indentation each, so a mark that stands further in than this could be too deep
  /// without any other mark on its line.
  private static let columnsPerLevel = 3

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int, footnotes: Bool) {
    var index = start
    var column = 0
    var depth = 0
    while true {
      while index < text.count, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") {
        column = text[index] == UInt8(ascii: "\t") ? column / 4 * 4 + 4 : column + 1
        index += 1
      }
      guard index < text.count else {
        isBlank = depth == 0
        return
      }
      let mark = index
      var sign = index
      switch text[index] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        isBlank = depth == 0
        return
      case UInt8(ascii: "#"):
        while index < text.count, text[index] == UInt8(ascii: "#") { index += 1 }
        isHeading = depth == 0 && column < 4 && index - mark <= 6 && index < text.count && text[index] <= 0x20
        return
      case UInt8(ascii: ">"): index += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        while index < text.count, index - mark < 10, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) {
          index += 1
        }
        guard index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ")") else { return }
        sign = index
        index += 1
      case UInt8(ascii: "[") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "^"):
        while index < text.count, text[index] != UInt8(ascii: "]"), text[index] > 0x20 { index += 1 }
        guard index + 1 < text.count, text[index] == UInt8(ascii: "]"), text[index + 1] == UInt8(ascii: ":") else {
          return
        }
        index += 2
        guard footnotes else {
          inertFootnote = mark
          return
        }
      default: return
      }
      let needsSpace = text[mark] != UInt8(ascii: ">") && text[mark] != UInt8(ascii: "[")
      if needsSpace, index < text.count, text[index] > 0x20 { return }
      depth += 1
      if depth > limit || column >= limit * Self.columnsPerLevel {
        if !isThematicBreak(text, from: mark) { surplus = sign }
        return
      }
      column += index - mark
    }
  }

  /// Whether the rest of the line is one sign over and over: the library then sees no lists in it.
  private func isThematicBreak(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard text[start] == UInt8(ascii: "-") || text[start] == UInt8(ascii: "*") else { return false }
    for byte in text[start...] {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return true }
      if byte != text[start], byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { return false }
    }
    return true
  }
}
