import Text

extension Engine {
  mutating func applyFilter(_ number: Int32) throws(Fault) -> Value {
    let node = nodes[Int(number)]
    guard let filter = FilterName(rawValue: node.second) else { return .none }
    let input = try evaluate(node.first)
    var arguments = FilterArguments()
    let record = Int(node.third)
    if lists[record] + lists[record + 1] > 0 || lists[record + 2] >= 0 || lists[record + 3] >= 0 {
      let given = try evaluateArguments(node.third)
      if let signature = filter.signature, !given.named.isEmpty || given.positional.count > signature.parameters.count {
        do throws(Complaint) { arguments.values = try bind(given, to: signature) } catch {
          throw fault(error, at: number)
        }
      } else {
        arguments.values = given.positional
        arguments.named = given.named
      }
    }
    do throws(Complaint) { return try run(filter, input, arguments) } catch { throw fault(error, at: number) }
  }

  mutating func applyHostFilter(_ number: Int32) throws(Fault) -> Value {
    let node = nodes[Int(number)]
    let input = try evaluate(node.first)
    if case .undefined(let missing) = input { throw fault(Complaint(missing), at: node.first) }
    var arguments = try evaluateArguments(node.third)
    arguments.positional.insert(input, at: 0)
    let filter = hostFilters[Int(node.second)]
    do throws(HostError) { return try filter.call(arguments) } catch {
      throw fault("filter", error.message, at: number)
    }
  }

  /// Arguments in the order of a signature.
  func bind(_ arguments: CallArguments, to signature: Signature) throws(Complaint) -> [Value] {
    guard arguments.positional.count <= signature.parameters.count else {
      throw Complaint("takes \(countText(signature.parameters.count, "argument")), \(arguments.positional.count) given")
    }
    var values = arguments.positional
    for (name, value) in arguments.named {
      guard let position = signature.parameters.firstIndex(of: name) else {
        throw Complaint("has no argument '\(name)'", suggestion: nearMiss(of: name, in: signature.parameters))
      }
      while values.count <= position { values.append(.unset) }
      guard values[position].isUnset else { throw Complaint("'\(name)' is given twice") }
      values[position] = value
    }
    for position in 0..<signature.required where position >= values.count || values[position].isUnset {
      throw Complaint("needs '\(signature.parameters[position])'")
    }
    return values
  }

  /// Applies one of the engine's own filters.
  mutating func run(_ filter: FilterName, _ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    let result = try dispatch(filter, input, arguments)
    try account(result)
    return result
  }

  private mutating func dispatch(_ filter: FilterName, _ input: Value, _ arguments: FilterArguments) throws(Complaint)
    -> Value
  {
    switch filter {
    case .items:
      if case .undefined = input { return .list([]) }
    case .defaultValue:
      if case .undefined = input { return arguments[0] ?? .string("") }
      if try arguments.flag(1), try !input.isTrue() { return arguments[0] ?? .string("") }
      return input
    default: try bound(try input.defined())
    }
    switch filter {
    case .abs, .int, .float, .round, .filesizeformat, .sum: return try runNumeric(filter, input, arguments)
    case .batch, .first, .last, .list, .slice, .random, .reverse, .count, .items, .join, .dictsort:
      return try runSequence(filter, input, arguments)
    case .sort, .unique, .min, .max, .groupby, .whereEqual: return try runOrdering(filter, input, arguments)
    case .map, .select, .reject, .selectattr, .rejectattr: return try runSelection(filter, input, arguments)
    case .escape, .forceescape, .safe, .string, .striptags, .urlencode, .xmlattr, .tojson, .json, .urlize, .pprint:
      return try runMarkup(filter, input, arguments)
    case .attr:
      guard let name = try arguments.text(0), let symbol = program.symbolNumbers[name] else {
        return .undefined(Missing("\(input.kindName) has no '\(printed(arguments[0] ?? .none))'"))
      }
      return attributeOnly(symbol, of: input)
    case .date, .plural, .slugify: return try runSite(filter, input, arguments)
    default: return try runText(filter, input, arguments)
    }
  }

  /// `attr`: an attribute, never a key.
  private mutating func attributeOnly(_ symbol: Int32, of owner: Value) -> Value {
    switch owner {
    case .record, .moment, .handle:
      return element(.string(name(symbol)), of: owner)
    default: return missingField(symbol, of: owner)
    }
  }

  /// A string or markup's text, other values as they print; markup stays markup.
  func soft(_ value: Value) throws(Complaint) -> (text: String, isMarkup: Bool) {
    let value = try value.defined()
    if let text = value.text { return (text, value.isMarkup) }
    if case .content = value { return (printed(value), true) }
    return (printed(value), false)
  }

  func make(_ text: String, isMarkup: Bool) -> Value { isMarkup ? .markup(text) : .string(text) }

  /// The items of a list, loops over records noted.
  mutating func items(_ value: Value) throws(Complaint) -> [Value] {
    if case .records(let list) = value { noteRead(list) }
    return try value.elements()
  }
}
