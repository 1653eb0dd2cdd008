/// Finds the links of a text in one pass, with and without a scheme, and those in Markdown and HTML.
struct LinkScanner {
  private let bytes: [UInt8]
  private var links: [Link] = []
  private var offset = 0
  private var inFence = false
  /// Where the code span that we are in ends.
  private var codeEnd = 0
  private var lineStart = 0
  /// The run without white space that we are in, and the dots and slashes in it so far: a host and a path?
  private var runStart = 0
  private var dots = 0
  private var slashes = 0

  static func links(in bytes: [UInt8]) -> [Link] {
    var scanner = LinkScanner(bytes: bytes)
    scanner.run()
    return scanner.links
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    startLine()
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x0A:
        offset += 1
        startLine()
        continue
      case UInt8(ascii: "`"): enterCode()
      case UInt8(ascii: ":"): readScheme()
      case UInt8(ascii: "w"), UInt8(ascii: "W"):
        if isBoundary, matches("www.") { add(.web, from: offset) }
      case UInt8(ascii: "d"), UInt8(ascii: "D"):
        if isBoundary, matches("doi:") { add(.publication, from: offset) }
      case UInt8(ascii: "1"):
        if isBoundary, isPublication { add(.publication, from: offset) }
      case UInt8(ascii: "("):
        if offset > 0, bytes[offset - 1] == UInt8(ascii: "]") { readDestination() }
      case UInt8(ascii: "="):
        if isAttribute { readAttribute() }
      case UInt8(ascii: "?"), UInt8(ascii: "#"): readQuery()
      default: break
      }
      follow(bytes[offset])
      offset += 1
    }
  }

  private mutating func startLine() {
    lineStart = offset
    runStart = offset
    dots = 0
    slashes = 0
    guard matches("```") || matches("~~~") else { return }
    inFence.toggle()
    offset = min(offset + 3, bytes.count)
  }

  /// A code span lasts until the next backtick of its line.
  private mutating func enterCode() {
    guard !inFence, offset >= codeEnd else { return }
    var end = offset + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "`"), bytes[end] != 0x0A { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "`") { codeEnd = end + 1 }
  }

  private mutating func readScheme() {
    var start = offset
    while start > lineStart, offset - start < 10, isLetter(bytes[start - 1]) { start -= 1 }
    guard start < offset else { return }
    let scheme = String(decoding: bytes[start..<offset].map { $0 | 0x20 }, as: UTF8.self)
    switch scheme {
    case "mailto": add(.mail, from: start)
    case "tel", "sms":
      if start == 0 || !isLetter(bytes[start - 1]), offset + 1 < bytes.count, bytes[offset + 1] != 0x20 {
        add(.phone, from: start)
      }
    default:
      if offset + 2 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/"), bytes[offset + 2] == UInt8(ascii: "/") {
        add(.web, from: start)
      }
    }
  }

  private mutating func readDestination() {
    let start = offset + 1
    guard start < bytes.count, !hasScheme(at: start) else { return }
    add(.web, from: start)
  }

  private mutating func readAttribute() {
    guard offset + 2 < bytes.count, !hasScheme(at: offset + 2) else { return }
    add(.web, from: offset + 2)
  }

  /// A host and a path without a scheme, once a query shows that it is a link.
  private mutating func readQuery() {
    if dots > 0, slashes > 0 { add(.web, from: runStart) }
  }

  private mutating func follow(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "."): dots += 1
    case UInt8(ascii: "/"): slashes += 1
    case UInt8(ascii: "("): startRun()
    default: if endsLink(byte) { startRun() }
    }
  }

  private mutating func startRun() {
    runStart = offset + 1
    dots = 0
    slashes = 0
  }

  /// Adds the link that starts at an offset and goes on behind it.
  private mutating func add(_ kind: Link.Kind, from start: Int) {
    if let last = links.last, last.range.upperBound > start { return }
    var end = max(start, offset)
    var depth = 0
    while end < bytes.count, !endsLink(bytes[end]) {
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    while end > start, isTrailing(bytes[end - 1]) { end -= 1 }
    guard end > start else { return }
    let range = start..<end
    let kind = kind == .web && isChat(range) ? .phone : kind
    links.append(Link(kind: kind, range: range, isCode: inFence || start < codeEnd))
    offset = max(offset, end - 1)
  }
}

extension LinkScanner {
  private var isBoundary: Bool {
    guard offset > 0 else { return true }
    let byte = bytes[offset - 1]
    return !isLetter(byte) && !isDigit(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "-")
  }

  private func matches(_ text: StaticString, at start: Int? = nil) -> Bool {
    let start = start ?? offset
    let pattern = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard start + pattern.count <= bytes.count else { return false }
    for index in pattern.indices where bytes[start + index] | 0x20 != pattern[index] | 0x20 { return false }
    return true
  }

  /// `10.1234/`: how every DOI starts.
  private var isPublication: Bool {
    guard matches("10.") else { return false }
    var index = offset + 3
    while index < bytes.count, index < offset + 12, isDigit(bytes[index]) { index += 1 }
    return index >= offset + 7 && index < bytes.count && bytes[index] == UInt8(ascii: "/")
  }

  /// `href="` and `src="`.
  private var isAttribute: Bool {
    guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { return false }
    return offset >= 4 && matches("href", at: offset - 4) || offset >= 3 && matches("src", at: offset - 3)
  }

  private func hasScheme(at start: Int) -> Bool {
    var index = start
    while index < bytes.count, index - start < 10, isLetter(bytes[index]) { index += 1 }
    return index > start && index < bytes.count && bytes[index] == UInt8(ascii: ":") || matches("www.", at: start)
  }

  private func isChat(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < min(range.upperBound, range.lowerBound + 30) {
      if matches("wa.me/", at: index) || matches("whatsapp.com/send", at: index) { return true }
      index += 1
    }
    return false
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func endsLink(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"): true
    default: false
    }
  }

  private func isTrailing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
