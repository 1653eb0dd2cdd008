/// Sorts the lines of Markdown into blocks of running text.
enum ProseBlocks {
  /// The lines of each paragraph and item of a list, without quote and list marks.
  static func blocks(of bytes: [UInt8]) -> [[Range<Int>]] {
    var blocks: [[Range<Int>]] = []
    var open: [Range<Int>] = []
    var inFence = false
    func close() {
      if !open.isEmpty { blocks.append(open) }
      open = []
    }
    var lines = LineRanges(bytes, from: frontMatterEnd(of: bytes))
    while let line = lines.next() {
      var content = line
      let isItem = strip(&content, of: bytes)
      if isFence(bytes[content]) { inFence.toggle() }
      if inFence || isNoText(bytes[content]) {
        close()
      } else {
        if isItem { close() }
        open.append(content)
      }
    }
    close()
    return blocks
  }

  private static func frontMatterEnd(of bytes: [UInt8]) -> Int {
    guard bytes.starts(with: Array("---\n".utf8)) else { return 0 }
    var lines = LineRanges(bytes, from: 4)
    while let line = lines.next() {
      if bytes[line].elementsEqual("---".utf8) { return min(line.upperBound + 1, bytes.count) }
    }
    return 0
  }

  /// Takes white space, quote marks and list marks off; tells whether a list mark was among them.
  private static func strip(_ line: inout Range<Int>, of bytes: [UInt8]) -> Bool {
    var start = line.lowerBound
    var isItem = false
    func at(_ ahead: Int) -> UInt8 { start + ahead < line.upperBound ? bytes[start + ahead] : 0 }
    while start < line.upperBound {
      let byte = bytes[start]
      if byte <= 0x20 || byte == UInt8(ascii: ">") {
        start += 1
      } else if "-*+".utf8.contains(byte), at(1) == 0x20 {
        start += 2
        isItem = true
      } else if (0x30...0x39).contains(byte), at(1) == UInt8(ascii: ".") || at(1) == UInt8(ascii: ")"), at(2) == 0x20 {
        start += 3
        isItem = true
      } else {
        break
      }
    }
    line = start..<line.upperBound
    return isItem
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: Array("```".utf8)) || line.starts(with: Array("~~~".utf8))
  }

  /// Blank lines, titles of callouts, headings, tables, HTML, rules, definitions of links and fences.
  private static func isNoText(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return true }
    if "#|<".utf8.contains(first) || isFence(line) { return true }
    if line.starts(with: "[!".utf8) { return true }
    if first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")), close + 1 < line.endIndex {
      return line[close + 1] == UInt8(ascii: ":")
    }
    return line.allSatisfy { "-=*_: ".utf8.contains($0) }
  }
}
