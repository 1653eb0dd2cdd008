/// The offset of the first byte that is not valid UTF-8, or nil where all are.
public func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  let count = bytes.count
  func continues(_ offset: Int) -> Bool { index + offset < count && bytes[index + offset] & 0xC0 == 0x80 }
  while index < count {
    while index + 8 <= count,
      UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    {
      index += 8
    }
    guard index < count else { return nil }
    let byte = bytes[index]
    switch byte {
    case 0..<0x80: index += 1
    case 0xC2...0xDF:
      guard continues(1) else { return index }
      index += 2
    case 0xE0...0xEF:
      guard continues(1), continues(2) else { return index }
      let second = bytes[index + 1]
      if byte == 0xE0 && second < 0xA0 || byte == 0xED && second > 0x9F { return index }
      index += 3
    case 0xF0...0xF4:
      guard continues(1), continues(2), continues(3) else { return index }
      let second = bytes[index + 1]
      if byte == 0xF0 && second < 0x90 || byte == 0xF4 && second > 0x8F { return index }
      index += 4
    default: return index
    }
  }
  return nil
}
