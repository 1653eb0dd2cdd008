/// How many syllables a Dutch word has, by its groups of vowels.
///
/// A digraph or trigraph (`ie`, `oei`, `eeuw`) is one group, a letter with a diaeresis starts a new one, and a final `e`
/// counts. English loans with a silent `e` are listed. Letters other than a to z and their accented forms are consonants.
public func syllableCount(of word: some StringProtocol) -> Int {
  let text = word.lowercased()
  if let known = loanwords[text] { return known }
  let letters = vowelLetters(of: text)
  var (count, index) = (0, 0)
  while index < letters.count {
    let group = groupLength(letters, at: index)
    if group > 0 { count += 1 }
    index += max(1, group)
  }
  return max(1, count)
}

/// The letters without accents; a diaeresis is kept as a break before its vowel, which is then an ordinary one.
private func vowelLetters(of text: String) -> [UInt8] {
  var letters: [UInt8] = []
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x61...0x7A: letters.append(UInt8(scalar.value))
    case 0xE4, 0xEB, 0xEF, 0xF6, 0xFC: letters += [UInt8(ascii: "."), plainVowel(scalar)]
    case 0xE0...0xFD: letters.append(plainVowel(scalar))
    case 0x308:
      guard let last = letters.popLast() else { continue }
      letters += [UInt8(ascii: "."), last]
    case 0x300...0x36F: continue
    default: letters.append(UInt8(ascii: "-"))
    }
  }
  return letters
}

private func plainVowel(_ scalar: Unicode.Scalar) -> UInt8 {
  switch scalar.value {
  case 0xE0...0xE6: UInt8(ascii: "a")
  case 0xE8...0xEB: UInt8(ascii: "e")
  case 0xEC...0xEF: UInt8(ascii: "i")
  case 0xF2...0xF6, 0xF8: UInt8(ascii: "o")
  case 0xF9...0xFC: UInt8(ascii: "u")
  default: UInt8(ascii: "-")
  }
}

/// The length of the vowel group that starts at an index, 0 where a consonant stands.
private func groupLength(_ letters: [UInt8], at index: Int) -> Int {
  let letter = letters[index]
  if letter == UInt8(ascii: "y") { return isVowelY(letters, index) ? 1 : 0 }
  guard isVowel(letter) else { return 0 }
  // Longer groups go on with a vowel, or are `ij`.
  guard index + 1 < letters.count, isVowel(letters[index + 1]) || letters[index + 1] == UInt8(ascii: "j") else {
    return 1
  }
  let rest = letters[index...]
  if rest.elementsEqual("eum".utf8) { return 1 }
  for group in vowelGroups where rest.starts(with: group.utf8) { return group.utf8.count }
  return 1
}

/// The longest first. `ij` holds a consonant letter and is one sound.
private let vowelGroups = [
  "aai", "ooi", "oei", "eeu", "ieu", "eau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ei", "ij", "ui", "au", "ou",
  "ai", "ae",
]

/// `y` is a vowel between consonants and at the end behind one: `hygiëne`, `baby`, not `yoga`, `royaal` or `spray`.
private func isVowelY(_ letters: [UInt8], _ index: Int) -> Bool {
  let before = index == 0 ? nil : letters[index - 1]
  if let before, isVowel(before) { return false }
  let after = index + 1 < letters.count ? letters[index + 1] : nil
  return !(before == nil && after.map(isVowel) == true)
}

private func isVowel(_ letter: UInt8) -> Bool {
  switch letter {
  case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
  default: false
  }
}

/// Words that are not spelled as Dutch ones are.
private let loanwords: [String: Int] = [
  "team": 1, "teams": 1, "online": 2, "offline": 2, "website": 2, "websites": 2, "update": 2, "updates": 2, "game": 1,
  "games": 1, "smartphone": 2, "smartphones": 2, "software": 2, "hardware": 2, "coach": 1, "coachen": 2, "coaching": 2,
  "care": 1, "home": 1, "homepage": 2, "live": 1, "tape": 1, "file": 1, "page": 1, "steak": 1, "beamer": 2, "stream": 1,
  "cake": 1, "fauteuil": 2, "lease": 1, "release": 2, "timeline": 2, "deadline": 2, "mobile": 2, "case": 1, "cases": 1,
  "youtube": 2, "facebook": 2, "creme": 1, "interview": 3, "review": 2, "reviews": 2, "aerosol": 4, "aeroob": 3,
]
