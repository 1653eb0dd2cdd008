/// Names that the engine itself looks for: the compiler numbers them first, in this order.
enum WellKnown: Int32, CaseIterable {
  case loop, index, index0, revindex, revindex0, first, last, length, depth, depth0, previtem, nextitem, cycle, changed
  case items, keys, values, get, split, strip, lower, upper, startswith, endswith, replace, join
  case year, month, day, hour, minute, second, iso, weekday
  case `self`, `super`, caller, varargs, kwargs, name, next, reset, current, arguments, catch_kwargs, catch_varargs,
    grouper, list

  /// The functions that every template has; they follow each other.
  case range, dict, cycler, joiner, namespace

  static let methods: Set<WellKnown> = [
    .items, .keys, .values, .get, .split, .strip, .lower, .upper, .startswith, .endswith, .replace, .join,
  ]
  static let functions: [WellKnown] = [.range, .dict, .cycler, .joiner, .namespace]
}
