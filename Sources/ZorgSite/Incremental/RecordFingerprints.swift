import Calendar

/// What every record of the site looks like now, as numbers: for each one a key that stays the same from build to build,
/// and a fingerprint for each group of its fields.
///
/// References to other records go in as their keys, so a record's fingerprint changes when it refers to another one, and
/// not when that other one changes: whoever reads that one depends on it directly.
struct RecordFingerprints: Sendable {
  /// The key of one group of one record. The low bits name the shape and the group.
  struct Key: Sendable, Hashable {
    var value: UInt64

    init(value: UInt64) { self.value = value }

    init(_ shape: Shape, _ group: FieldGroup, _ identity: UInt64) {
      value = identity & ~0xFF | UInt64(shape.rawValue) << 4 | UInt64(group.rawValue)
    }

    /// For what is no record: the page itself, a template.
    init(_ special: Special, _ identity: UInt64) {
      value = identity & ~0xFF | UInt64(special.rawValue)
    }

    enum Special: UInt8 {
      case page = 0xF0
      case template = 0xF1
    }
  }

  private let encoder: RecordEncoder
  /// By number.
  private let values: [UInt64]
  let numbers: RecordNumbers
  /// In the place of `values`, after an edit.
  private let late: LateFingerprints?

  func key(_ shape: Shape, _ group: FieldGroup, _ index: Int) -> Key {
    Key(shape, group, identity(shape, index))
  }

  func identity(_ shape: Shape, _ index: Int) -> UInt64 { encoder.identities.identity(shape, index) }

  /// Where a group of a record stands in the table that this build leaves; nil where it leaves none.
  func number(_ shape: Shape, _ group: FieldGroup, _ index: Int) -> UInt32? {
    late == nil ? UInt32(numbers.number(shape, group, index)) : nil
  }

  /// Where the first template stands in that table, behind all records; nil as above.
  var numberOfTemplates: UInt32? { late == nil ? UInt32(numbers.count) : nil }

  func fingerprint(_ shape: Shape, _ group: FieldGroup, _ index: Int) -> UInt64 {
    late?.values(shape, index)[Int(group.rawValue)] ?? values[numbers.number(shape, group, index)]
  }

  func entry(_ shape: Shape, _ group: FieldGroup, _ index: Int) -> Trace.Entry {
    (key(shape, group, index), fingerprint(shape, group, index))
  }

  /// All groups of one record.
  func entries(_ shape: Shape, _ index: Int) -> [Trace.Entry] {
    FieldGroup.allCases.prefix(Shape.groupCounts[Int(shape.rawValue)]).map { entry(shape, $0, index) }
  }

  /// The site's own, by group.
  var siteValues: [UInt64] { entries(.site, 0).map(\.fingerprint) }

  /// All groups of all records, by number.
  var all: some Sequence<Trace.Entry> {
    Shape.allCases.lazy.flatMap { shape in numbers.records(shape).lazy.flatMap { entries(shape, $0) } }
  }

  /// Those of a site of which only a few records differ from the last build's: they are computed when they are asked for.
  init(_ encoder: RecordEncoder, siteValues: [UInt64]) {
    self.encoder = encoder
    late = LateFingerprints(encoder: encoder, siteValues: siteValues)
    values = []
    numbers = RecordNumbers(counts: [])
  }

  init(of site: Site, lists: SiteTables.Lists, dataFingerprint: Fingerprint) async throws {
    let identities = try await RecordIdentities(all: site)
    let encoder = RecordEncoder(site: site, lists: lists, identities: identities)
    numbers = RecordNumbers(counts: Shape.allCases.map { UInt32(site.count(of: $0)) })
    var values: [UInt64] = []
    values.reserveCapacity(numbers.count)
    for shape in Shape.allCases {
      values +=
        try await shape == .site
        ? encoder.site(dataFingerprint)
        : numbers.records(shape).parallelFlatMap(state: {}) { $2 += encoder.values(shape, $1) }
    }
    self.values = values
    self.encoder = encoder
    late = nil
  }
}
