import Calendar

/// Who makes names that stay unique for ever (RFC 4151), as `tag:zorg.example,2009:artikel/griep`.
///
/// The authority is a host name (or e-mail address) that was yours on the date; the date is written as short as it can be,
/// 1 January as the year alone. Same arguments, same names: change none of them after publication, and a move to another
/// domain changes nothing.
public struct TagURIs: Sendable {
  /// `tag:zorg.example,2009:`
  private let start: [UInt8]

  public init(authority: String, date: CivilDate) {
    var bytes = Array("tag:".utf8)
    bytes.appendPercentEncoded(Substring(asciiHost(Substring(authority.lowercased()))), where: isAuthorityByte)
    bytes.append(UInt8(ascii: ","))
    bytes.appendDigits(date.year, width: 4)
    if date.month != 1 || date.day != 1 {
      bytes.append(UInt8(ascii: "-"))
      bytes.appendDigits(date.month, width: 2)
    }
    if date.day != 1 {
      bytes.append(UInt8(ascii: "-"))
      bytes.appendDigits(date.day, width: 2)
    }
    bytes.append(UInt8(ascii: ":"))
    start = bytes
  }

  /// The name of one thing. Letters that a URI cannot hold are percent-encoded in `specific`.
  public func uri(_ specific: String) -> String {
    var bytes = start
    bytes.reserveCapacity(start.count + specific.utf8.count)
    bytes.appendPercentEncoded(Substring(specific), where: isQueryByte)
    return String(decoding: bytes, as: UTF8.self)
  }
}

private func isAuthorityByte(_ byte: UInt8) -> Bool {
  byte != UInt8(ascii: ",") && isHostNameByte(byte) || byte == UInt8(ascii: "@")
}
