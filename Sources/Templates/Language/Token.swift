/// A piece of a template: where it stands, in bytes, and what it is.
struct Token {
  enum Kind: UInt8 {
    /// Text between tags, whitespace control already applied.
    case text
    case variableBegin, variableEnd, blockBegin, blockEnd
    case name, string, integer, float
    case add, sub, div, floorDiv, mul, mod, pow, tilde
    case leftBracket, rightBracket, leftParen, rightParen, leftBrace, rightBrace
    case equal, notEqual, greater, greaterOrEqual, less, lessOrEqual
    case assign, dot, colon, pipe, comma, semicolon
    case end
  }

  var kind: Kind
  var start: Int
  var end: Int
}

extension Token.Kind {
  /// The token as a message shows it.
  var text: String {
    switch self {
    case .text: "text"
    case .variableBegin: "{{"
    case .variableEnd: "}}"
    case .blockBegin: "{%"
    case .blockEnd: "%}"
    case .name: "a name"
    case .string: "a string"
    case .integer, .float: "a number"
    case .add: "+"
    case .sub: "-"
    case .div: "/"
    case .floorDiv: "//"
    case .mul: "*"
    case .mod: "%"
    case .pow: "**"
    case .tilde: "~"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftParen: "("
    case .rightParen: ")"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .less: "<"
    case .lessOrEqual: "<="
    case .assign: "="
    case .dot: "."
    case .colon: ":"
    case .pipe: "|"
    case .comma: ","
    case .semicolon: ";"
    case .end: "the end of the template"
    }
  }
}
