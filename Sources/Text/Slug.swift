/// Turns a title into a readable part of a URL: `Wat is een cliënt?` becomes `wat-is-een-client`.
///
/// Letters lose their diacritics (`ë` -> `e`, `ß` -> `ss`, `ĳ` -> `ij`), are lower-cased, and every run of anything
/// else than `a-z` and `0-9` becomes one hyphen. Letters, marks and digits of other scripts are kept, so that a title in
/// Greek or Arabic still has a slug. The result is empty where nothing usable is left, as for a title of emoji only.
public func slug(of title: some StringProtocol) -> String {
  var slug: [UInt8] = []
  slug.reserveCapacity(title.utf8.count)
  var pendingHyphen = false
  func appendPendingHyphen() {
    if pendingHyphen, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
    pendingHyphen = false
  }
  for scalar in title.unicodeScalars {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A:
      appendPendingHyphen()
      slug.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0x41...0x5A:
      appendPendingHyphen()
      slug.append(UInt8(truncatingIfNeeded: scalar.value) + 32)
    case 0..<0x80:
      pendingHyphen = true
    case 0x300...0x36F, 0x20D0...0x20FF, 0xFE00...0xFE0F:
      continue  // diacritics, keycaps and variants of emoji: not a word boundary
    default:
      if let folded = foldedLetter(scalar) ?? rareFoldedLetter(scalar) {
        appendPendingHyphen()
        slug.append(contentsOf: folded.utf8)
        continue
      }
      switch scalar.properties.generalCategory {
      case .format:
        continue  // zero-width characters, soft hyphen, direction marks: invisible, so not a word boundary
      case .nonspacingMark, .spacingMark:
        // Half of the vowels of Hindi, Tamil or Thai; without a letter before it, a mark is nothing.
        if !slug.isEmpty, !pendingHyphen { slug.append(contentsOf: String(scalar).utf8) }
      case .decimalNumber:
        appendPendingHyphen()
        slug.append(contentsOf: String(scalar).utf8)
      case _ where scalar.properties.isAlphabetic:
        appendPendingHyphen()
        slug.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      default:
        pendingHyphen = true
      }
    }
  }
  return String(decoding: slug, as: UTF8.self)
}

/// A Latin letter without its diacritics, in lower case, or nil where it has no such form.
private func foldedLetter(_ scalar: Unicode.Scalar) -> String? {
  switch scalar.value {
  case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105, 0x1CD, 0x1CE: "a"
  case 0xC6, 0xE6: "ae"
  case 0xC7, 0xE7, 0x106...0x10D: "c"
  case 0xD0, 0xF0, 0x10E...0x111: "d"
  case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
  case 0x11C...0x123: "g"
  case 0x124...0x127: "h"
  case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "i"
  case 0x132, 0x133: "ij"
  case 0x134, 0x135: "j"
  case 0x136...0x138: "k"
  case 0x139...0x142: "l"
  case 0xD1, 0xF1, 0x143...0x14B: "n"
  case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "o"
  case 0x152, 0x153: "oe"
  case 0x154...0x159: "r"
  case 0x15A...0x161, 0x17F, 0x218, 0x219: "s"
  case 0xDF, 0x1E9E: "ss"
  case 0x162...0x167, 0x21A, 0x21B: "t"
  case 0xDE, 0xFE: "th"
  case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
  case 0x174, 0x175: "w"
  case 0xDD, 0xFD, 0xFF, 0x176...0x178: "y"
  case 0x179...0x17E: "z"
  case 0xFB00: "ff"
  case 0xFB01: "fi"
  case 0xFB02: "fl"
  case 0xFB03: "ffi"
  case 0xFB04: "ffl"
  case 0xFB05, 0xFB06: "st"
  default: nil
  }
}
