extension Engine {
  mutating func applyTest(_ number: Int32) throws(Fault) -> Bool {
    let node = nodes[Int(number)]
    guard let test = TestName(rawValue: node.second) else { return false }
    let input = try evaluate(node.first)
    var argument: Value?
    let record = Int(node.third)
    if lists[record + 2] >= 0 || lists[record + 3] >= 0 {
      let given = try evaluateArguments(node.third)
      do throws(Complaint) { argument = try bind(given, to: test.signature).first } catch {
        throw fault(error, at: number)
      }
    } else if lists[record] > 0 {
      argument = try evaluate(lists[record + 4])
    }
    do throws(Complaint) { return try run(test, input, argument) } catch { throw fault(error, at: number) }
  }

  mutating func run(_ test: TestName, _ input: Value, _ argument: Value?) throws(Complaint) -> Bool {
    let isDefined: Bool
    if case .undefined = input { isDefined = false } else { isDefined = true }
    switch test {
    case .defined: return isDefined
    case .undefined: return !isDefined
    default: _ = try input.defined()
    }
    switch test {
    case .boolean: if case .bool = input { return true } else { return false }
    case .isTrue: if case .bool(true) = input { return true } else { return false }
    case .isFalse: if case .bool(false) = input { return true } else { return false }
    case .isNone: if case .none = input { return true } else { return false }
    case .integer: if case .int = input { return true } else { return false }
    case .float: if case .double = input { return true } else { return false }
    case .number: return input.number != nil
    case .string: return input.text != nil
    case .mapping: if case .map = input { return true } else { return false }
    case .escaped: return input.isMarkup
    case .sequence:
      switch input {
      case .list, .tuple, .records, .map, .string, .markup: return true
      default: return false
      }
    case .iterable:
      switch input {
      case .list, .tuple, .records, .map, .string, .markup: return true
      default: return false
      }
    case .callable:
      guard case .handle(let handle) = input else { return false }
      switch handle.kind {
      case .macro, .function, .block, .loop, .loopMethod, .cyclerMethod, .joiner: return true
      default: return false
      }
    case .even, .odd:
      let remainder = try Value.modulo(input, .int(2))
      return remainder == .int(test == .even ? 0 : 1)
    case .divisibleby: return try Value.modulo(input, argument ?? .none) == .int(0)
    case .lower: return isCased(printed(input), upper: false)
    case .upper: return isCased(printed(input), upper: true)
    case .filter:
      let name = printed(input)
      return FilterName.byName[name] != nil || program.program.hostFilterNumbers[name] != nil
    case .test: return TestName.byName[printed(input)] != nil
    default: return try compare(test, input, try (argument ?? .none).defined())
    }
  }

  private func compare(_ test: TestName, _ input: Value, _ other: Value) throws(Complaint) -> Bool {
    switch test {
    case .equal: return input == other
    case .notEqual: return input != other
    case .less: return try Value.isOrdered(.less, input, other)
    case .lessOrEqual: return try Value.isOrdered(.lessOrEqual, input, other)
    case .greater: return try Value.isOrdered(.greater, input, other)
    case .greaterOrEqual: return try Value.isOrdered(.greaterOrEqual, input, other)
    case .isIn: return try other.contains(input)
    default:
      // `sameas`: Python's identity, which for plain values is equality of type and value.
      switch (input, other) {
      case (.bool, .bool), (.int, .int), (.double, .double), (.none, .none), (.string, .string), (.markup, .markup),
        (.record, .record), (.handle, .handle):
        return input == other
      default: return false
      }
    }
  }

  /// Python's `islower` and `isupper`: some cased letter, and none of the other case.
  private func isCased(_ text: String, upper: Bool) -> Bool {
    var found = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter {
        if !upper { return false }
        found = true
      } else if scalar.properties.isLowercase {
        if upper { return false }
        found = true
      }
    }
    return found
  }
}
