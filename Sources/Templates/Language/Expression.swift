/// An expression of a template, with the byte offset at which its errors are reported.
struct Expression {
  indirect enum Kind {
    case constant(Value)
    case name(String)
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(Expression, from: Expression?, to: Expression?, step: Expression?)
    case call(Expression, Arguments)
    case filter(Expression?, String, Arguments)
    case test(Expression, String, Arguments)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case compare(Expression, [(BinaryOperator, Expression)])
    case concatenation([Expression])
    case conditional(Expression, then: Expression, otherwise: Expression?)
    case list([Expression])
    case tuple([Expression])
    case map([(Expression, Expression)])
  }

  var kind: Kind
  var offset: Int
  /// How deeply expressions nest inside; bounded by the parser, so that walking one never runs out of stack.
  var depth: Int
}

enum UnaryOperator: UInt8 {
  case not, minus, plus
}

enum BinaryOperator: UInt8 {
  case add, subtract, multiply, divide, floorDivide, modulo, power
  case and, or
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn

  var text: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "**"
    case .and: "and"
    case .or: "or"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .isIn: "in"
    case .isNotIn: "not in"
    }
  }
}

/// What stands between the parentheses of a call, filter or test.
struct Arguments {
  var positional: [Expression] = []
  var named: [(name: String, value: Expression)] = []
  /// `*list`
  var spread: Expression?
  /// `**mapping`
  var namedSpread: Expression?

  var all: [Expression] { positional + named.map(\.value) + [spread, namedSpread].compactMap(\.self) }
  var isPlain: Bool { named.isEmpty && spread == nil && namedSpread == nil }
}
