/// A URL in the letters that RFC 3986 allows: an international host in Punycode, everything else percent-encoded.
///
/// `https://zórg.nl/patiënten/een map` becomes `https://xn--zrg-gna.nl/pati%C3%ABnten/een%20map`. What is encoded already
/// stays as it is and nothing is ever decoded, so the function can be applied twice. White space around it is dropped.
/// Works on relative references as well.
public func asciiURL(_ url: String) -> String {
  var text = url
  if text.withUTF8({ isASCIIURL($0) }) { return url }
  let reference = URLReference(trimmed(url))
  var bytes: [UInt8] = []
  bytes.reserveCapacity(url.utf8.count + 32)
  if let scheme = reference.scheme {
    bytes.append(contentsOf: scheme.utf8)
    bytes.append(UInt8(ascii: ":"))
  }
  if let authority = reference.authority {
    bytes.append(contentsOf: "//".utf8)
    appendAuthority(authority, to: &bytes)
  }
  bytes.appendPercentEncoded(reference.path, where: isPathByte)
  if let query = reference.query {
    bytes.append(UInt8(ascii: "?"))
    bytes.appendPercentEncoded(query, where: isQueryByte)
  }
  if let fragment = reference.fragment {
    bytes.append(UInt8(ascii: "#"))
    bytes.appendPercentEncoded(fragment, where: isQueryByte)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether a URL needs no change to be written into a feed.
func isASCIIURL(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
  var hashes = 0
  var escapeDigits = 0
  for byte in url {
    if escapeDigits > 0 {
      guard isHexDigit(byte) else { return false }
      escapeDigits -= 1
    } else if byte == UInt8(ascii: "%") {
      escapeDigits = 2
    } else if byte == UInt8(ascii: "#") {
      hashes += 1
    } else if !isQueryByte(byte) {
      return false
    }
  }
  return escapeDigits == 0 && hashes <= 1
}

/// `user@host:port`. An IPv6 address keeps its brackets.
private func appendAuthority(_ authority: Substring, to bytes: inout [UInt8]) {
  var host = authority
  if let at = host.utf8.lastIndex(of: UInt8(ascii: "@")) {
    bytes.appendPercentEncoded(host[..<at], where: isUserByte)
    bytes.append(UInt8(ascii: "@"))
    host = host[host.utf8.index(after: at)...]
  }
  var port: Substring = ""
  if let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")), host[colon...].utf8.dropFirst().allSatisfy(isDigit) {
    port = host[colon...]
    host = host[..<colon]
  }
  bytes.appendPercentEncoded(Substring(asciiHost(host)), where: isHostByte)
  bytes.append(contentsOf: port.utf8)
}

private func trimmed(_ text: String) -> String {
  let bytes = text.utf8
  guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
    return ""
  }
  return String(text[first...last])
}
