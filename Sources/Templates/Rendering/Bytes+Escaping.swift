extension [UInt8] {
  /// Appends UTF-8 bytes with `&`, `<`, `>` and both quotes as entities, in runs.
  mutating func appendEscapedBytes(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var position = 0
    let count = bytes.count
    while position < count {
      let byte = bytes[position]
      // The five characters all lie in 0x22...0x3E.
      if byte &- 0x22 > 0x1C || !byte.isEscaped {
        position &+= 1
        continue
      }
      if position > start { append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position])) }
      let entity: StaticString
      switch byte {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&#34;"
      default: entity = "&#39;"
      }
      append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
      position &+= 1
      start = position
    }
    if start < count { append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<count])) }
  }
}
