import Synchronization

/// Fingerprints that are computed when they are asked for, for builds that need few.
final class LateFingerprints: Sendable {
  private let encoder: RecordEncoder
  /// Of the site's own record, by group.
  private let siteValues: [UInt64]
  private let known = Mutex<[RecordID: [UInt64]]>([:])

  private struct RecordID: Hashable {
    var shape: Shape
    var index: Int
  }

  init(encoder: RecordEncoder, siteValues: [UInt64]) {
    self.encoder = encoder
    self.siteValues = siteValues
  }

  /// Of one record, by group.
  func values(_ shape: Shape, _ index: Int) -> [UInt64] {
    if shape == .site { return siteValues }
    let id = RecordID(shape: shape, index: index)
    if let values = known.withLock({ $0[id] }) { return values }
    let values = encoder.values(shape, index)
    known.withLock { $0[id] = values }
    return values
  }
}
