import Checks

/// Finds the site's own addresses in a feed, whatever its format: wherever the site's address stands, up to a sign that
/// no address holds.
enum FeedAddresses {
  /// Each once, with entities decoded.
  static func own(in bytes: [UInt8], base: String) -> Set<String> {
    var found: Set<String> = []
    let pattern = Array(base.utf8)
    guard let first = pattern.first else { return [] }
    var index = 0
    while let start = bytes[index...].firstIndex(of: first) {
      index = start + 1
      guard bytes[start...].starts(with: pattern) else { continue }
      let end = bytes[start...].firstIndex(where: endsAddress) ?? bytes.count
      index = end
      var address = String(decoding: bytes[start..<end], as: UTF8.self)
      // HTML in XML is escaped twice.
      for entity in ["&quot;", "&lt;", "&gt;", "&apos;", "&#"] {
        if let cut = address.firstRange(of: entity) { address = String(address[..<cut.lowerBound]) }
      }
      found.insert(address.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&"))
    }
    return found
  }

  private static func endsAddress(_ byte: UInt8) -> Bool { byte <= 0x20 || "\"'<>\\])".utf8.contains(byte) }
}
