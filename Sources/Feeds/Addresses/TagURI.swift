import Calendar

/// A name that stays unique for ever (RFC 4151), as `tag:zorg.example,2009:artikel/griep`.
///
/// The authority is a host name (or e-mail address) that was yours on the date; the date is written as short as it can be,
/// 1 January as the year alone. Letters that a URI cannot hold are percent-encoded in `specific`. Same arguments, same
/// name: change none of them after publication, and a move to another domain changes nothing.
public func tagURI(authority: String, date: CivilDate, specific: String) -> String {
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
  bytes.appendPercentEncoded(Substring(specific), where: isQueryByte)
  return String(decoding: bytes, as: UTF8.self)
}

private func isAuthorityByte(_ byte: UInt8) -> Bool {
  byte != UInt8(ascii: ",") && isHostNameByte(byte) || byte == UInt8(ascii: "@")
}
