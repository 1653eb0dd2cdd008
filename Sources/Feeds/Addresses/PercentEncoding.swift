import Text

extension [UInt8] {
  /// Appends text with every byte that is not allowed as `%XX`; a `%` that starts an escape stays.
  mutating func appendPercentEncoded(_ text: Substring, where isAllowed: (UInt8) -> Bool) {
    var text = text
    text.withUTF8 { bytes in
      for (index, byte) in bytes.enumerated() {
        let isEscape = byte == UInt8(ascii: "%") && bytes[(index + 1)...].prefix(2).count(where: isHexDigit) == 2
        if isEscape || isAllowed(byte) {
          append(byte)
        } else {
          appendPercentEncoded(byte)
        }
      }
    }
  }
}

func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
}

/// RFC 3986's `unreserved` and `sub-delims`.
func isHostNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: ";"),
    UInt8(ascii: "="):
    true
  default: isUnreserved(byte)
  }
}

func isUserByte(_ byte: UInt8) -> Bool { isHostNameByte(byte) || byte == UInt8(ascii: ":") }

/// With the colons and brackets of an IPv6 address.
func isHostByte(_ byte: UInt8) -> Bool {
  isUserByte(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
}

func isPathByte(_ byte: UInt8) -> Bool {
  isUserByte(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/")
}

/// What may stand in a query or a fragment.
func isQueryByte(_ byte: UInt8) -> Bool { isPathByte(byte) || byte == UInt8(ascii: "?") }
