import Diagnostics
import FrontMatter

/// The keys of a comment's file, with the bytes in which they stand: for changes that keep all other bytes.
struct EntryText {
  enum Syntax {
    /// Between `---` lines, above the comment's text.
    case frontMatter
    case yaml
    case json
  }

  let bytes: [UInt8]
  let syntax: Syntax
  /// The bytes that are YAML or JSON, without a BOM.
  let range: Range<Int>
  /// The file's line on which they start.
  private let firstLine: Int
  let entries: [Entry]
  /// The comment's text, where it stands below the keys.
  let body: Range<Int>?

  /// Reads a comment's file; throws where it is not one.
  init(_ bytes: [UInt8], path: String) throws(FrontMatterError) {
    self.bytes = bytes
    switch fileExtension(path) {
    case "md": syntax = .frontMatter
    case "json": syntax = .json
    default: syntax = .yaml
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let (syntax, whole) = (syntax, start..<bytes.count)
    (range, firstLine, body, entries) = try bytes.withUnsafeBufferPointer { buffer throws(FrontMatterError) in
      switch syntax {
      case .frontMatter:
        let file = try SplitFile.split(buffer)
        let range = file.frontMatter ?? 0..<0
        let node = try parseYAML(UnsafeBufferPointer(rebasing: buffer[range]), firstLine: 2)
        return (range, 2, file.body, EntryText.entries(of: node))
      case .yaml: return (whole, 1, nil, EntryText.entries(of: try parseYAML(buffer, firstLine: 1)))
      case .json: return (whole, 1, nil, EntryText.entries(of: try parseJSON(buffer)))
      }
    }
  }

  private static func entries(of node: Node?) -> [Entry] {
    if case .mapping(let entries)? = node?.content { entries } else { [] }
  }

  func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  /// The byte at a place; nil where the place lies beyond the keys.
  func offset(of position: Position) -> Int? {
    var (offset, line) = (range.lowerBound, firstLine)
    while line < position.line {
      guard let end = bytes[offset..<range.upperBound].firstIndex(of: 0x0A) else { return nil }
      offset = end + 1
      line += 1
    }
    var column = 1
    while column < position.column {
      guard offset < range.upperBound, bytes[offset] != 0x0A else { return nil }
      offset += 1
      while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The bytes of a scalar that is written on one line, without escapes; nil for one that is written in another way.
  func literal(_ text: String, at position: Position) -> (range: Range<Int>, quote: String)? {
    guard let offset = offset(of: position) else { return nil }
    for quote in ["", "\"", "'"] {
      let literal = Array((quote + text + quote).utf8)
      if bytes[offset..<range.upperBound].starts(with: literal) { return (offset..<offset + literal.count, quote) }
    }
    return nil
  }

  /// How the file ends its lines.
  var lineEnd: String {
    guard let end = bytes.firstIndex(of: 0x0A) else { return "\n" }
    return end > 0 && bytes[end - 1] == 0x0D ? "\r\n" : "\n"
  }
}

/// Whether two values say the same, wherever they stand.
func saysTheSame(_ first: Node, _ second: Node) -> Bool {
  switch (first.content, second.content) {
  case (.scalar(let a, let isPlain), .scalar(let b, let isOtherPlain)): a == b && isPlain == isOtherPlain
  case (.sequence(let a), .sequence(let b)): a.count == b.count && zip(a, b).allSatisfy { saysTheSame($0, $1) }
  case (.mapping(let a), .mapping(let b)):
    a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && saysTheSame($0.value, $1.value) }
  default: false
  }
}
