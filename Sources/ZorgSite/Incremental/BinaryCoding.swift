import Calendar
import Diagnostics
import FrontMatter
import Markdown

extension BinaryWriter {
  mutating func write(_ position: Position) {
    write(UInt32(clamping: position.line))
    write(UInt32(clamping: position.column))
    write(UInt32(clamping: position.length))
  }

  mutating func write(_ moment: Moment) {
    write(moment.secondsSinceEpoch)
    write(moment.offset)
  }

  mutating func write(_ located: Article.Located) {
    write(located.text)
    write(located.position)
  }

  mutating func write(_ link: Link) {
    write(link.destination)
    let kind: UInt8 =
      switch link.kind {
      case .link: 0
      case .image: 1
      case .autolink: 2
      case .footnote: 3
      case .frame: 4
      }
    write(kind)
    write(link.position)
  }

  mutating func write(_ entry: Entry) {
    write(entry.key)
    write(entry.keyPosition)
    write(entry.value)
  }

  private mutating func write(_ node: Node) {
    write(node.position)
    switch node.content {
    case .scalar(let text, let isPlain):
      write(UInt8(isPlain ? 0 : 1))
      write(text)
    case .sequence(let nodes):
      write(UInt8(2))
      write(nodes) { $0.write($1) }
    case .mapping(let entries):
      write(UInt8(3))
      write(entries) { $0.write($1) }
    }
  }

  mutating func write(_ diagnostic: Diagnostic) {
    write(diagnostic.severity == .error)
    write(diagnostic.code)
    write(diagnostic.message)
    write(diagnostic.path)
    write(diagnostic.position) { $0.write($1) }
    write(diagnostic.notes) { writer, note in
      writer.write(note.message)
      writer.write(note.path)
      writer.write(note.position) { $0.write($1) }
    }
  }
}

extension BinaryReader {
  mutating func readPosition() throws(Damaged) -> Position {
    Position(
      line: Int(try read(UInt32.self)), column: Int(try read(UInt32.self)), length: Int(try read(UInt32.self)))
  }

  mutating func readMoment() throws(Damaged) -> Moment {
    Moment(secondsSinceEpoch: try read(), offset: try read())
  }

  mutating func readLocated() throws(Damaged) -> Article.Located {
    (try readText(), try readPosition())
  }

  mutating func readOptionalLocated() throws(Damaged) -> Article.Located? {
    try readBool() ? try readLocated() : nil
  }

  mutating func readLocatedList() throws(Damaged) -> [Article.Located] {
    try readList { reader throws(Damaged) in try reader.readLocated() }
  }

  mutating func readLink() throws(Damaged) -> Link {
    let destination = try readText()
    let kind: Link.Kind =
      switch try read(UInt8.self) {
      case 1: .image
      case 2: .autolink
      case 3: .footnote
      case 4: .frame
      default: .link
      }
    return Link(destination: destination, kind: kind, position: try readPosition())
  }

  mutating func readEntry(depth: Int) throws(Damaged) -> Entry {
    Entry(key: try readText(), at: try readPosition(), value: try readNode(depth: depth))
  }

  private mutating func readNode(depth: Int) throws(Damaged) -> Node {
    guard depth < 64 else { throw Damaged() }
    let position = try readPosition()
    switch try read(UInt8.self) {
    case 0: return Node(.scalar(try readText(), isPlain: true), at: position)
    case 1: return Node(.scalar(try readText(), isPlain: false), at: position)
    case 2:
      return Node(
        .sequence(try readList { reader throws(Damaged) in try reader.readNode(depth: depth + 1) }), at: position)
    default:
      return Node(
        .mapping(try readList { reader throws(Damaged) in try reader.readEntry(depth: depth + 1) }), at: position)
    }
  }

  mutating func readDiagnostic() throws(Damaged) -> Diagnostic {
    let severity: Diagnostic.Severity = try readBool() ? .error : .warning
    var diagnostic = Diagnostic(severity, code: try readText(), try readText())
    diagnostic.path = try readOptionalText()
    diagnostic.position = try readOptional { reader throws(Damaged) in try reader.readPosition() }
    diagnostic.notes = try readList { reader throws(Damaged) in
      var note = Diagnostic.Note(try reader.readText())
      note.path = try reader.readOptionalText()
      note.position = try reader.readOptional { reader throws(Damaged) in try reader.readPosition() }
      return note
    }
    return diagnostic
  }
}
