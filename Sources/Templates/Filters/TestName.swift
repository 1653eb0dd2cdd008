/// The tests that stand after `is`.
enum TestName: Int32, CaseIterable {
  case boolean, callable, defined, divisibleby, equal, escaped, even, isFalse, filter, float, greater, greaterOrEqual
  case isIn, integer, iterable, less, lessOrEqual, lower, mapping, isNone, notEqual, number, odd, sameas, sequence
  case string, test, isTrue, undefined, upper

  var signature: Signature {
    switch self {
    case .divisibleby: Signature(["num"], required: 1)
    case .equal, .notEqual, .greater, .greaterOrEqual, .less, .lessOrEqual, .sameas: Signature(["other"], required: 1)
    case .isIn: Signature(["seq"], required: 1)
    default: Signature([], required: 0)
    }
  }

  var names: [String] {
    switch self {
    case .equal: ["eq", "equalto", "=="]
    case .notEqual: ["ne", "!="]
    case .greater: ["gt", "greaterthan", ">"]
    case .greaterOrEqual: ["ge", ">="]
    case .less: ["lt", "lessthan", "<"]
    case .lessOrEqual: ["le", "<="]
    case .isIn: ["in"]
    case .isNone: ["none"]
    case .isTrue: ["true"]
    case .isFalse: ["false"]
    default: ["\(self)"]
    }
  }

  static let byName: [String: TestName] = {
    var table: [String: TestName] = [:]
    for test in allCases {
      for name in test.names { table[name] = test }
    }
    return table
  }()
}
