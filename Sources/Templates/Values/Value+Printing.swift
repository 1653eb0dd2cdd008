import Calendar
import Text

extension Value {
  /// What Python's `str()` gives: the text that a template prints before escaping.
  public var printed: String {
    switch self {
    case .string(let text), .markup(let text): return text
    case .int(let number): return String(number)
    default:
      var text = ""
      append(to: &text, quoted: false)
      return text
    }
  }

  /// What Python's `repr()` gives.
  var represented: String {
    var text = ""
    append(to: &text, quoted: true)
    return text
  }

  private func append(to result: inout String, quoted: Bool) {
    switch self {
    case .none: result += "None"
    case .bool(let flag): result += flag ? "True" : "False"
    case .int(let number): result += String(number)
    case .double(let number): result += pythonText(of: number)
    case .string(let text): result += quoted ? pythonLiteral(of: text) : text
    case .markup(let text): result += quoted ? "Markup(\(pythonLiteral(of: text)))" : text
    case .list(let items): Value.append(items, between: "[", and: "]", to: &result)
    case .tuple(let items):
      Value.append(items, between: "(", and: items.count == 1 ? ",)" : ")", to: &result)
    case .records(let list): Value.append((0..<list.count).map { list[$0] }, between: "[", and: "]", to: &result)
    case .map(let map):
      result += "{"
      for (position, (key, value)) in map.pairs.enumerated() {
        if position > 0 { result += ", " }
        key.append(to: &result, quoted: true)
        result += ": "
        value.append(to: &result, quoted: true)
      }
      result += "}"
    case .moment(let moment): result += moment.rfc3339
    case .record(let record): result += "<record \(record.shape):\(record.index)>"
    case .content(let record): result += "<content \(record.shape):\(record.index)>"
    case .undefined: result += quoted ? "Undefined" : ""
    case .handle(let handle): result += "<\(handle.kind)>"
    }
  }

  private static func append(_ items: [Value], between open: String, and close: String, to result: inout String) {
    result += open
    for (position, item) in items.enumerated() {
      if position > 0 { result += ", " }
      item.append(to: &result, quoted: true)
    }
    result += close
  }
}

/// The shortest digits that read back as the number, in Python's shape: `1.0`, `1e-05`, `1e+16`, `inf`.
func pythonText(of number: Double) -> String {
  if number.isNaN { return "nan" }
  if number.isInfinite { return number < 0 ? "-inf" : "inf" }
  if number == 0 { return number.sign == .minus ? "-0.0" : "0.0" }
  let (digits, exponent) = shortestDigits(of: number.magnitude)
  let sign = number < 0 ? "-" : ""
  if exponent < -4 || exponent >= 16 {
    let power = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
    let mantissa = digits.count == 1 ? digits : "\(digits.prefix(1)).\(digits.dropFirst())"
    return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(power)"
  }
  if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)" }
  if digits.count <= exponent + 1 {
    return "\(sign)\(digits)\(String(repeating: "0", count: exponent + 1 - digits.count)).0"
  }
  return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
}

/// The significant digits of a positive number and the power of ten of the first one.
private func shortestDigits(of number: Double) -> (digits: String, exponent: Int) {
  let parts = number.description.split(separator: "e")
  let whole = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  var exponent = whole[0].count - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  var digits = Substring(whole.joined())
  while digits.count > 1, digits.first == "0" {
    digits.removeFirst()
    exponent -= 1
  }
  while digits.count > 1, digits.last == "0" { digits.removeLast() }
  return (String(digits), exponent)
}

/// A string as a Python literal: single quotes, unless it holds some and no double ones.
func pythonLiteral(of text: String) -> String {
  let quote: Unicode.Scalar = text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
  var result = String.UnicodeScalarView()
  result.append(quote)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    case quote:
      result.append("\\")
      result.append(quote)
    default:
      if isPrintable(scalar) {
        result.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16)
        let (mark, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        result.append(contentsOf: "\\\(mark)\(zeros)\(digits)".unicodeScalars)
      }
    }
  }
  result.append(quote)
  return String(result)
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x7F { return scalar.value >= 0x20 }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
    return false
  default: return true
  }
}
