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

  private let identities: RecordIdentities
  private var fingerprints: [Key: UInt64] = [:]
  /// The same by shape, then by position and group.
  private var values: [[UInt64]] = Array(repeating: [], count: Shape.allCases.count)
  private var late: LateFingerprints?

  func key(_ shape: Shape, _ group: FieldGroup, _ index: Int) -> Key {
    Key(shape, group, identities.identity(shape, index))
  }

  func identity(_ shape: Shape, _ index: Int) -> UInt64 { identities.identity(shape, index) }

  /// A key with its fingerprint now, which is 0 for a group that no field of the shape is in.
  func entry(_ shape: Shape, _ group: FieldGroup, _ index: Int) -> Trace.Entry {
    if let late { return (key(shape, group, index), late.values(shape, index)[Int(group.rawValue)]) }
    let position = index * FieldGroup.allCases.count + Int(group.rawValue)
    return (key(shape, group, index), values[Int(shape.rawValue)][position])
  }

  /// Whether a fingerprint is another one than it was, or its record is no longer there.
  func differs(_ key: Key, from old: UInt64) -> Bool {
    late.map { $0.differs(key, from: old) } ?? (fingerprints[key] != old)
  }

  /// What changed since the last build, by key.
  var changed: [UInt64: UInt64] { late?.changedKeys ?? [:] }

  /// The site's own, by group.
  var siteValues: [UInt64] { FieldGroup.allCases.map { entry(.site, $0, 0).fingerprint } }

  /// Those of a site of which only `changed` records differ from the last build's. The others are computed when they are
  /// asked for.
  init(tables: SiteTables, changed: [(shape: Shape, index: Int)], siteValues: [UInt64], cache: BuildCache) {
    identities = RecordIdentities(tables.site, cache: cache)
    let encoder = RecordEncoder(tables: tables, identities: identities)
    late = LateFingerprints(encoder: encoder, siteValues: siteValues, changed: changed)
  }

  init(tables: SiteTables, dataFingerprint: Fingerprint) async throws {
    let site = tables.site
    identities = try await RecordIdentities(all: site)
    let encoder = RecordEncoder(tables: tables, identities: identities)
    fingerprints.reserveCapacity(3 * site.articles.count + site.comments.count)
    add(Key(.site, .card, 0), encoder.site(dataFingerprint))
    add(Key(.site, .list, 0), encoder.siteLists())
    add(Key(.site, .detail, 0), encoder.siteHighlights())
    for (card, detail) in try await site.articles.indices.parallelMap({ encoder.article($0) }) {
      add(card.0, card.1)
      add(detail.0, detail.1)
    }
    for (key, value) in try await site.comments.indices.parallelMap({ encoder.comment($0) }) { add(key, value) }
    for (key, value) in site.authors.indices.flatMap({ encoder.author($0) }) { add(key, value) }
    for (key, value) in site.notices.indices.map({ encoder.notice($0) }) { add(key, value) }
    for (key, value) in site.terms.indices.flatMap({ encoder.term($0) }) { add(key, value) }
  }

  /// Each record's card comes first.
  private mutating func add(_ key: Key, _ value: UInt64) {
    fingerprints[key] = value
    let shape = Int(key.value >> 4 & 0xF)
    if key.isCard { values[shape] += repeatElement(0, count: FieldGroup.allCases.count) }
    values[shape][values[shape].count - FieldGroup.allCases.count + Int(key.value & 0xF)] = value
  }
}
