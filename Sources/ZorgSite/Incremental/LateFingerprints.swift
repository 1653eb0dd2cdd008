import Synchronization

/// Fingerprints that are computed when they are asked for, for builds that need few.
final class LateFingerprints: Sendable {
  typealias Key = RecordFingerprints.Key

  private let encoder: RecordEncoder
  /// Of the site's own record, by group.
  private let siteValues: [UInt64]
  /// All groups of all records that changed since the last build.
  private let changed: [Key: UInt64]
  private let known = Mutex<[RecordID: [UInt64]]>([:])

  private struct RecordID: Hashable {
    var shape: Shape
    var index: Int
  }

  init(encoder: RecordEncoder, siteValues: [UInt64], changed: [(shape: Shape, index: Int)]) {
    self.encoder = encoder
    self.siteValues = siteValues
    var values: [Key: UInt64] = [:]
    for record in changed {
      let identity = encoder.identities.identity(record.shape, record.index)
      let found = LateFingerprints.compute(record.shape, record.index, encoder, siteValues)
      for (group, value) in zip(FieldGroup.allCases, found) { values[Key(record.shape, group, identity)] = value }
    }
    self.changed = values
  }

  /// Whether a trace names a fingerprint of a record that changed, and that is another one now.
  func differs(_ key: Key, from old: UInt64) -> Bool {
    changed[key].map { $0 != old } ?? false
  }

  /// The keys of what changed.
  var changedKeys: [UInt64: UInt64] { Dictionary(uniqueKeysWithValues: changed.map { ($0.key.value, $0.value) }) }

  /// Of one record, by group.
  func values(_ shape: Shape, _ index: Int) -> [UInt64] {
    let id = RecordID(shape: shape, index: index)
    if let values = known.withLock({ $0[id] }) { return values }
    let values = LateFingerprints.compute(shape, index, encoder, siteValues)
    known.withLock { $0[id] = values }
    return values
  }

  private static func compute(
    _ shape: Shape, _ index: Int, _ encoder: RecordEncoder, _ siteValues: [UInt64]
  ) -> [UInt64] {
    var values = [UInt64](repeating: 0, count: FieldGroup.allCases.count)
    func add(_ entry: (key: Key, value: UInt64)) { values[Int(entry.key.value & 0xF)] = entry.value }
    switch shape {
    case .site: return siteValues
    case .page: break
    case .article:
      let (card, detail) = encoder.article(index)
      add(card)
      add(detail)
    case .comment: add(encoder.comment(index))
    case .notice: add(encoder.notice(index))
    case .author: encoder.author(index).forEach(add)
    case .tag: encoder.term(index).forEach(add)
    }
    return values
  }
}
