import Glibc

extension Engine {
  mutating func runNumeric(
    _ filter: FilterName, _ input: Value, _ arguments: FilterArguments
  ) throws(Complaint) -> Value {
    switch filter {
    case .abs:
      if let number = input.wholeNumber { return number < 0 ? try Value.negate(input) : .int(number) }
      guard let number = input.number else { throw Complaint("'abs' needs a number, found \(input.kindName)") }
      return .double(abs(number))
    case .int: return try int(input, arguments)
    case .float:
      if let number = input.number { return .double(number) }
      if let number = input.text.flatMap(pythonFloat) { return .double(number) }
      return arguments[0] ?? .double(0)
    case .round: return try round(input, arguments)
    case .filesizeformat: return .string(try fileSize(input, isBinary: try arguments.flag(0)))
    default: return try sum(input, arguments)
    }
  }

  private func int(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let fallback = arguments[0] ?? .int(0)
    if let number = input.wholeNumber { return .int(number) }
    if let text = input.text {
      let base = try arguments.whole(1, default: 10)
      guard base == 0 || (2...36).contains(base) else { return fallback }
      if let number = pythonInteger(text, base: base) { return .int(number) }
      guard let number = pythonFloat(text) else { return fallback }
      return wholePart(number).map(Value.int) ?? fallback
    }
    if case .double(let number) = input { return wholePart(number).map(Value.int) ?? fallback }
    return fallback
  }

  private func wholePart(_ number: Double) -> Int? { Int(exactly: number.rounded(.towardZero)) }

  private func round(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    guard let number = input.number else { throw Complaint("'round' needs a number, found \(input.kindName)") }
    let precision = try arguments.whole(0, default: 0)
    let method = try arguments.text(1) ?? "common"
    switch method {
    case "common":
      // Python rounds a whole number to a whole number.
      if let whole = input.wholeNumber {
        return precision >= 0 ? .int(whole) : .int(try roundedWhole(whole, precision))
      }
      return .double(rounded(number, to: precision))
    case "ceil", "floor":
      let factor = pow(10, Double(precision))
      let scaled = number * factor
      return .double((method == "ceil" ? scaled.rounded(.up) : scaled.rounded(.down)) / factor)
    default: throw Complaint("'round' knows the methods 'common', 'ceil' and 'floor'")
    }
  }

  private func roundedWhole(_ number: Int, _ precision: Int) throws(Complaint) -> Int {
    guard precision > -19 else { return 0 }
    var unit = 1
    for _ in 0..<(-precision) { unit *= 10 }
    let remainder = ((number % unit) + unit) % unit
    let (below, overflows) = number.subtractingReportingOverflow(remainder)
    if overflows { throw Value.overflow }
    let isUp = remainder * 2 > unit || (remainder * 2 == unit && (below / unit) % 2 != 0)
    if !isUp { return below }
    let (above, overflowsUp) = below.addingReportingOverflow(unit)
    if overflowsUp { throw Value.overflow }
    return above
  }

  /// Half to even on the exact decimal value, as Python rounds.
  private func rounded(_ number: Double, to precision: Int) -> Double {
    guard number.isFinite, precision < 20 else { return number }
    if precision <= 0 {
      let factor = pow(10, Double(-precision))
      return factor.isFinite ? (number / factor).rounded(.toNearestOrEven) * factor : 0
    }
    return Double(fixed(number, precision)) ?? number
  }

  private func fileSize(_ input: Value, isBinary: Bool) throws(Complaint) -> String {
    guard let bytes = input.number ?? input.text.flatMap(pythonFloat) else {
      throw Complaint("'filesizeformat' needs a number, found \(input.kindName)")
    }
    let base: Double = isBinary ? 1024 : 1000
    if bytes == 1 { return "1 Byte" }
    if bytes < base || !bytes.isFinite { return "\(wholePart(bytes) ?? 0) Bytes" }
    let prefixes = ["K", "M", "G", "T", "P", "E", "Z", "Y"]
    var unit = base
    for (position, prefix) in prefixes.enumerated() {
      unit *= base
      if bytes < unit || position == prefixes.count - 1 {
        let name = isBinary ? "\(prefix)iB" : "\(prefix == "K" ? "k" : prefix)B"
        return "\(fixed(base * bytes / unit, 1)) \(name)"
      }
    }
    return ""
  }

  private mutating func sum(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    var total = arguments[1] ?? .int(0)
    for item in try items(input) {
      total = try Value.add(
        total, try arguments.given(0).map { path throws(Complaint) in try element(path: path, of: item) } ?? item)
    }
    return total
  }
}

/// `printf`'s `%.nf`.
func fixed(_ number: Double, _ precision: Int) -> String {
  withVaList([Int32(clamping: precision), number]) { arguments in
    var buffer = [CChar](repeating: 0, count: 400 + max(0, precision))
    let length = vsnprintf(&buffer, buffer.count, "%.*f", arguments)
    return String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Python's `float(text)`.
func pythonFloat(_ text: String) -> Double? {
  let trimmed = text.stripped()
  guard !trimmed.isEmpty, !trimmed.lowercased().contains("0x"), !trimmed.hasPrefix("_"), !trimmed.hasSuffix("_"),
    !trimmed.contains("__")
  else { return nil }
  return Double(trimmed.filter { $0 != "_" })
}

/// Python's `int(text, base)`.
func pythonInteger(_ text: String, base: Int) -> Int? {
  var digits = Substring(text.stripped().lowercased())
  var sign = ""
  if let first = digits.first, first == "-" || first == "+" { sign = String(digits.removeFirst()) }
  var base = base
  for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)]
  where digits.hasPrefix(prefix) && (base == radix || base == 0) {
    digits = digits.dropFirst(2)
    if digits.first == "_" { digits.removeFirst() }
    base = radix
    break
  }
  if base == 0 { base = 10 }
  guard !digits.isEmpty, !digits.hasPrefix("_"), !digits.hasSuffix("_"), !digits.contains("__"),
    digits.first != "+", digits.first != "-"
  else { return nil }
  return Int(sign + digits.filter { $0 != "_" }, radix: base)
}
