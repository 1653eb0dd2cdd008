/// Numbers of publications that carry a test in themselves.
public enum PublicationNumbers {
  /// An ISBN of 10 or 13 digits, with or without hyphens and spaces, whose check digit is right.
  public static func isISBN(_ text: String) -> Bool {
    let signs = text.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    let values = signs.enumerated().map { index, sign -> Int in
      if (0x30...0x39).contains(sign) { return Int(sign) - 0x30 }
      return sign == UInt8(ascii: "X") && index == 9 && signs.count == 10 ? 10 : 99
    }
    guard values.allSatisfy({ $0 <= 10 }) else { return false }
    switch values.count {
    case 10: return values.enumerated().reduce(0) { $0 + (10 - $1.offset) * $1.element } % 11 == 0
    case 13:
      let starts = values.starts(with: [9, 7, 8]) || values.starts(with: [9, 7, 9])
      return starts && values.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? 1 : 3) * $1.element } % 10 == 0
    default: return false
    }
  }

  /// `10.1000/182`: a registrant's number of four digits or more, a slash, and a name without blanks.
  public static func isDOI(_ text: String) -> Bool {
    guard text.hasPrefix("10."), let slash = text.firstIndex(of: "/") else { return false }
    let registrant = text[..<slash].dropFirst(3)
    let name = text[text.index(after: slash)...]
    return registrant.utf8.count >= 4 && registrant.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      && !name.isEmpty && name.unicodeScalars.allSatisfy { $0.value > 0x20 }
  }
}
