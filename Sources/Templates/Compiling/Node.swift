/// One step of a compiled template: plain bytes, so that threads share it without counting references.
///
/// `first`, `second` and `third` are numbers of nodes, slots, symbols, constants or places in `Program.lists`, as each
/// operation says; -1 stands for an absent part.
struct Node {
  var operation: Operation
  var flags: UInt8 = 0
  var first: Int32 = -1
  var second: Int32 = -1
  var third: Int32 = -1
  /// Where it stands in its template, in bytes, for error messages.
  var offset: Int32
}

enum Operation: UInt8 {
  // Expressions
  /// first: constant
  case constant
  /// first: slot, second: symbol
  case local
  /// As `local`, of a variable that a macro shares: the slot holds the number of a cell.
  case cell
  /// first: symbol, looked up in the context
  case context
  /// As `context`, of a name that no template assigns, so that only the page's own globals have it.
  case global
  /// first: owner, second: symbol
  case attribute
  /// first: owner, second: key
  case item
  /// first: owner, second: list of three nodes
  case slice
  /// first: callee, second: argument list
  case call
  /// first: input, second: filter, third: argument list
  case filter, hostFilter
  /// first: input, second: default value, third: whether false values are replaced too
  case defaultFilter
  /// first: input, second: test, third: argument list
  case test
  /// first: input
  case isDefined, isUndefined
  case not, negate, plus
  /// first, second: operands
  case add, subtract, multiply, divide, floorDivide, modulo, power, and, or
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn
  /// first: leftmost operand, second: list of (operation, operand), third: count
  case compareChain
  /// second: list of nodes, third: count
  case concatenate, list, tuple, map
  /// first: test, second: value, third: otherwise
  case conditional
  /// The text that a filter block has captured.
  case captured
  /// first: the call that it stands for, second: list, see `PhraseRecord`, third: list of (symbol, node) of the arguments
  case phrase

  // Targets: third is the symbol under which the value is exported, or -1
  /// first: slot
  case storeLocal, storeCell
  /// first: node of the namespace, second: symbol
  case storeNamespace
  /// second: list of targets, third: count
  case storeTuple

  // Statements
  /// first: start in `Program.text`, second: length
  case text
  /// first: expression
  case output, evaluate
  /// second: list of (test, body start, body count), third: count; a last test of -1 is `else`
  case ifElse
  /// second: list, see `LoopRecord`
  case forEach
  /// first: target, second: expression
  case set
  /// first: target, second: filter expression, third: list (body start, body count, scope's entry start, count)
  case setBlock
  /// second: list of (target, expression), third: count; then a list as in `setBlock` follows
  case with
  /// second: filter expression, third: list as in `setBlock`
  case filterBlock
  /// first: unit, second: target
  case defineMacro
  /// first: unit, second: node of the call
  case callBlock
  /// first: symbol, second: list of visible locals, third: count
  case callBlockOfTemplate
  /// first: expression
  case extends
  /// first: expression, second: list of visible locals, third: count
  case include
  /// first: expression, second: list of visible locals, third: count; next list entry is the target
  case importModule
  /// As `importModule`; after the locals a list of (symbol, target), preceded by its count
  case importNames
  case breakLoop, continueLoop
  /// first: slot, second: symbol: a scope's variable begins as the context's value
  case enterResolved
  /// first: slot, second: node: a scope's variable begins as the outer variable's value
  case enterAlias
  /// first: slot: a scope's variable begins without a value
  case enterUnset
}

/// Flags of nodes.
enum NodeFlag {
  /// Prints only while no parent template is known.
  static let checksParent: UInt8 = 1
  static let ignoresMissing: UInt8 = 2
  static let hasContext: UInt8 = 4
  static let isScoped: UInt8 = 8
  static let isRequired: UInt8 = 16
  static let isRecursive: UInt8 = 32
  /// The assigned name is not handed to importers.
  static let isPrivate: UInt8 = 128
  /// The entry slot is a cell.
  static let isCell: UInt8 = 64
}

/// Positions in the list of a `forEach` node.
enum LoopRecord {
  static let target = 0
  static let sequence = 1
  static let filter = 2
  static let bodyStart = 3
  static let bodyCount = 4
  static let otherwiseStart = 5
  static let otherwiseCount = 6
  /// The slot of `loop`, or -1 where the body does not use it.
  static let loopSlot = 7
  static let entryStart = 8
  static let entryCount = 9
  static let otherwiseEntryStart = 10
  static let otherwiseEntryCount = 11
  static let filterTarget = 12
  static let filterEntryStart = 13
  static let filterEntryCount = 14
  /// The slots that belong to the loop: a recursive call keeps and restores them.
  static let slotStart = 15
  static let slotEnd = 16
  /// The number of its memo, or -1 where its rounds depend on more than their record.
  static let memo = 17
  /// Where `MemoRecord` begins.
  static let memoRecord = 18
  static let size = 19
}

/// Positions in the list of what a loop's rounds read besides their record: whether they read globals, how many other
/// names, then a node for each of these.
enum MemoRecord {
  static let readsGlobals = 0
  static let count = 1
  static let names = 2
}

/// Positions in the list of a `phrase` node: the argument that chooses a form, or -1, then (parts, count) for the form
/// without a number, for one and for others. A part is (argument or -1, text start, length, escaped text start, length).
enum PhraseRecord {
  static let count = 0
  static let form = 1
  static let partSize = 5
}
