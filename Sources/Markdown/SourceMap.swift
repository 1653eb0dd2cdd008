import Diagnostics

/// Finds the places of nodes in the file.
///
/// The library gives lines for blocks only, so the place of a link is looked for in its block's lines. Lookups go
/// forward through the text; each looks at no more than a window of it.
struct SourceMap {
  private let text: UnsafeBufferPointer<UInt8>
  private let firstLine: Int
  /// Offsets of the lines' first bytes; a line ends at LF, CR or CRLF, as in the library.
  private let lineStarts: [Int]
  private var cursor = 0
  private var last = (offset: 0, line: 0, column: 1)

  /// How often nothing was found. A body full of links by reference gets a smaller window.
  private var misses = 0

  private var window: Int { misses < 64 ? 4096 : 128 }

  /// `lineStarts` are the offsets of the lines' first bytes.
  init(_ text: UnsafeBufferPointer<UInt8>, lineStarts: [Int], firstLine: Int) {
    self.text = text
    self.lineStarts = lineStarts.isEmpty ? [0] : lineStarts
    self.firstLine = firstLine
  }

  /// The position of a block's first byte.
  mutating func position(of block: Node) -> Position {
    let start = offset(ofLine: block.startLine)
    return position(at: min(text.count, start + max(0, block.startColumn - 1)))
  }

  /// The position of `<destination>` or `](destination)` in a block's lines; of `[label` for a link by reference, and
  /// of the block where nothing is found.
  mutating func position(ofLink node: Node, in block: Node) -> (position: Position, isAutolink: Bool) {
    let destination = node.destination
    let mail = "mailto:".utf8
    let address =
      destination.starts(with: mail) ? UnsafeBufferPointer(rebasing: destination.dropFirst(mail.count)) : destination
    let range = searchRange(in: block)
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      if text[index] == UInt8(ascii: "<") {
        let end = matchEnd(destination, at: index + 1) ?? matchEnd(address, at: index + 1)
        guard let end, end < text.count, text[end] == UInt8(ascii: ">") else { continue }
        if index > 0, text[index - 1] == UInt8(ascii: "(") { continue }
        cursor = end
        return (position(at: index + 1, length: scalars(index + 1, end)), true)
      }
      guard text[index] == UInt8(ascii: "("), index > 0, text[index - 1] == UInt8(ascii: "]") else { continue }
      var start = index + 1
      while start < text.count, isSpace(text[start]) { start += 1 }
      if start < text.count, text[start] == UInt8(ascii: "<") { start += 1 }
      guard let end = matchEnd(destination, at: start) else { continue }
      cursor = end
      return (position(at: start, length: max(1, scalars(start, end))), false)
    }
    misses += 1
    if let child = node.firstChild, child.kind == .text {
      let label = child.literal.prefix(32)
      if let start = find([UInt8(ascii: "[")] + label, in: range) {
        cursor = start + 1
        return (position(at: start, length: scalars(start, start + label.count) + 1), false)
      }
    }
    return (position(of: block), false)
  }

  /// The position of text that stands in a block as it is; of the block where it is not found.
  mutating func position(ofText needle: UnsafeBufferPointer<UInt8>, in block: Node) -> Position {
    let line = needle.prefix(64).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty, let start = find(Array(line), in: searchRange(in: block)) else { return position(of: block) }
    cursor = start + line.count
    return position(at: start, length: scalars(start, start + line.count))
  }

  /// Goes on behind a text in a block, so that what it holds is not taken for the next link.
  mutating func skip(_ text: UnsafeBufferPointer<UInt8>, in block: Node) {
    guard text.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "<") }) else { return }
    _ = position(ofText: text, in: block)
  }

  // MARK: - Searching

  private mutating func searchRange(in block: Node) -> Range<Int> {
    let start = offset(ofLine: block.startLine)
    let end = offset(ofLine: max(block.startLine, block.endLine) + 1)
    let lower = cursor >= start && cursor < end ? cursor : start
    return lower..<min(end, lower + window)
  }

  private func find(_ needle: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = needle.first else { return nil }
    var index = range.lowerBound
    while index < range.upperBound, index + needle.count <= text.count {
      if text[index] == first, text[index..<index + needle.count].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }

  /// The end of a destination that starts here, with backslash escapes and entities as the library decodes them.
  private func matchEnd(_ destination: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var index = start
    var wanted = 0
    while wanted < destination.count {
      guard index < text.count else { return nil }
      let byte = text[index]
      if byte == UInt8(ascii: "&"), let end = entityEnd(at: index) {
        index = end
        wanted += 1
        while wanted < destination.count, destination[wanted] & 0xC0 == 0x80 { wanted += 1 }
      } else if byte == destination[wanted] {
        index += 1
        wanted += 1
      } else if byte == UInt8(ascii: "\\"), index + 1 < text.count, text[index + 1] == destination[wanted] {
        index += 2
        wanted += 1
      } else {
        return nil
      }
    }
    return index
  }

  private func entityEnd(at start: Int) -> Int? {
    var index = start + 1
    while index < min(text.count, start + 33) {
      switch text[index] {
      case UInt8(ascii: ";"): return index > start + 1 ? index + 1 : nil
      case UInt8(ascii: "#") where index == start + 1: break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        break
      default: return nil
      }
      index += 1
    }
    return nil
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }

  // MARK: - Counting

  private func scalars(_ start: Int, _ end: Int) -> Int {
    text[start..<max(start, end)].count { $0 & 0xC0 != 0x80 }
  }

  private func offset(ofLine line: Int) -> Int {
    guard line >= 1 else { return 0 }
    return line <= lineStarts.count ? lineStarts[line - 1] : text.count
  }

  private mutating func position(at offset: Int, length: Int = 1) -> Position {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    // A long line is counted once, not once for each of its links.
    let known = last.line == low && last.offset <= offset && last.offset >= lineStarts[low]
    let column = known ? last.column + scalars(last.offset, offset) : 1 + scalars(lineStarts[low], offset)
    last = (offset, low, column)
    return Position(line: firstLine + low, column: column, length: max(1, length))
  }
}
