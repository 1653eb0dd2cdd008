/// A filter's arguments in the order of its signature; absent ones are unset.
struct FilterArguments {
  var values: [Value] = []
  /// Of filters without a signature only.
  var named: [(name: String, value: Value)] = []

  /// The argument, or nil where it is absent.
  subscript(position: Int) -> Value? {
    guard position < values.count, !values[position].isUnset else { return nil }
    return values[position]
  }

  /// As the subscript, `none` counting as absent too.
  func given(_ position: Int) -> Value? {
    guard let value = self[position] else { return nil }
    if case .none = value { return nil }
    return value
  }

  func flag(_ position: Int, default fallback: Bool = false) throws(Complaint) -> Bool {
    try self[position]?.isTrue() ?? fallback
  }

  func whole(_ position: Int, default fallback: Int) throws(Complaint) -> Int {
    guard let value = try self[position]?.defined() else { return fallback }
    guard let number = value.wholeNumber else { throw Complaint("an integer is needed, found \(value.kindName)") }
    return number
  }

  func text(_ position: Int) throws(Complaint) -> String? {
    guard let value = try given(position)?.defined() else { return nil }
    guard let text = value.text else { throw Complaint("a string is needed, found \(value.kindName)") }
    return text
  }
}
