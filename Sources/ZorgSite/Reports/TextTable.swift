import Diagnostics

/// Rows in columns for a terminal. Texts of strangers lose what could steer one.
public struct TextTable: Sendable {
  public var rows: [[String]]
  /// Columns that give way where the terminal is too narrow, in this order, each down to 16.
  public var flexible: [Int]

  public init(_ rows: [[String]], flexible: [Int]) {
    self.rows = rows.map { $0.map(printable) }
    self.flexible = flexible
  }

  /// At most `width` columns wide, unless what may not give way is wider.
  public func text(width: Int) -> String {
    let widths = widths(within: width)
    return rows.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        let shown = cut(cell, to: widths[index])
        line += shown
        if index + 1 < row.count { line += String(repeating: " ", count: widths[index] - columns(of: shown) + 2) }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private func widths(within width: Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { index in rows.map { $0.count > index ? columns(of: $0[index]) : 0 }.max() ?? 0 }
    while widths.reduce(0, +) + 2 * (count - 1) > width {
      guard let yielding = flexible.first(where: { $0 < count && widths[$0] > 16 }) else { break }
      widths[yielding] -= 1
    }
    return widths
  }
}

/// The columns of a terminal that a text takes.
func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + terminalColumns(of: $1) }
}

/// A text that takes at most so many columns, with `…` where something is left out.
func cut(_ text: String, to width: Int) -> String {
  guard columns(of: text) > width else { return text }
  var (shown, used) = (String.UnicodeScalarView(), 0)
  for scalar in text.unicodeScalars {
    let needed = terminalColumns(of: scalar)
    if used + needed > width - 1 { break }
    shown.append(scalar)
    used += needed
  }
  return String(shown) + "…"
}

/// A text in lines of at most so many columns, broken at blanks; a longer word stands on a line of its own.
func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = ""
    for word in paragraph.split(separator: " ") {
      if !line.isEmpty, columns(of: line) + 1 + columns(of: String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
  }
  return lines
}
