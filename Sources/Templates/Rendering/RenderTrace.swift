/// What one rendering read: a record for each field read, a list for each walk over one.
public struct RenderTrace: Sendable {
  /// Consecutive reads of one record are noted once; the host makes a set of it.
  public var records: [RecordID] = []
  public var lists: [RecordList] = []

  public init() {}
}

/// What rendering cost, per template.
public struct RenderMetrics: Sendable {
  public struct Entry: Sendable, Hashable {
    public var count = 0
    /// Including the templates that it includes, in nanoseconds.
    public var nanoseconds: UInt64 = 0
    public var longest: UInt64 = 0
    /// Lists of records that were walked.
    public var lists = 0
  }

  /// By template, in the order of `TemplateLibrary.names`.
  public var entries: [Entry]

  public init(entries: [Entry] = []) {
    self.entries = entries
  }
}
