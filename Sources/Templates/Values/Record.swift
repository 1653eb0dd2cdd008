/// A number into the host's tables: which table (shape) and which row.
public struct RecordID: Hashable, Sendable {
  public var shape: UInt16
  public var index: UInt32

  public init(shape: UInt16, index: UInt32) {
    self.shape = shape
    self.index = index
  }
}

/// A list of records of one shape, as their row numbers.
public struct RecordList: Hashable, Sendable {
  public var shape: UInt16
  public var indexes: [UInt32]

  public init(shape: UInt16, indexes: [UInt32]) {
    self.shape = shape
    self.indexes = indexes
  }

  public var count: Int { indexes.count }

  public subscript(position: Int) -> Value { .record(RecordID(shape: shape, index: indexes[position])) }
}

/// One field of a shape, with what the documentation says about it.
public struct RecordField: Sendable, Hashable {
  public var name: String
  public var type: String
  public var summary: String

  public init(name: String, type: String, summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }
}

/// The fields of a kind of record. Its number is its position in the list given to the library.
public struct RecordShape: Sendable, Hashable {
  public var name: String
  public var fields: [RecordField]
  /// Whether many pages show the same of such a record: what a loop prints for it is then kept for the next page that
  /// wants it. All that it leads to must be as the shared globals are, see `RecordSource.sharesGlobals`.
  public var isReused: Bool

  public init(name: String, fields: [RecordField], isReused: Bool = false) {
    self.name = name
    self.fields = fields
    self.isReused = isReused
  }
}

/// The host's tables: everything that a template can see of the site is a number into these.
public protocol RecordSource: Sendable {
  /// A field's value, by its position in `RecordShape.fields`; `.none` where the field has no value. It stays the same while
  /// a page is rendered.
  func value(ofField field: Int, in record: RecordID) -> Value
  /// Appends a field's text, escaped for HTML and XML where `escapes`, and returns true: for fields whose value is text
  /// that would only be made to be printed. False leaves it to `value`.
  func write(field: Int, of record: RecordID, escapes: Bool, into output: inout [UInt8]) -> Bool
  /// Appends the safe HTML that a `.content` stands for.
  func write(_ content: RecordID, into output: inout [UInt8])
  /// Whether all that the library's shared globals lead to is, for this page, as it is for every other one of which this
  /// is true. Templates that read nothing else, and rounds of loops over records of a reused shape, are then rendered once.
  var sharesGlobals: Bool { get }
}

extension RecordSource {
  public var sharesGlobals: Bool { false }
  public func write(field: Int, of record: RecordID, escapes: Bool, into output: inout [UInt8]) -> Bool { false }
}

/// A source for templates that see no records.
public struct NoRecords: RecordSource {
  public init() {}
  public func value(ofField field: Int, in record: RecordID) -> Value { .none }
  public func write(_ content: RecordID, into output: inout [UInt8]) {}
}
