/// A statement of a template, with the byte offset of its tag's name.
struct Statement {
  indirect enum Kind {
    /// Bytes of the template, from and to.
    case text(Int, Int)
    case output(Expression)
    case evaluate(Expression)
    case conditional([(test: Expression, body: [Statement])], otherwise: [Statement])
    case loop(Loop)
    case set(Target, Expression)
    case setBlock(Target, filter: Expression?, body: [Statement])
    case with([(Target, Expression)], body: [Statement])
    case filterBlock(Expression, body: [Statement])
    case macro(Macro)
    case callBlock(Macro, call: Expression)
    case block(Block)
    case extends(Expression)
    case include(Expression, ignoresMissing: Bool, hasContext: Bool)
    case importModule(Expression, name: String, hasContext: Bool)
    case importNames(Expression, names: [(name: String, alias: String, offset: Int)], hasContext: Bool)
    case breakLoop, continueLoop
  }

  var kind: Kind
  var offset: Int
}

/// What an assignment fills.
indirect enum Target {
  case name(String, offset: Int)
  case namespace(String, attribute: String, offset: Int)
  case tuple([Target], offset: Int)
}

struct Loop {
  var target: Target
  var sequence: Expression
  var filter: Expression?
  var isRecursive: Bool
  var body: [Statement]
  var otherwise: [Statement]
}

struct Macro {
  var name: String
  var parameters: [(name: String, offset: Int)]
  /// For the last parameters.
  var defaults: [Expression]
  var body: [Statement]
}

struct Block {
  var name: String
  var isScoped: Bool
  var isRequired: Bool
  var body: [Statement]
}
