extension [UInt8] {
  /// Appends a URL for a quoted attribute: whatever a URL may not contain is percent-encoded, `&` and `'` are escaped.
  /// What is percent-encoded already stays as it is.
  mutating func appendURL(_ url: String) {
    var url = url
    url.withUTF8 { appendURL($0) }
  }

  mutating func appendURL(_ url: UnsafeBufferPointer<UInt8>) {
    for byte in url {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#39;")
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"),
        UInt8(ascii: "(")...UInt8(ascii: ";"),
        UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "="),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        append(byte)
      default: appendPercentEncoded(byte)
      }
    }
  }
}
