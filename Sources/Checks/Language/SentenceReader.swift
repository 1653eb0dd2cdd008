/// Cuts the lines of one paragraph into sentences of words; links keep their text and lose their address.
struct SentenceReader {
  private let bytes: [UInt8]
  private var sentences: [Prose.Sentence] = []
  private var open = Prose.Sentence()
  /// Closing signs that do not stand on the rest of the line: each is looked for in vain once.
  private var absent: Set<UInt8> = []

  static func sentences(of bytes: [UInt8], lines: [Range<Int>]) -> [Prose.Sentence] {
    var reader = SentenceReader(bytes: bytes)
    for line in lines { reader.read(line) }
    reader.close()
    return reader.sentences
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func close() {
    if !open.words.isEmpty { sentences.append(open) }
    open = Prose.Sentence()
  }

  private mutating func read(_ line: Range<Int>) {
    absent = []
    var index = line.lowerBound
    while index < line.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "`"): index = behind(UInt8(ascii: "`"), from: index, line)
      case UInt8(ascii: "<"): index = behind(UInt8(ascii: ">"), from: index, line)
      case UInt8(ascii: "]") where index + 1 < line.upperBound && bytes[index + 1] == UInt8(ascii: "("):
        index = behind(UInt8(ascii: ")"), from: index + 1, line)
      case UInt8(ascii: "[") where index + 1 < line.upperBound && bytes[index + 1] == UInt8(ascii: "^"):
        index = behind(UInt8(ascii: "]"), from: index, line)
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        if endsSentence(index, line) { close() }
        index += 1
      case let byte where isLetter(byte): index = readWord(from: index, line)
      default: index += 1
      }
    }
  }

  /// A run of letters, with apostrophes and hyphens inside; an address is skipped as a whole.
  private mutating func readWord(from start: Int, _ line: Range<Int>) -> Int {
    var end = start
    while end < line.upperBound {
      if isLetter(bytes[end]) {
        end += 1
      } else if end + 1 < line.upperBound, bytes[end] == UInt8(ascii: "'") || bytes[end] == UInt8(ascii: "-"),
        isLetter(bytes[end + 1])
      {
        end += 1
      } else if end + 3 < line.upperBound, bytes[end..<end + 3].elementsEqual([0xE2, 0x80, 0x99]),
        isLetter(bytes[end + 3])
      {
        end += 3
      } else {
        break
      }
    }
    if isAddress(start..<end, line) {
      while end < line.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ")") { end += 1 }
      return end
    }
    open.words.append(start..<end)
    return end
  }

  private func isAddress(_ word: Range<Int>, _ line: Range<Int>) -> Bool {
    let rest = bytes[word.upperBound..<min(word.upperBound + 3, line.upperBound)]
    return rest.elementsEqual("://".utf8) || bytes[word].elementsEqual("www".utf8) && rest.first == UInt8(ascii: ".")
  }

  /// Behind the next byte of a kind on the line, or one byte on where there is none.
  private mutating func behind(_ byte: UInt8, from start: Int, _ line: Range<Int>) -> Int {
    guard start + 1 < line.upperBound, !absent.contains(byte) else { return start + 1 }
    if let found = bytes[start + 1..<line.upperBound].firstIndex(of: byte) { return found + 1 }
    absent.insert(byte)
    return start + 1
  }

  /// A stop that white space or a closing sign follows, then no small letter; a full stop not behind an abbreviation.
  private func endsSentence(_ index: Int, _ line: Range<Int>) -> Bool {
    var next = index + 1
    while next < min(line.upperBound, index + 8), "\"')]*_!?.".utf8.contains(bytes[next]) { next += 1 }
    next = behindFootnotes(next, line)
    guard next < line.upperBound else { return !isAbbreviation }
    guard bytes[next] <= 0x20 || bytes[next] == 0xE2 else { return false }
    while next < line.upperBound, bytes[next] <= 0x20 || "\"'([*_".utf8.contains(bytes[next]) { next += 1 }
    if next < line.upperBound, (0x61...0x7A).contains(bytes[next]) { return false }
    return bytes[index] != UInt8(ascii: ".") || !isAbbreviation
  }

  /// Behind `[^1]`, and further ones at once behind it.
  private func behindFootnotes(_ start: Int, _ line: Range<Int>) -> Int {
    var next = start
    while next + 1 < line.upperBound, bytes[next] == UInt8(ascii: "["), bytes[next + 1] == UInt8(ascii: "^"),
      let close = bytes[next..<min(line.upperBound, next + 40)].firstIndex(of: UInt8(ascii: "]"))
    {
      next = close + 1
    }
    return next
  }

  private var isAbbreviation: Bool {
    guard let last = open.words.last else { return false }
    if last.count == 1 { return (0x41...0x5A).contains(bytes[last.lowerBound]) }
    return last.count <= 5
      && SentenceReader.abbreviations.contains(String(decoding: bytes[last], as: UTF8.self).lowercased())
  }

  private static let abbreviations: Set<String> = [
    "bijv", "bv", "dr", "drs", "prof", "mr", "ir", "ing", "dhr", "mw", "mevr", "nr", "blz", "ca", "evt", "incl", "excl",
    "resp", "max", "min", "vs", "art", "afb", "tab", "fig", "vgl", "zgn", "jl", "st", "tel", "jan", "feb", "okt", "nov",
    "dec",
  ]

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || byte >= 0x80 && byte != 0xE2 && byte != 0xC2 && byte < 0xF0
  }
}
