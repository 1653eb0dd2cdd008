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

  /// The group's bit for each field, a row for each shape; empty counts all fields as one group.
  private let groups: [UInt8]
  private let rowLength: Int
  /// Reads of one record are one entry, unless others of its shape stand between them; the host merges the rest.
  public private(set) var reads: [Read] = []
  /// By shape, where the last read of it stands in `reads`.
  private var latest: [Int] = []
  /// Whether each template was asked for, in the order of `TemplateLibrary.names`; shorter where the last ones were not.
  public private(set) var templates: [Bool] = []
  /// Names that were asked for, of templates that do not exist.
  public private(set) var missingTemplates: Set<String> = []

  /// `groups` gives the bit of each field of each shape.
  public init(groups: [[UInt8]] = []) {
    let length = groups.map(\.count).max() ?? 0
    rowLength = length
    self.groups = groups.flatMap { $0 + repeatElement(0, count: length - $0.count) }
  }

  mutating func note(_ record: RecordID, _ field: Int) {
    note(Read(record: record, groups: groups.isEmpty ? 1 : groups[Int(record.shape) * rowLength + field]))
  }

  /// Begins a part whose reads stand by themselves; where they will begin in `reads`.
  mutating func beginPart() -> Int {
    for shape in latest.indices { latest[shape] = -1 }
    return reads.count
  }

  mutating func note(_ read: Read) {
    let shape = Int(read.record.shape)
    while shape >= latest.count { latest.append(-1) }
    let last = latest[shape]
    if last >= 0, reads[last].record == read.record {
      reads[last].groups |= read.groups
    } else {
      latest[shape] = reads.count
      reads.append(read)
    }
  }

  mutating func note(template: Int) {
    while template >= templates.count { templates.append(false) }
    templates[template] = true
  }

  mutating func note(missingTemplate name: String) {
    missingTemplates.insert(name)
  }

  /// Adds what another rendering read.
  mutating func add(_ other: RenderTrace) {
    for read in other.reads { note(read) }
    for template in other.templates.indices where other.templates[template] { note(template: template) }
    missingTemplates.formUnion(other.missingTemplates)
  }

  mutating func removeAll() {
    reads.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    templates.removeAll(keepingCapacity: true)
    if !missingTemplates.isEmpty { missingTemplates.removeAll() }
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
