extension [UInt8] {
  /// Appends a byte as `%XX` (RFC 3986, section 2.1).
  public mutating func appendPercentEncoded(_ byte: UInt8) {
    append(UInt8(ascii: "%"))
    append(upperHexDigit(byte >> 4))
    append(upperHexDigit(byte & 15))
  }
}

private func upperHexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

/// A text with every byte that is not allowed as `%XX`.
public func percentEncoded(_ text: String, where isAllowed: (UInt8) -> Bool) -> String {
  percentEncoded([text], after: "", where: isAllowed)
}

/// Texts together as one value of a query, behind a prefix that stays as it is: everything but letters, digits and
/// `-._~` is percent-encoded.
public func queryEncoded(_ texts: String..., after prefix: String = "") -> String {
  percentEncoded(texts, after: prefix, where: isUnreserved)
}

@inline(__always)
private func percentEncoded(_ texts: [String], after prefix: String, where isAllowed: (UInt8) -> Bool) -> String {
  let capacity = texts.reduce(prefix.utf8.count) { $0 + 3 * $1.utf8.count }
  return String(unsafeUninitializedCapacity: capacity) { buffer in
    var (_, count) = buffer.initialize(from: prefix.utf8)
    for var text in texts {
      text.withUTF8 { bytes in
        for byte in bytes {
          if isAllowed(byte) {
            buffer[count] = byte
            count += 1
          } else {
            buffer[count] = UInt8(ascii: "%")
            buffer[count + 1] = upperHexDigit(byte >> 4)
            buffer[count + 2] = upperHexDigit(byte & 15)
            count += 3
          }
        }
      }
    }
    return count
  }
}

/// A letter, a digit, `-`, `.`, `_` or `~`: what RFC 3986 lets stand everywhere.
public func isUnreserved(_ byte: UInt8) -> Bool {
  // A bit for each of `-`, `.` and the digits, and from 0x40 on for each letter, `_` and `~`.
  let (low, high): (UInt64, UInt64) = (0x03FF_6000_0000_0000, 0x47FF_FFFE_87FF_FFFE)
  return byte < 0x80 && (byte < 0x40 ? low : high) >> UInt64(byte & 0x3F) & 1 == 1
}
