/// What a run of text holds that asks for more than copying.
struct TextSigns: OptionSet {
  let rawValue: UInt8
  /// HTML's own signs, or bytes that may start a forbidden character.
  static let needsCare = TextSigns(rawValue: 1)
  /// A colon or a full stop: without either there is no URL.
  static let mayLink = TextSigns(rawValue: 2)

  private static let space: UInt8 = 4
  private static let word: UInt8 = 8

  /// The signs of a text and the number of words that start in it, in one pass.
  static func scan(_ text: UnsafeBufferPointer<UInt8>, isInWord: inout Bool) -> (signs: TextSigns, words: Int) {
    var seen: UInt8 = 0
    var words = 0
    var inWord = isInWord
    classes.withUnsafeBufferPointer { classes in
      for byte in text {
        let kind = classes[Int(byte)]
        seen |= kind
        if kind & space != 0 {
          inWord = false
        } else if !inWord, kind & word != 0 {
          inWord = true
          words += 1
        }
      }
    }
    isInWord = inWord
    return (TextSigns(rawValue: seen & 3), words)
  }

  private static let classes: [UInt8] = (0...255).map { (byte: UInt8) in
    var kind: UInt8 = asksForCare(byte, .article) ? 1 : 0
    switch byte {
    case 0...0x20: kind |= space
    case UInt8(ascii: ":"), UInt8(ascii: "."): kind |= 2
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      kind |= word
    case 0xC3...0xE1, 0xE3...0xFF: kind |= word
    default: break
    }
    return kind
  }
}
