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
  private var places: YAMLPlaces
  /// Where the last event starts.
  private(set) var position = Position(line: 1, column: 1)

  /// Reads from bytes, at least one, that stay in place as long as the reader lives. `firstLine` is the file's line of the first byte.
  init(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    parser = .allocate(capacity: 1)
    places = YAMLPlaces(bytes, firstLine: firstLine)
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
    position = places.position(ofCharacter: event.start_mark.index)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      if event.start_mark.line == event.end_mark.line {
        position.length = max(1, Int(event.end_mark.index) - Int(event.start_mark.index))
      }
      try refuseTag(scalar.tag)
      return .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, anchor: name(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      try refuseTag(event.data.sequence_start.tag)
      return .sequenceStart(anchor: name(event.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT:
      try refuseTag(event.data.mapping_start.tag)
      return .mappingStart(anchor: name(event.data.mapping_start.anchor))
    case YAML_ALIAS_EVENT: return .alias(name(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return .documentEnd
    default: return .other
    }
  }

  private func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    anchor.map { String(cString: $0) }
  }

  /// `title: !Let op` and `title: !!! Let op` would lose a word. YAML's own tags (`!!str`) change nothing, as scalars stay
  /// text.
  private func refuseTag(_ tag: UnsafeMutablePointer<yaml_char_t>?) throws(FrontMatterError) {
    guard let tag = name(tag), tag != "!" else { return }
    let prefix = "tag:yaml.org,2002:"
    let own = ["str", "int", "float", "bool", "null", "timestamp", "seq", "map"]
    guard tag.hasPrefix(prefix), own.contains(String(tag.dropFirst(prefix.count))) else {
      throw FrontMatterError(.yamlTag(at: position))
    }
  }

  private mutating func syntaxError() -> FrontMatterError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "this is not YAML"
    if parser.pointee.error == YAML_READER_ERROR {
      // Found while reading ahead, where libyaml has no mark yet.
      return FrontMatterError(.yamlSyntax(problem, at: places.position(ofByte: parser.pointee.problem_offset)))
    }
    let opening = parser.pointee.context == nil ? nil : places.position(ofCharacter: parser.pointee.context_mark.index)
    let end = places.position(ofCharacter: parser.pointee.problem_mark.index)
    // A quotation mark that is never closed is best shown where it was opened.
    let isUnclosed = problem == "found unexpected end of stream" || problem == "found unexpected document indicator"
    return FrontMatterError(
      .yamlSyntax(
        problem, at: isUnclosed ? opening ?? end : end, opening: opening,
        before: places.textBefore))
  }
}
