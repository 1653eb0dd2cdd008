extension [UInt8] {
  /// Appends a byte as `%XX` (RFC 3986, section 2.1).
  public mutating func appendPercentEncoded(_ byte: UInt8) {
    append(UInt8(ascii: "%"))
    append(upperHexDigit(byte >> 4))
    append(upperHexDigit(byte & 15))
  }

  /// Appends text for one value of a query: everything but letters, digits and `-._~` as `%XX`.
  public mutating func appendQueryEncoded(_ text: String) {
    for byte in text.utf8 {
      if isUnreserved(byte) { append(byte) } else { appendPercentEncoded(byte) }
    }
  }
}

private func upperHexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

/// A text with every byte that is not allowed as `%XX`.
public func percentEncoded(_ text: String, where isAllowed: (UInt8) -> Bool) -> String {
  var encoded: [UInt8] = []
  encoded.reserveCapacity(text.utf8.count * 2)
  for byte in text.utf8 {
    if isAllowed(byte) { encoded.append(byte) } else { encoded.appendPercentEncoded(byte) }
  }
  return String(decoding: encoded, as: UTF8.self)
}

/// A letter, a digit, `-`, `.`, `_` or `~`: what RFC 3986 lets stand everywhere.
public func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
    UInt8(ascii: "~"):
    true
  default: false
  }
}
