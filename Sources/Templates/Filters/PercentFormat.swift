import Glibc

/// Python's `format % values`: `%s`, `%d`, `%05.2f`, `%(name)s` and so on.
///
/// Of markup the result is markup, and the values are escaped.
func formatPercent(
  _ format: Value, _ values: [Value], _ mapping: Value?, allowsUnused: Bool = false
) throws(Complaint) -> Value {
  var formatter = PercentFormatter(
    format: Array((format.text ?? "").unicodeScalars), values: values, mapping: mapping, isMarkup: format.isMarkup)
  formatter.allowsUnused = allowsUnused
  let text = try formatter.run()
  return format.isMarkup ? .markup(text) : .string(text)
}

private struct PercentFormatter {
  let format: [Unicode.Scalar]
  let values: [Value]
  let mapping: Value?
  let isMarkup: Bool
  var position = 0
  var nextValue = 0
  var usesMapping = false
  /// Python lets a list that the format does not use pass.
  var allowsUnused = false
  var result = ""

  struct Directive {
    var isLeft = false
    var hasSign = false
    var hasSpace = false
    var hasZero = false
    var isAlternative = false
    var width = 0
    var precision: Int?
  }

  init(format: [Unicode.Scalar], values: [Value], mapping: Value?, isMarkup: Bool) {
    self.format = format
    self.values = values
    self.mapping = mapping
    self.isMarkup = isMarkup
  }

  mutating func run() throws(Complaint) -> String {
    while position < format.count {
      if result.utf8.count > Engine.largestText { throw Complaint("result is larger than \(Engine.largestText) bytes") }
      let scalar = format[position]
      position += 1
      if scalar == "%" { try directive() } else { result.unicodeScalars.append(scalar) }
    }
    if !usesMapping, mapping == nil, nextValue < values.count, !allowsUnused {
      throw Complaint("not all values are used by the format")
    }
    return result
  }

  private mutating func take() throws(Complaint) -> Value {
    if nextValue == 0, values.isEmpty, let mapping {
      nextValue = 1
      return mapping
    }
    guard nextValue < values.count else { throw Complaint("the format needs more values") }
    nextValue += 1
    return try values[nextValue - 1].defined()
  }

  private mutating func directive() throws(Complaint) {
    var value: Value?
    if current == "(" {
      guard let end = format[position...].firstIndex(of: ")") else { throw Complaint("the format has an open '%('") }
      let name = String(String.UnicodeScalarView(format[(position + 1)..<end]))
      position = end + 1
      guard case .map(let map)? = mapping else { throw Complaint("the format needs a mapping for '%(\(name))'") }
      guard let found = map[name] else { throw Complaint("mapping has no key '\(name)'") }
      usesMapping = true
      value = found
    }
    var directive = Directive()
    flags: while let flag = current {
      switch flag {
      case "-": directive.isLeft = true
      case "+": directive.hasSign = true
      case " ": directive.hasSpace = true
      case "0": directive.hasZero = true
      case "#": directive.isAlternative = true
      default: break flags
      }
      position += 1
    }
    directive.width = try number() ?? 0
    if directive.width < 0 {
      directive.isLeft = true
      directive.width = -directive.width
    }
    if current == "." {
      position += 1
      directive.precision = max(0, try number() ?? 0)
    }
    while current == "l" || current == "h" || current == "L" { position += 1 }
    guard let kind = current else { throw Complaint("the format ends inside a '%' directive") }
    position += 1
    if kind == "%" {
      result += "%"
      return
    }
    guard directive.width <= 100_000, directive.precision ?? 0 <= 1000 else {
      throw Complaint("the format is too wide")
    }
    if let value {
      try append(kind, value, directive)
    } else {
      try append(kind, try take(), directive)
    }
  }

  private var current: Unicode.Scalar? { position < format.count ? format[position] : nil }

  private mutating func number() throws(Complaint) -> Int? {
    if current == "*" {
      position += 1
      guard let number = try take().wholeNumber else { throw Complaint("'*' in a format needs an integer") }
      return max(-200_000, min(number, 200_000))
    }
    var digits = ""
    while let scalar = current, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return digits.isEmpty ? nil : Int(digits) ?? 200_000
  }

  private mutating func append(_ kind: Unicode.Scalar, _ value: Value, _ directive: Directive) throws(Complaint) {
    switch kind {
    case "s", "r", "a":
      var text = kind == "s" ? value.printed : value.represented
      if isMarkup, !(kind == "s" && value.isMarkup) { text = text.escapedForMarkup }
      if let precision = directive.precision {
        text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
      }
      pad(text, directive)
    case "c":
      if let text = value.text, text.scalarCount == 1 { return pad(text, directive) }
      guard let number = value.wholeNumber, let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
        throw Complaint("'%c' needs a character")
      }
      pad(String(scalar), directive)
    case "d", "i", "u":
      guard let number = value.number else { throw needsNumber(kind, value) }
      let whole: Int? = value.wholeNumber ?? Int(exactly: number.rounded(.towardZero))
      guard let whole else { throw Value.overflow }
      appendNumber(String(whole.magnitude), isNegative: whole < 0, minimum: directive.precision ?? 0, directive)
    case "x", "X", "o":
      guard let whole = value.wholeNumber else { throw needsNumber(kind, value) }
      let digits = String(whole.magnitude, radix: kind == "o" ? 8 : 16, uppercase: kind == "X")
      let prefix = directive.isAlternative ? "0\(kind)" : ""
      appendNumber(digits, isNegative: whole < 0, minimum: directive.precision ?? 0, directive, prefix: prefix)
    case "f", "F", "e", "E", "g", "G":
      guard let number = value.number else { throw needsNumber(kind, value) }
      let text = printf(number.magnitude, kind, directive)
      appendNumber(text, isNegative: number.sign == .minus && !number.isNaN, minimum: 0, directive)
    default: throw Complaint("the format has no directive '%\(kind)'")
    }
  }

  private func needsNumber(_ kind: Unicode.Scalar, _ value: Value) -> Complaint {
    Complaint("'%\(kind)' needs a number, found \(value.kindName)")
  }

  private func printf(_ number: Double, _ kind: Unicode.Scalar, _ directive: Directive) -> String {
    let format = "%\(directive.isAlternative ? "#" : "").*\(kind)"
    return withVaList([Int32(clamping: directive.precision ?? 6), number]) { arguments in
      var buffer = [CChar](repeating: 0, count: 1500)
      let length = vsnprintf(&buffer, buffer.count, format, arguments)
      return String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private mutating func appendNumber(
    _ digits: String, isNegative: Bool, minimum: Int, _ directive: Directive, prefix: String = ""
  ) {
    var digits = String(repeating: "0", count: max(0, minimum - digits.utf8.count)) + digits
    let sign = (isNegative ? "-" : directive.hasSign ? "+" : directive.hasSpace ? " " : "") + prefix
    if directive.hasZero, !directive.isLeft {
      digits = String(repeating: "0", count: max(0, directive.width - sign.utf8.count - digits.utf8.count)) + digits
    }
    pad(sign + digits, directive)
  }

  private mutating func pad(_ text: String, _ directive: Directive) {
    let padding = String(repeating: " ", count: max(0, directive.width - text.scalarCount))
    result += directive.isLeft ? text + padding : padding + text
  }
}
