import Calendar
import Text

/// The state of rendering on one thread: a stack of values, the output, and the things that live as long as one page.
///
/// It reads the program through buffer pointers that are valid during `TemplateRenderer.render` only, so that two threads
/// never count references of the same object.
struct Engine: ~Copyable {
  // The program.
  var nodes = UnsafeBufferPointer<Node>(start: nil, count: 0)
  var lists = UnsafeBufferPointer<Int32>(start: nil, count: 0)
  var units = UnsafeBufferPointer<Unit>(start: nil, count: 0)
  var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var fields = UnsafeBufferPointer<Int16>(start: nil, count: 0)
  var globalPositions = UnsafeBufferPointer<Int32>(start: nil, count: 0)
  var functionNumbers = UnsafeBufferPointer<Int32>(start: nil, count: 0)
  let program: Compilation
  // Parts of it that are asked for often: asking the program copies more than them.
  let hostFunctions: [HostFunction]
  let hostFilters: [HostFunction]
  let months: MonthNames
  /// Own copies of the program's constants.
  var constants: [Value]
  /// By constant, the template of that name, or -1.
  let constantTemplates: [Int32]
  var symbolCount: Int
  /// By template, what including it printed where all pages see the same of it.
  var sharedOutputs: [SharedOutput?]
  /// By loop that has one, and what they hold.
  var memos: [LoopMemo]
  var memoised = MemoisedRounds()
  /// By shape.
  let reusedShapes: [Bool]

  // The page.
  var records: any RecordSource = NoRecords()
  var globals: [Value] = []
  var escapes = true
  /// Whether `sharedOutputs` and `memos` hold for the page.
  var sharesOutputs = false
  var output: [UInt8] = []
  /// For text that is made before it is escaped.
  var scratch: [UInt8] = []
  /// How long the output may become.
  var outputEnd = Int.max
  var limits = RenderLimits()
  var trace: RenderTrace?
  var metrics: RenderMetrics?

  // Where rendering is.
  var stack: [Value] = []
  var base = 0
  var top = 0
  var unit: Int32 = 0
  var instance: Int32 = 0
  /// The parent that the template being rendered has named so far, or -1.
  var parentTemplate: Int32 = -1
  /// The `extends` that named it.
  var extendsNode: Int32 = -1
  var depth = 0
  var blockDepth = 0
  var weight = 0
  var nativeStack = NativeStack()
  var steps = 0
  /// Bytes of text and lists made so far, freed ones included.
  var memory = 0
  var captured = Value.none
  var lastRead = (record: RecordID(shape: 0, index: 0), field: -1, value: Value.none)

  // Things with handles.
  var instances: [Instance] = []
  var instanceCount = 0
  var macros: [MacroInstance] = []
  var cells: [Value] = []
  var loops: [LoopState] = []
  var namespaces: [[(symbol: Int32, value: Value)]] = []
  var cyclers: [(items: [Value], position: Int)] = []
  var joiners: [(separator: Value, isUsed: Bool)] = []
  /// Instances of imported templates, by template.
  var modules: [Int32: Int32] = [:]

  init(program: Compilation) {
    self.program = program
    hostFunctions = program.program.hostFunctions
    hostFilters = program.program.hostFilters
    months = program.monthNames
    constants = program.program.constants.map { value in
      guard case .string(let text) = value else { return value }
      return .string(String(decoding: Array(text.utf8), as: UTF8.self))
    }
    constantTemplates = constants.map { $0.text.flatMap { program.program.templateNumbers[$0] } ?? -1 }
    symbolCount = program.program.symbols.count
    sharedOutputs = Array(repeating: nil, count: program.program.templates.count)
    memos = Array(repeating: LoopMemo(), count: program.program.memoCount)
    reusedShapes = program.program.shapes.map(\.isReused)
  }

  /// Forgets everything of the page before.
  mutating func reset() {
    base = 0
    top = 0
    depth = 0
    blockDepth = 0
    weight = 0
    steps = 0
    memory = 0
    instanceCount = 0
    parentTemplate = -1
    lastRead.field = -1
    macros.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    loops.removeAll(keepingCapacity: true)
    namespaces.removeAll(keepingCapacity: true)
    cyclers.removeAll(keepingCapacity: true)
    joiners.removeAll(keepingCapacity: true)
    if !modules.isEmpty { modules.removeAll(keepingCapacity: true) }
    trace?.removeAll()
  }
}

/// One template being rendered, with its parents: what a name outside any scope means, and which blocks there are.
struct Instance {
  var template: Int32 = 0
  /// The instance whose names are visible too, or -1.
  var parent: Int32 = -1
  var seesGlobals = true
  /// Whether the outermost of its parents sees the page's globals.
  var reachesGlobals = true
  /// What the top level has assigned.
  var variables: [(symbol: Int32, value: Value, isExported: Bool)] = []
  /// Local variables at the place of an `include`.
  var passed: [(symbol: Int32, value: Value)] = []
  /// (block, unit), the most derived template's first.
  var blocks: [(symbol: Int32, unit: Int32)] = []
  /// Where the blocks are: itself, or another one for a scoped block's names.
  var blockOwner: Int32 = 0
  /// What an imported template has printed.
  var text = ""
}

/// What a template printed that every page sees alike, and what it read for that.
struct SharedOutput {
  var bytes: [UInt8]
  var trace: RenderTrace?
}

struct MacroInstance {
  var unit: Int32
  var instance: Int32
  /// Cells of the variables that it shares, in the order of the unit's captures.
  var cells: [Int32]
}

/// A loop that uses `loop`.
struct LoopState {
  var node: Int32
  var base: Int
  var unit: Int32
  var instance: Int32
  var sequence: [Value]
  var records: RecordList?
  var index = 0
  var count: Int
  var depth: Int
  var lastChecked: [Value]?
}

/// Bounds on what one page may cost.
public struct RenderLimits: Sendable {
  /// Macros, includes and recursive loops inside each other.
  public var depth = 100
  /// Statements and expressions inside each other, over all of those; keeps the machine's stack whole.
  public var weight = 3000
  /// Bytes of one page.
  public var output = 256 << 20
  /// Bytes of text and lists that expressions make for one page, freed ones included.
  public var memory = 1 << 30
  /// Rounds of loops and calls of macros.
  public var steps = 200_000_000

  public init() {}
}
