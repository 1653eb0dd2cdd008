/// A run of letters, folded to small letters without diacritics, as the lexicon holds its words.
struct FoldedWord {
  /// Where the run ends.
  let end: Int
  /// Nil for words longer than any that the lexicon holds.
  let text: String?
  let letterCase: Token.LetterCase

  private static let longest = 40

  init(in bytes: [UInt8], at start: Int) {
    var index = start
    var folded: [UInt8] = []
    var (letters, capitals, startsWithCapital) = (0, 0, false)
    scan: while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x61...0x7A: folded.append(byte)
      case 0x41...0x5A:
        folded.append(byte | 0x20)
        capitals += 1
        if letters == 0 { startsWithCapital = true }
      case 0xC3:
        let second = index + 1 < bytes.count ? bytes[index + 1] : 0
        if (0x80...0x9E).contains(second) {
          capitals += 1
          if letters == 0 { startsWithCapital = true }
        }
        folded.append(FoldedWord.base(second))
        index += 1
      case 0xC2, 0xE2:
        guard let length = FoldedWord.invisibleLength(in: bytes, at: index) else { break scan }
        index += length
        continue
      case 0xCC, 0xCD:
        index += 2
        continue
      case 0..<0x80, 0xF0...0xF4: break scan
      default: folded.append(byte)
      }
      letters += 1
      index += 1
    }
    end = max(start + 1, min(index, bytes.count))
    text = folded.count > FoldedWord.longest ? nil : String(decoding: folded, as: UTF8.self)
    letterCase = letters > 1 && capitals == letters ? .upper : startsWithCapital ? .capitalised : .lower
  }

  /// The soft hyphen and the zero-width characters.
  private static func invisibleLength(in bytes: [UInt8], at index: Int) -> Int? {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    if bytes[index] == 0xC2, second == 0xAD { return 2 }
    if bytes[index] == 0xE2, second == 0x80, (0x8B...0x8D).contains(third) { return 3 }
    return nil
  }

  /// The letter without its mark, for the second byte of U+00C0 to U+00FF.
  private static func base(_ second: UInt8) -> UInt8 {
    switch second | 0x20 {
    case 0xA0...0xA6: UInt8(ascii: "a")
    case 0xA7: UInt8(ascii: "c")
    case 0xA8...0xAB: UInt8(ascii: "e")
    case 0xAC...0xAF: UInt8(ascii: "i")
    case 0xB1: UInt8(ascii: "n")
    case 0xB2...0xB6, 0xB8: UInt8(ascii: "o")
    case 0xB9...0xBC: UInt8(ascii: "u")
    case 0xBD, 0xBF: UInt8(ascii: "y")
    default: 0x80
    }
  }
}
