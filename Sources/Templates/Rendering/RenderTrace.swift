/// What one rendering read: which fields of which records, and which templates.
///
/// The host puts the fields of each shape into at most eight groups; reads are noted by group, so that a page that shows
/// an article's title does not depend on its text.
public struct RenderTrace: Sendable {
  public struct Read: Sendable, Hashable {
    public var record: RecordID
    /// A bit for each group of fields that was read.
    public var groups: UInt8
  }

  /// The group's bit for each field of each shape; empty counts all fields as one group.
  public let groups: [[UInt8]]
  /// Consecutive reads of one record are one entry; the host merges the rest.
  public private(set) var reads: [Read] = []
  /// Every name of a template that was asked for, also of those that do not exist.
  public private(set) var templates: Set<String> = []

  public init(groups: [[UInt8]] = []) {
    self.groups = groups
  }

  mutating func note(_ record: RecordID, _ field: Int) {
    let bit = groups.isEmpty ? 1 : groups[Int(record.shape)][field]
    if let last = reads.last, last.record == record {
      reads[reads.count - 1].groups |= bit
    } else {
      reads.append(Read(record: record, groups: bit))
    }
  }

  mutating func note(template: String) {
    templates.insert(template)
  }
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
