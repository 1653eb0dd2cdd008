/// A host name in ASCII: labels with other letters are lower-cased, composed and written in Punycode (`xn--...`).
///
/// A name that is ASCII already stays as it is. A label too long for any host name stays too: it cannot be looked up.
func asciiHost(_ host: Substring) -> String {
  if host.utf8.allSatisfy({ $0 < 0x80 }) { return String(host) }
  let labels = host.unicodeScalars.split(omittingEmptySubsequences: false) { isLabelSeparator($0) }
  return labels.map { asciiLabel(String($0)) }.joined(separator: ".")
}

private func asciiLabel(_ label: String) -> String {
  let label = composed(label.lowercased())
  if label.utf8.allSatisfy({ $0 < 0x80 }) || label.utf8.count > 255 { return label }
  return "xn--" + punycode(label)
}

/// The full stop, and those of East Asian scripts that mean the same in a host name (RFC 3490, section 3.1).
private func isLabelSeparator(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case ".", "\u{3002}", "\u{FF0E}", "\u{FF61}": true
  default: false
  }
}

/// The text with letters and their combining marks as one letter where there is one (Unicode's form NFC, for scripts up
/// to Greek Extended).
private func composed(_ text: String) -> String {
  var result = ""
  for character in text {
    result.append(character.unicodeScalars.count > 1 ? precomposed[character] ?? character : character)
  }
  return result
}

/// Letters by themselves. The standard library has no public NFC, but holds canonically equivalent characters for equal,
/// so that a letter with a combining mark finds the one letter here.
private let precomposed: [Character: Character] = {
  let letters = (UInt32(0xC0)..<0x2000).compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic)
  return Dictionary(letters.map { (Character($0), Character($0)) }, uniquingKeysWith: { first, _ in first })
}()
