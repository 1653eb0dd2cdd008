import Glibc

extension TimeZone {
  /// A zone by its name in the system's zone files, as `Europe/Amsterdam`. Nil where there is none.
  public static func named(_ identifier: String) -> TimeZone? {
    if identifier == "UTC" { return .utc }
    let isSafe = identifier.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "+"):
        true
      default: false
      }
    }
    guard isSafe, !identifier.isEmpty, !identifier.hasPrefix("/"), identifier.utf8.count < 64 else { return nil }
    guard let file = fopen("/usr/share/zoneinfo/" + identifier, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64 * 1024)
    let count = fread(&bytes, 1, bytes.count, file)
    return TimeZone(identifier: identifier, tzif: Array(bytes[..<count]))
  }
}
