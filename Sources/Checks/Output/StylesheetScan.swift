/// What a stylesheet loads from elsewhere.
public enum StylesheetScan {
  /// Addresses in `url(...)` and `@import` that name a host, in their order.
  public static func remoteAddresses(in bytes: [UInt8]) -> [String] {
    let all = ByteSearch(bytes: bytes, range: 0..<bytes.count)
    let starts = (all.ends(of: "url(") + all.ends(of: "@import")).sorted()
    return starts.filter { !isNamespace(bytes, at: $0) }.compactMap { start in
      let rest = bytes[start...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      let address = String(decoding: rest.prefix { $0 > 0x20 && !"\"')".utf8.contains($0) }, as: UTF8.self)
      let lowered = address.lowercased()
      return ["http://", "https://", "//"].contains(where: lowered.hasPrefix) ? address : nil
    }
  }

  /// `@namespace atom url(...)` only gives a name; nothing is fetched.
  private static func isNamespace(_ bytes: [UInt8], at place: Int) -> Bool {
    let statement = bytes[..<place].suffix(200).reversed().prefix { !"{};".utf8.contains($0) }.reversed()
    return Array(statement).firstRange(of: "@namespace".utf8) != nil
  }
}
