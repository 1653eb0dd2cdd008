/// A body with its own variables: a template's top level, a block, a macro or the body of a `call`.
struct Unit {
  enum Kind: UInt8 {
    case root, block, macro, caller
  }

  var kind: Kind
  var template: Int32
  /// Symbol.
  var name: Int32
  /// Where it begins in the template's source.
  var offset: Int32
  var bodyStart: Int32 = 0
  var bodyCount: Int32 = 0
  var entryStart: Int32 = 0
  var entryCount: Int32 = 0
  var slotCount: Int32 = 0
  /// Parameters fill the first slots; their symbols are a list.
  var parameterStart: Int32 = 0
  var parameterCount: Int32 = 0
  /// Nodes of the last parameters' defaults.
  var defaultStart: Int32 = 0
  var defaultCount: Int32 = 0
  /// Slots, or -1 where the body does not use the name.
  var varargsSlot: Int32 = -1
  var kwargsSlot: Int32 = -1
  var callerSlot: Int32 = -1
  var selfSlot: Int32 = -1
  var superSlot: Int32 = -1
  /// A list of (slot outside, slot inside).
  var captureStart: Int32 = 0
  var captureCount: Int32 = 0
  /// A list of slots whose values macros share.
  var cellStart: Int32 = 0
  var cellCount: Int32 = 0
  /// How deeply statements and expressions nest in it.
  var weight: Int32 = 0
  /// Whether it prints the same wherever it is called with the same arguments.
  var isPure = false
}

/// One template file after compilation.
struct CompiledTemplate {
  var name: String
  var path: String
  var source: [UInt8]
  var root: Int32
  /// A list of (symbol, unit).
  var blockStart: Int32 = 0
  var blockCount: Int32 = 0
  /// Its nodes in the program.
  var nodes = 0..<0
  /// Whether it prints the same on all pages that share their globals.
  var isShared = false
}

/// All templates of a library as flat tables that only ever are read.
struct Program {
  var nodes: [Node] = []
  var lists: [Int32] = []
  var units: [Unit] = []
  /// All literal text, line ends normalized.
  var text: [UInt8] = []
  var constants: [Value] = []
  var symbols: [String] = []
  var templates: [CompiledTemplate] = []
  var templateNumbers: [String: Int32] = [:]
  /// Symbol to position in the page's globals, or -1.
  var globalPositions: [Int32] = []
  /// Symbol to function, or -1.
  var functionNumbers: [Int32] = []
  /// `shape * symbols.count + symbol` to field, or -1.
  var fields: [Int16] = []
  var shapes: [RecordShape] = []
  /// How many loops have a memo.
  var memoCount = 0
  var hostFilters: [HostFunction] = []
  var hostFunctions: [HostFunction] = []
  var hostFilterNumbers: [String: Int32] = [:]
}
