import CLibYAML
import Diagnostics

/// libyaml's events as Swift values: the only file that touches the C library.
struct YAMLEventReader: ~Copyable {
  enum Event {
    case scalar(String, isPlain: Bool, anchor: String?)
    case sequenceStart(anchor: String?)
    case mappingStart(anchor: String?)
    case alias(String)
    case end
    case documentEnd
    case other
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let firstLine: Int
  /// Where the last event starts.
  private(set) var position = Position(line: 1, column: 1)

  /// Reads from bytes that stay in place as long as the reader lives. `firstLine` is the file's line of the first byte.
  init(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    parser = .allocate(capacity: 1)
    self.firstLine = firstLine
    // The only failure is lack of memory, on which Swift itself stops the program.
    precondition(yaml_parser_initialize(parser) == 1, "out of memory")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func next() throws(FrontMatterError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
    defer { yaml_event_delete(&event) }
    position = place(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      if event.start_mark.line == event.end_mark.line {
        position.length = max(1, Int(event.end_mark.column) - Int(event.start_mark.column))
      }
      return .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, anchor: name(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart(anchor: name(event.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT: return .mappingStart(anchor: name(event.data.mapping_start.anchor))
    case YAML_ALIAS_EVENT: return .alias(name(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return .documentEnd
    default: return .other
    }
  }

  private func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    anchor.map { String(cString: $0) }
  }

  private func place(_ mark: yaml_mark_t) -> Position {
    Position(line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
  }

  private func syntaxError() -> FrontMatterError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "this is not YAML"
    // A quotation mark that is never closed is best shown where it was opened.
    let isUnclosed = problem == "found unexpected end of stream" && parser.pointee.context != nil
    let mark = isUnclosed ? parser.pointee.context_mark : parser.pointee.problem_mark
    return FrontMatterError(.yamlSyntax(problem, at: place(mark)))
  }
}
