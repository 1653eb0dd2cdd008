/// How many bytes from `index` on are one character that XML 1.0 allows (section 2.2); 0 for a character that it
/// forbids and for bytes that are no UTF-8.
func lengthOfXMLCharacter(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  let first = bytes[index]
  switch first {
  case 0x20..<0x80, 0x09, 0x0A, 0x0D: return 1
  case 0xC2...0xDF: return hasContinuations(1, 0x80...0xBF) ? 2 : 0
  case 0xE0: return hasContinuations(2, 0xA0...0xBF) ? 3 : 0
  case 0xED: return hasContinuations(2, 0x80...0x9F) ? 3 : 0
  case 0xEF: return hasContinuations(2, 0x80...0xBF) && !isNoncharacter() ? 3 : 0
  case 0xE1...0xEE: return hasContinuations(2, 0x80...0xBF) ? 3 : 0
  case 0xF0: return hasContinuations(3, 0x90...0xBF) ? 4 : 0
  case 0xF1...0xF3: return hasContinuations(3, 0x80...0xBF) ? 4 : 0
  case 0xF4: return hasContinuations(3, 0x80...0x8F) ? 4 : 0
  default: return 0
  }

  /// The second byte's range keeps out overlong forms, surrogates and what lies beyond Unicode (table 3-7).
  func hasContinuations(_ count: Int, _ second: ClosedRange<UInt8>) -> Bool {
    guard index + count < bytes.count, second.contains(bytes[index + 1]) else { return false }
    for offset in 1...count where bytes[index + offset] & 0xC0 != 0x80 { return false }
    return true
  }

  /// U+FFFE and U+FFFF.
  func isNoncharacter() -> Bool { bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE }
}
