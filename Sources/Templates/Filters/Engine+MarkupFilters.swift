import Text

extension Engine {
  mutating func runMarkup(
    _ filter: FilterName, _ input: Value, _ arguments: FilterArguments
  ) throws(Complaint) -> Value {
    switch filter {
    case .escape: return input.isMarkup ? input : .markup(printed(input).escapedForMarkup)
    case .forceescape: return .markup(printed(input).escapedForMarkup)
    case .safe:
      if case .content = input { return input }
      return .markup(printed(input))
    case .string: return input.text == nil ? .string(printed(input)) : input
    case .striptags: return .string(withoutTags(printed(input)))
    case .urlencode: return .string(try urlEncoded(input))
    case .xmlattr: return try attributes(input, arguments)
    case .tojson, .json:
      var writer = JSONWriter(isForScript: filter == .json)
      let indent = try arguments.given(0).map { _ throws(Complaint) in try arguments.whole(0, default: 0) }
      writer.indent = indent.map { max(0, min($0, 100)) }
      try writer.append(input, engine: &self, depth: 0)
      return .markup(writer.result)
    case .urlize: return try linked(input, arguments)
    default: return .string(PrettyPrinter().text(of: input))
    }
  }

  /// Text without tags and comments, entities as characters, whitespace as single spaces.
  private func withoutTags(_ text: String) -> String {
    var rest = text
    while let start = rest.find("<!--"), let end = rest.find("-->", from: start) {
      let bytes = Array(rest.utf8)
      rest = String(decoding: bytes[..<start] + bytes[(end + 3)...], as: UTF8.self)
    }
    while let start = rest.find("<"), let end = rest.find(">", from: start) {
      let bytes = Array(rest.utf8)
      rest = String(decoding: bytes[..<start] + bytes[(end + 1)...], as: UTF8.self)
    }
    return withoutEntities(rest.pieces(separatedBy: nil).joined(separator: " "))
  }

  // MARK: URLs

  private mutating func urlEncoded(_ input: Value) throws(Complaint) -> String {
    let pairs: [(Value, Value)]
    switch input {
    case .map(let map): pairs = map.pairs
    case .list, .tuple, .records:
      var list: [(Value, Value)] = []
      for item in try input.elements() {
        let parts = try item.elements()
        guard parts.count == 2 else { throw Complaint("'urlencode' needs pairs of a name and a value") }
        list.append((parts[0], parts[1]))
      }
      pairs = list
    default: return quoted(printed(input), isQuery: false)
    }
    return pairs.map { "\(quoted(printed($0.0), isQuery: true))=\(quoted(printed($0.1), isQuery: true))" }
      .joined(separator: "&")
  }

  private func quoted(_ text: String, isQuery: Bool) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case _ where isUnreserved(byte): result.append(byte)
      case UInt8(ascii: "/") where !isQuery: result.append(byte)
      case UInt8(ascii: " ") where isQuery: result.append(UInt8(ascii: "+"))
      default: result.appendPercentEncoded(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Attributes

  private func attributes(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    guard case .map(let map) = input else { throw Complaint("'xmlattr' needs a mapping, found \(input.kindName)") }
    var parts: [String] = []
    for (key, value) in map.pairs {
      switch value {
      case .none, .undefined: continue
      default: break
      }
      let name = printed(key)
      if name.unicodeScalars.contains(where: { " \t\n\r\u{B}\u{C}/>=".unicodeScalars.contains($0) }) {
        throw Complaint("attribute name \(pythonLiteral(of: name)) has a character that ends it")
      }
      let text = value.isMarkup ? printed(value) : printed(value).escapedForMarkup
      parts.append("\(key.isMarkup ? name : name.escapedForMarkup)=\"\(text)\"")
    }
    var text = parts.joined(separator: " ")
    if !text.isEmpty, try arguments.flag(0, default: true) { text = " " + text }
    return escapes ? .markup(text) : .string(text)
  }
}
