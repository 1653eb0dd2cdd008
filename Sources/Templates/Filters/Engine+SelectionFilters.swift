import Text

extension Engine {
  mutating func runSelection(
    _ filter: FilterName, _ input: Value, _ arguments: FilterArguments
  ) throws(Complaint) -> Value {
    if try !input.isTrue() { return .list([]) }
    if filter == .map { return try map(input, arguments) }
    let isRejecting = filter == .reject || filter == .rejectattr
    var rest = arguments
    var path: Value?
    if filter == .selectattr || filter == .rejectattr {
      guard let first = arguments[0] else { throw Complaint("'\(filter)' needs an attribute") }
      path = first
      rest.values.removeFirst()
    }
    guard let name = rest[0] else {
      return try keeping(input) { (engine, item) throws(Complaint) in
        let value = try path.map { path throws(Complaint) in try engine.element(path: path, of: item) } ?? item
        return try value.isTrue() != isRejecting
      }
    }
    guard let text = name.text, let test = TestName.byName[text] else {
      throw Complaint(
        "unknown test '\(printed(name))'", suggestion: nearMiss(of: printed(name), in: TestName.byName.keys.sorted()))
    }
    let values = try bind(
      CallArguments(positional: Array(rest.values.dropFirst()), named: rest.named), to: test.signature)
    return try keeping(input) { (engine, item) throws(Complaint) in
      let value = try path.map { path throws(Complaint) in try engine.element(path: path, of: item) } ?? item
      return try engine.run(test, value, values.first) != isRejecting
    }
  }

  /// `map(attribute=...)`, or a filter's name and its arguments.
  private mutating func map(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    var result: [Value] = []
    if arguments.values.isEmpty, let path = arguments.named.first(where: { $0.name == "attribute" })?.value {
      let fallback = arguments.named.first { $0.name == "default" }?.value
      if let other = arguments.named.first(where: { $0.name != "attribute" && $0.name != "default" }) {
        throw Complaint("'map' has no argument '\(other.name)'")
      }
      for item in try items(input) {
        let value = try element(path: path, of: item)
        if case .undefined = value, let fallback { result.append(fallback) } else { result.append(value) }
      }
      return .list(result)
    }
    guard let name = arguments[0] else { throw Complaint("'map' needs a filter's name or 'attribute'") }
    let given = CallArguments(positional: Array(arguments.values.dropFirst()), named: arguments.named)
    if let text = name.text, let number = program.program.hostFilterNumbers[text] {
      let filter = hostFilters[Int(number)]
      for item in try items(input) {
        let all = CallArguments(positional: [item] + given.positional, named: given.named)
        do throws(HostError) { result.append(try filter.call(all)) } catch { throw Complaint(error.message) }
      }
      return .list(result)
    }
    guard let text = name.text, let filter = FilterName.byName[text] else {
      let names = FilterName.byName.keys.sorted() + program.program.hostFilters.map(\.name)
      throw Complaint("unknown filter '\(printed(name))'", suggestion: nearMiss(of: printed(name), in: names))
    }
    var bound = FilterArguments(values: given.positional, named: given.named)
    if let signature = filter.signature { bound = FilterArguments(values: try bind(given, to: signature)) }
    for item in try items(input) { result.append(try run(filter, item, bound)) }
    return .list(result)
  }
}
