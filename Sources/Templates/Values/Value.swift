import Calendar

/// What a template can hold.
///
/// Numbers, records and handles are plain bytes; only text and collections carry a reference count. Values print, compare
/// and sort as Python's do.
public enum Value: Sendable {
  /// Python's `None`: a known thing without a value.
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// Text that is escaped where it is printed.
  case string(String)
  /// Text that is safe already: it is not escaped again.
  case markup(String)
  case list([Value])
  case tuple([Value])
  case map(Map)
  /// Prints as RFC 3339.
  case moment(Moment)
  /// A record of the host.
  case record(RecordID)
  /// A lazy list of records of the host.
  case records(RecordList)
  /// Safe HTML that the host writes straight into the output.
  case content(RecordID)
  /// Something that is not there, with what is known about it; an error in nearly every use.
  case undefined(Missing)
  /// A thing that lives as long as one rendering: a macro, a namespace, `loop`.
  case handle(Handle)
}

/// Why a value is undefined, for the error that its use raises.
public final class Missing: Sendable {
  let message: String
  /// What was probably meant.
  let suggestion: String?
  /// Whether it prints as nothing and counts as false, as an inline `if` without `else` does.
  let isLenient: Bool

  init(_ message: String, suggestion: String? = nil, isLenient: Bool = false) {
    self.message = message
    self.suggestion = suggestion
    self.isLenient = isLenient
  }

  static let untakenBranch = Missing("the inline 'if' has no 'else' and its condition is false", isLenient: true)
}

/// A number of a thing inside one rendering. Meaningless outside it.
public struct Handle: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    /// A slot that no statement has filled yet.
    case unset
    /// A captured variable: `index` counts the rendering's cells.
    case cell
    case macro, namespace, loop, cycler, joiner, module, blocks, block
    /// A function of the engine or the host.
    case function
    /// A method such as `loop.cycle`: `index` is its owner, `detail` the method.
    case loopMethod, cyclerMethod
  }

  var kind: Kind
  var index: Int32
  var detail: Int32 = 0
}

extension Value {
  static let unset = Value.handle(Handle(kind: .unset, index: 0))

  var isUnset: Bool {
    if case .handle(let handle) = self { return handle.kind == .unset }
    return false
  }

  /// The text of a string or markup.
  var text: String? {
    switch self {
    case .string(let text), .markup(let text): text
    default: nil
    }
  }

  var isMarkup: Bool {
    switch self {
    case .markup, .content: true
    default: false
    }
  }

  /// Python's whole numbers: integers and booleans.
  var wholeNumber: Int? {
    switch self {
    case .int(let number): number
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }

  var number: Double? {
    switch self {
    case .double(let number): number
    default: wholeNumber.map(Double.init)
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .map(Map(elements.map { (.string($0.0), $0.1) }))
  }
}
