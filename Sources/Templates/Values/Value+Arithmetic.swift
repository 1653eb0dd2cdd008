import Glibc

/// Python's operators on values.
extension Value {
  static func add(_ left: Value, _ right: Value) throws(Complaint) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)): return .int(try checked(a.addingReportingOverflow(b)))
    case (.string(let a), .string(let b)): return .string(a + b)
    case (.markup(let a), .markup(let b)): return .markup(a + b)
    case (.markup(let a), .string(let b)): return .markup(a + b.escapedForMarkup)
    case (.string(let a), .markup(let b)): return .markup(a.escapedForMarkup + b)
    case (.list(let a), .list(let b)): return .list(a + b)
    case (.tuple(let a), .tuple(let b)): return .tuple(a + b)
    case (.records(let a), .records(let b)) where a.shape == b.shape:
      return .records(RecordList(shape: a.shape, indexes: a.indexes + b.indexes))
    case (.records, .list), (.list, .records), (.records, .records):
      return .list(try left.elements() + right.elements())
    default: return try arithmetic("+", left, right, { $0.addingReportingOverflow($1) }, +)
    }
  }

  static func subtract(_ left: Value, _ right: Value) throws(Complaint) -> Value {
    try arithmetic("-", left, right, { $0.subtractingReportingOverflow($1) }, -)
  }

  static func multiply(_ left: Value, _ right: Value) throws(Complaint) -> Value {
    if let count = right.wholeNumber, let repeated = try left.repeated(count) { return repeated }
    if let count = left.wholeNumber, let repeated = try right.repeated(count) { return repeated }
    return try arithmetic("*", left, right, { $0.multipliedReportingOverflow(by: $1) }, *)
  }

  static let longestRepetition = 10_000_000

  private func repeated(_ count: Int) throws(Complaint) -> Value? {
    let size: Int
    switch self {
    case .string(let text), .markup(let text): size = text.utf8.count
    case .list(let items), .tuple(let items): size = items.count
    default: return nil
    }
    let times = Swift.max(0, count)
    guard size == 0 || times <= Value.longestRepetition / size else {
      throw Complaint("result is larger than \(Value.longestRepetition)")
    }
    switch self {
    case .string(let text): return .string(size == 0 ? "" : String(repeating: text, count: times))
    case .markup(let text): return .markup(size == 0 ? "" : String(repeating: text, count: times))
    case .list(let items): return .list(size == 0 ? [] : Array(repeatElement(items, count: times).joined()))
    case .tuple(let items): return .tuple(size == 0 ? [] : Array(repeatElement(items, count: times).joined()))
    default: return nil
    }
  }

  static func divide(_ left: Value, _ right: Value) throws(Complaint) -> Value {
    guard let a = left.number, let b = right.number else { throw unsupported("/", left, right) }
    if b == 0 { throw Complaint("division by zero") }
    return .double(a / b)
  }

  /// Towards minus infinity, as in Python.
  static func floorDivide(_ left: Value, _ right: Value) throws(Complaint) -> Value {
    if let a = left.wholeNumber, let b = right.wholeNumber {
      if b == 0 { throw Complaint("division by zero") }
      let (quotient, overflows) = a.dividedReportingOverflow(by: b)
      if overflows { throw overflow }
      return .int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient)
    }
    guard let a = left.number, let b = right.number else { throw unsupported("//", left, right) }
    if b == 0 { throw Complaint("division by zero") }
    let remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0, (b < 0) != (remainder < 0) { quotient -= 1 }
    if quotient == 0 { return .double((a / b).sign == .minus ? -0.0 : 0.0) }
    let floor = quotient.rounded(.down)
    return .double(quotient - floor > 0.5 ? floor + 1 : floor)
  }

  /// With the sign of the divisor, as in Python.
  static func modulo(_ left: Value, _ right: Value) throws(Complaint) -> Value {
    if let a = left.wholeNumber, let b = right.wholeNumber {
      if b == 0 { throw Complaint("division by zero") }
      if b == -1 { return .int(0) }
      let remainder = a % b
      return .int(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
    }
    guard let a = left.number, let b = right.number else { throw unsupported("%", left, right) }
    if b == 0 { throw Complaint("division by zero") }
    return .double(floorRemainder(a, b))
  }

  private static func floorRemainder(_ a: Double, _ b: Double) -> Double {
    let remainder = fmod(a, b)
    if remainder == 0 { return b < 0 ? -0.0 : 0.0 }
    return (remainder < 0) != (b < 0) ? remainder + b : remainder
  }

  static func power(_ left: Value, _ right: Value) throws(Complaint) -> Value {
    if let base = left.wholeNumber, let exponent = right.wholeNumber, exponent >= 0 {
      return .int(try wholePower(base, exponent))
    }
    guard let a = left.number, let b = right.number else { throw unsupported("**", left, right) }
    if a == 0, b < 0 { throw Complaint("zero cannot be raised to a negative power") }
    let result = pow(a, b)
    if result.isNaN, !a.isNaN, !b.isNaN { throw Complaint("power of a negative number is not real") }
    if result.isInfinite, a.isFinite, b.isFinite { throw Complaint("result is too large") }
    return .double(result)
  }

  private static func wholePower(_ base: Int, _ exponent: Int) throws(Complaint) -> Int {
    if base == 0 || base == 1 { return exponent == 0 ? 1 : base }
    if base == -1 { return exponent % 2 == 0 ? 1 : -1 }
    guard exponent < 64 else { throw overflow }
    var result = 1
    for _ in 0..<exponent { result = try checked(result.multipliedReportingOverflow(by: base)) }
    return result
  }

  static func negate(_ value: Value) throws(Complaint) -> Value {
    if let number = value.wholeNumber { return .int(try checked(0.subtractingReportingOverflow(number))) }
    if let number = value.number { return .double(-number) }
    _ = try value.defined()
    throw Complaint("'-' needs a number, found \(value.kindName)")
  }

  static func plus(_ value: Value) throws(Complaint) -> Value {
    if let number = value.wholeNumber { return .int(number) }
    if let number = value.number { return .double(number) }
    _ = try value.defined()
    throw Complaint("'+' needs a number, found \(value.kindName)")
  }

  private static func arithmetic(
    _ symbol: String, _ left: Value, _ right: Value, _ whole: (Int, Int) -> (partialValue: Int, overflow: Bool),
    _ real: (Double, Double) -> Double
  ) throws(Complaint) -> Value {
    if let a = left.wholeNumber, let b = right.wholeNumber { return .int(try checked(whole(a, b))) }
    guard let a = left.number, let b = right.number else { throw unsupported(symbol, left, right) }
    return .double(real(a, b))
  }

  static var overflow: Complaint { Complaint("number is too large: integers have 64 bits") }

  private static func checked(_ result: (partialValue: Int, overflow: Bool)) throws(Complaint) -> Int {
    if result.overflow { throw overflow }
    return result.partialValue
  }

  static func unsupported(_ symbol: String, _ left: Value, _ right: Value) -> Complaint {
    for value in [left, right] {
      if case .undefined(let missing) = value { return Complaint(missing) }
    }
    return Complaint("'\(symbol)' does not work on \(left.kindName) and \(right.kindName)")
  }

  /// Compares an integer that no float holds exactly with a float.
  private static func exactOrder(_ left: Value, _ right: Value) -> ((Operation) -> Bool)? {
    let (whole, real, isSwapped): (Int, Double, Bool)
    switch (left, right) {
    case (.int(let a), .double(let b)): (whole, real, isSwapped) = (a, b, false)
    case (.double(let a), .int(let b)): (whole, real, isSwapped) = (b, a, true)
    default: return nil
    }
    guard Double(exactly: whole) == nil, let other = Int(exactly: real.rounded(.towardZero)) else { return nil }
    // So large a float has no fraction.
    let (a, b) = isSwapped ? (other, whole) : (whole, other)
    return { operation in
      switch operation {
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      default: a >= b
      }
    }
  }

  /// `<`, `<=`, `>`, `>=`.
  static func isOrdered(_ operation: Operation, _ left: Value, _ right: Value) throws(Complaint) -> Bool {
    let symbol: String
    if let a = left.wholeNumber, let b = right.wholeNumber {
      switch operation {
      case .less: return a < b
      case .lessOrEqual: return a <= b
      case .greater: return a > b
      default: return a >= b
      }
    }
    if let a = left.number, let b = right.number {
      if let order = exactOrder(left, right) { return order(operation) }
      switch operation {
      case .less: return a < b
      case .lessOrEqual: return a <= b
      case .greater: return a > b
      default: return a >= b
      }
    }
    switch operation {
    case .less:
      if let result = left.precedes(right) { return result }
      symbol = "<"
    case .lessOrEqual:
      if let result = right.precedes(left) { return !result }
      symbol = "<="
    case .greater:
      if let result = right.precedes(left) { return result }
      symbol = ">"
    default:
      if let result = left.precedes(right) { return !result }
      symbol = ">="
    }
    throw unsupported(symbol, left, right)
  }
}
