import Text

/// Finds the site's own addresses in a feed, whatever its format: wherever the site's address stands, up to a sign that
/// no address holds.
enum FeedAddresses {
  /// Each once, with entities decoded.
  static func own(in bytes: [UInt8], base: String) -> Set<String> {
    let spelled = bytes.withUnsafeBytes { spellings(in: $0, base: Array(base.utf8)) }
    return Set(spelled.map { decoded(String(decoding: $0, as: UTF8.self)) })
  }

  /// Each spelling once: most addresses of a feed stand in it several times.
  private static func spellings(in bytes: UnsafeRawBufferPointer, base: [UInt8]) -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    var index = 0
    while let place = bytes.firstOffset(of: base, from: index) {
      let end = bytes[place...].firstIndex(where: endsAddress) ?? bytes.count
      index = max(end, place + 1)
      found.insert(Array(bytes[place..<end]))
    }
    return found
  }

  private static func decoded(_ spelled: String) -> String {
    guard spelled.utf8.contains(UInt8(ascii: "&")) else { return spelled }
    var address = spelled
    // HTML in XML is escaped twice; what follows an escaped sign is no part of the address.
    for entity in ["&quot;", "&lt;", "&gt;", "&apos;", "&#"] {
      if let cut = address.firstRange(of: entity) { address = String(address[..<cut.lowerBound]) }
    }
    return address.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&")
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "]"), UInt8(ascii: ")"):
      true
    default: false
    }
  }
}
