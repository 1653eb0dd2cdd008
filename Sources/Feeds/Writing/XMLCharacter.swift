/// One character of UTF-8 text, as XML 1.0 sees it (section 2.2).
struct XMLCharacter {
  /// Bytes, 1 to 4; 1 for a byte that belongs to no character.
  var length: Int
  /// False for most control characters, for U+FFFE and U+FFFF, and for bytes that are no UTF-8.
  var isAllowed: Bool

  /// Reads the character that starts at `index`, which must be below the count.
  init(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let first = bytes[index]
    switch first {
    case 0x20..<0x80, 0x09, 0x0A, 0x0D: self.init(length: 1, isAllowed: true)
    case 0xC2...0xDF: self.init(bytes, index, length: 2, second: 0x80...0xBF)
    case 0xE0: self.init(bytes, index, length: 3, second: 0xA0...0xBF)
    case 0xED: self.init(bytes, index, length: 3, second: 0x80...0x9F)
    case 0xE1...0xEF: self.init(bytes, index, length: 3, second: 0x80...0xBF)
    case 0xF0: self.init(bytes, index, length: 4, second: 0x90...0xBF)
    case 0xF1...0xF3: self.init(bytes, index, length: 4, second: 0x80...0xBF)
    case 0xF4: self.init(bytes, index, length: 4, second: 0x80...0x8F)
    default: self.init(length: 1, isAllowed: false)
    }
  }

  /// The second byte's range keeps out overlong forms, surrogates and what lies beyond Unicode (its table 3-7).
  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, length: Int, second: ClosedRange<UInt8>) {
    guard index + length <= bytes.count, second.contains(bytes[index + 1]),
      length < 3 || bytes[index + 2] & 0xC0 == 0x80, length < 4 || bytes[index + 3] & 0xC0 == 0x80
    else {
      self.init(length: 1, isAllowed: false)
      return
    }
    let isNoncharacter = bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
    self.init(length: length, isAllowed: !isNoncharacter)
  }

  private init(length: Int, isAllowed: Bool) {
    self.length = length
    self.isAllowed = isAllowed
  }
}
