/// Writes values as JSON that is safe inside `<script>`.
struct JSONWriter {
  /// Compact and in UTF-8, as JSON-LD is written; otherwise as Python's `json.dumps`.
  let isForScript: Bool
  var indent: Int?
  private(set) var result = ""

  init(isForScript: Bool) {
    self.isForScript = isForScript
  }

  mutating func append(_ value: Value, engine: inout Engine, depth: Int) throws(Complaint) {
    switch value {
    case .none: result += "null"
    case .bool(let flag): result += flag ? "true" : "false"
    case .int(let number): result += String(number)
    case .double(let number):
      if number.isNaN {
        result += "NaN"
      } else if number.isInfinite {
        result += number < 0 ? "-Infinity" : "Infinity"
      } else {
        result += pythonText(of: number)
      }
    case .string(let text), .markup(let text): append(text)
    case .moment(let moment): append(moment.rfc3339)
    case .content: append(engine.printed(value))
    case .list, .tuple, .records:
      try append(try engine.items(value), open: "[", close: "]", depth: depth) { (writer, item) throws(Complaint) in
        try writer.append(item, engine: &engine, depth: depth + 1)
      }
    case .map(let map):
      let pairs = isForScript ? map.pairs : try sorted(map)
      try append(pairs, open: "{", close: "}", depth: depth) { (writer, pair) throws(Complaint) in
        try writer.appendKey(pair.0)
        writer.result += writer.isForScript && writer.indent == nil ? ":" : ": "
        try writer.append(pair.1, engine: &engine, depth: depth + 1)
      }
    case .undefined(let missing): throw Complaint(missing)
    case .record, .handle: throw Complaint("\(value.kindName) cannot be written as JSON")
    }
  }

  private func sorted(_ map: Map) throws(Complaint) -> [(Value, Value)] {
    var complaint: Complaint?
    let pairs = map.pairs.sorted { first, second in
      guard let result = first.0.precedes(second.0) else {
        complaint = Value.unsupported("<", first.0, second.0)
        return false
      }
      return result
    }
    if let complaint { throw complaint }
    return pairs
  }

  private mutating func append<Item>(
    _ items: [Item], open: String, close: String, depth: Int,
    _ body: (inout JSONWriter, Item) throws(Complaint) -> Void
  ) throws(Complaint) {
    if depth > 100 { throw Complaint("value nests more than 100 deep") }
    result += open
    for (position, item) in items.enumerated() {
      if position > 0 { result += indent != nil || isForScript ? "," : ", " }
      breakLine(depth + 1)
      try body(&self, item)
    }
    if !items.isEmpty { breakLine(depth) }
    result += close
  }

  private mutating func breakLine(_ depth: Int) {
    guard let indent else { return }
    result += "\n" + String(repeating: " ", count: indent * depth)
  }

  private mutating func appendKey(_ key: Value) throws(Complaint) {
    switch key {
    case .string(let text), .markup(let text): append(text)
    case .int, .double, .bool, .none:
      result += "\"\(scalarText(key))\""
    default: throw Complaint("\(key.kindName) cannot be a key of a JSON object")
    }
  }

  private func scalarText(_ value: Value) -> String {
    switch value {
    case .none: "null"
    case .bool(let flag): flag ? "true" : "false"
    default: value.printed
    }
  }

  private mutating func append(_ text: String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "<", ">", "&", "\u{2028}", "\u{2029}": appendEscape(scalar.value)
      case "'" where !isForScript: appendEscape(scalar.value)
      case "\u{0}"..."\u{1F}": appendEscape(scalar.value)
      default:
        if isForScript || scalar.value < 0x7F {
          result.unicodeScalars.append(scalar)
        } else if scalar.value < 0x10000 {
          appendEscape(scalar.value)
        } else {
          let rest = scalar.value - 0x10000
          appendEscape(0xD800 + (rest >> 10))
          appendEscape(0xDC00 + (rest & 0x3FF))
        }
      }
    }
    result += "\""
  }

  private mutating func appendEscape(_ code: UInt32) {
    let digits = String(code, radix: 16)
    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
