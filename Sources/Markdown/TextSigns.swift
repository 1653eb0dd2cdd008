import Text

/// What a run of text holds that asks for more than copying.
struct TextSigns: OptionSet {
  let rawValue: UInt8
  /// HTML's own signs, or bytes that may start a forbidden character.
  static let needsCare = TextSigns(rawValue: 1)
  /// A colon, or `w.`: without either there is no URL.
  static let mayLink = TextSigns(rawValue: 2)

  private static let dot: UInt8 = 4
  /// Set for letters and digits: a word holds at least one.
  private static let word: UInt8 = 8
  /// Set for all but space; `word` shifted by one, so that a shift brings one over the other.
  private static let solid: UInt8 = 16

  /// The signs of a text and the number of words that start in it, in one pass without branches.
  static func scan(_ text: UnsafeBufferPointer<UInt8>, isInWord: inout Bool) -> (signs: TextSigns, words: Int) {
    var seen: UInt8 = 0
    var words = 0
    var inWord: UInt8 = isInWord ? word : 0
    classes.withUnsafeBufferPointer { classes in
      for byte in text {
        let kind = classes[Int(byte)]
        seen |= kind
        words &+= Int(truncatingIfNeeded: kind & ~inWord & word)
        inWord = (inWord | kind) & kind >> 1 & word
      }
    }
    isInWord = inWord != 0
    var signs = TextSigns(rawValue: seen & 3)
    if seen & dot != 0, !signs.contains(.mayLink), hasWebName(text) { signs.insert(.mayLink) }
    return (signs, words / Int(word))
  }

  private static func hasWebName(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = UnsafeRawBufferPointer(text)
    var start = 0
    while let place = bytes.firstOffset(of: fullStop, from: start) {
      if place > 0, bytes[place - 1] | 0x20 == UInt8(ascii: "w") { return true }
      start = place + 1
    }
    return false
  }

  private static let fullStop = [UInt8(ascii: ".")]

  private static let classes: [UInt8] = (0...255).map { (byte: UInt8) in
    var kind: UInt8 = asksForCare(byte, .article) ? needsCare.rawValue : 0
    if byte > 0x20 { kind |= solid }
    switch byte {
    case UInt8(ascii: ":"): kind |= mayLink.rawValue
    case UInt8(ascii: "."): kind |= dot
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xC3...0xE1, 0xE3...0xFF:
      kind |= word
    default: break
    }
    return kind
  }
}
