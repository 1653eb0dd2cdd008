import Diagnostics

/// Looks at a body before the library does, so that no shape of text costs more than its size allows.
///
/// cmark-gfm 0.29.0.gfm.6 is quadratic, or worse, in the shapes counted here; the budgets keep each of them below a
/// second for a body of 1 MB. Counting is by runs of lines without a blank line or heading, since no paragraph or table
/// goes beyond one. Counts are upper bounds: code is counted like text, for whoever fakes a code block.
struct Intake {
  /// Why the library must not see this body; it is to be shown as plain text.
  private(set) var refusal: Diagnostic?
  /// The body with the surplus container marks of its lines escaped, where a line has too many.
  private(set) var repaired: [UInt8]?
  private(set) var warnings: [Diagnostic] = []
  /// Whether an HTML comment may be `<!--more-->`.
  private(set) var mentionsMore = false
  /// Offsets of the lines' first bytes in the body as it is.
  private(set) var lineStarts: [Int] = []

  private let text: UnsafeBufferPointer<UInt8>
  private let features: SyntaxTree.Features
  private let limits: MarkdownOptions.Limits
  private let firstLine: Int

  private var run = Run()
  private var costs = Costs()
  private var definitions = ReferenceDefinitions()
  private var copiedTo = 0

  /// What one run of lines without a blank line holds.
  private struct Run {
    var start = 0
    var pipes = 0
    var emphasis = 0
    var images = 0
    /// Places where raw HTML may start that has no bound.
    var openers: [Int] = []
    /// The columns of the widest row of dashes so far.
    var columns = 0
  }

  /// Steps that the library would take, summed over the runs.
  private struct Costs {
    var openers = 0
    var images = 0
    var emphasis = 0
    var escapedPipes = 0
    var tableStarts = 0
    var tableCells = 0
  }

  private enum Budget {
    /// About a nanosecond each.
    static let steps = 200_000_000
    /// Delimiters meet delimiters, at a fifth of a nanosecond.
    static let emphasis = 4_000_000_000
    /// Each makes and drops a cell.
    static let tableStarts = 500_000
    static let columns = 256
    static let emptyCells = 10_000
  }

  init(
    _ text: UnsafeBufferPointer<UInt8>, features: SyntaxTree.Features, limits: MarkdownOptions.Limits, firstLine: Int
  ) {
    self.text = text
    self.features = features
    self.limits = limits
    self.firstLine = firstLine
    lineStarts.reserveCapacity(text.count / 32 + 1)
    readLines()
  }

  private mutating func readLines() {
    var lineStart = 0
    var line = firstLine
    while lineStart < text.count, refusal == nil {
      lineStarts.append(lineStart)
      let marks = ContainerMarks(text, from: lineStart, limit: limits.depth, footnotes: features.contains(.footnotes))
      if let surplus = marks.surplus {
        if warnings.isEmpty { warnings.append(.deepContainers(depth: limits.depth, line: line)) }
        escape(at: surplus)
      }
      if let footnote = marks.inertFootnote { escape(at: footnote) }
      if marks.isHeading { endRun(at: lineStart) }
      let end = readLine(from: lineStart, line: line)
      if marks.isBlank { endRun(at: end) }
      lineStart = end
      line += 1
    }
    endRun(at: text.count)
    if refusal == nil, definitions.cost(text) > limits.outputBytes(for: text.count) {
      refusal = .costlyReferences(line: firstLine)
    }
    if copiedTo > 0 { repaired?.append(contentsOf: UnsafeBufferPointer(rebasing: text[copiedTo...])) }
  }

  /// Counts one line's signs and returns the offset behind its end.
  private mutating func readLine(from start: Int, line: Int) -> Int {
    var index = start
    var pipes = 0
    var escapedPipes = 0
    while true {
      index = nextSign(from: index)
      guard index < text.count else { break }
      let byte = text[index]
      index += 1
      let next = index < text.count ? text[index] : 0
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): run.emphasis += 1
      case UInt8(ascii: "!"): if next == UInt8(ascii: "[") { run.images += 1 }
      case UInt8(ascii: "<"): countOpener(at: index)
      case UInt8(ascii: "]"): definitions.note(isDefinition: next == UInt8(ascii: ":"), at: index)
      case UInt8(ascii: "\\"): if next == UInt8(ascii: "|") { escapedPipes += 1 }
      default:
        if byte == UInt8(ascii: "\r"), next == UInt8(ascii: "\n") { index += 1 }
        countTable(start..<index, pipes, escapedPipes, line: line)
        return index
      }
    }
    countTable(start..<index, pipes, escapedPipes, line: line)
    return index
  }

  /// The place of the next byte that `readLine` counts, or the end of the text.
  private func nextSign(from start: Int) -> Int {
    Self.isSign.withUnsafeBufferPointer { isSign in
      var index = start
      while index < text.count, !isSign[Int(text[index])] { index += 1 }
      return index
    }
  }

  private static let isSign: [Bool] = (0...255).map { "\n\r!*<\\]_|~".utf8.contains($0) }

  private mutating func countOpener(at index: Int) {
    guard index < text.count else { return }
    if text[index] == UInt8(ascii: "?") || text[index] == UInt8(ascii: "!") { run.openers.append(index) }
    if text[index] == UInt8(ascii: "!") { mentionsMore = true }
  }

  /// The library reads the whole paragraph anew at each row of dashes, and fills every short row with empty cells.
  private mutating func countTable(_ range: Range<Int>, _ pipes: Int, _ escapedPipes: Int, line: Int) {
    guard features.contains(.tables) else { return }
    let isDelimiterRow = isDelimiterRow(range)
    costs.escapedPipes += escapedPipes * range.count
    costs.tableCells += max(0, run.columns - pipes)
    if isDelimiterRow {
      costs.tableStarts += run.pipes
      costs.openers += range.lowerBound - run.start
      run.columns = max(run.columns, pipes + 1)
    }
    run.pipes += pipes
    if run.columns > Budget.columns { refusal = .wideTable(columns: Budget.columns, line: line) }
    if costs.tableStarts > Budget.tableStarts || costs.escapedPipes > Budget.steps
      || costs.tableCells > Budget.emptyCells + text.count / 2
    {
      refusal = .costlyTable(line: line)
    }
  }

  /// Whether a line holds dashes and nothing but what may stand between the columns of a table's second row.
  private func isDelimiterRow(_ range: Range<Int>) -> Bool {
    var hasDash = false
    for byte in text[range] {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"), 9...13, UInt8(ascii: " "): continue
      default: return false
      }
    }
    return hasDash
  }

  private mutating func endRun(at end: Int) {
    for opener in run.openers { costs.openers += end - opener }
    costs.images += run.images * run.images
    costs.emphasis += run.emphasis * run.emphasis
    if refusal == nil,
      costs.openers > Budget.steps || costs.images > Budget.steps || costs.emphasis > Budget.emphasis
    {
      refusal = .costlyParagraph(line: firstLine + text[..<run.start].count { $0 == UInt8(ascii: "\n") })
    }
    run = Run(start: end)
  }

  /// Gives the text that the library may see: the body as it is or repaired.
  func withText<Result>(
    _ body: UnsafeBufferPointer<UInt8>, _ use: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard let repaired else { return use(body) }
    return repaired.withUnsafeBufferPointer(use)
  }

  /// Puts a backslash before a mark, so that the rest of its line is text.
  private mutating func escape(at offset: Int) {
    var bytes = repaired ?? []
    repaired = nil
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copiedTo..<offset]))
    bytes.append(UInt8(ascii: "\\"))
    copiedTo = offset
    repaired = bytes
  }
}

extension Diagnostic {
  fileprivate static func deepContainers(depth: Int, line: Int) -> Diagnostic {
    .warning(
      "markdown.depth", "more than \(depth) quotes and lists inside each other; the rest of the line is text",
      at: Position(line: line, column: 1))
  }

  fileprivate static func wideTable(columns: Int, line: Int) -> Diagnostic {
    .error("markdown.table", "table has more than \(columns) columns", at: Position(line: line, column: 1))
  }

  fileprivate static func costlyTable(line: Int) -> Diagnostic {
    .error(
      "markdown.table", "table has too many rows without all their cells, or too many rows of dashes",
      at: Position(line: line, column: 1))
  }

  fileprivate static func costlyParagraph(line: Int) -> Diagnostic {
    .error(
      "markdown.complexity", "paragraph has too many marks for emphasis, images or raw HTML",
      at: Position(line: line, column: 1))
  }

  fileprivate static func costlyReferences(line: Int) -> Diagnostic {
    .error(
      "markdown.references", "long link definitions are used too often", at: Position(line: line, column: 1))
  }
}
