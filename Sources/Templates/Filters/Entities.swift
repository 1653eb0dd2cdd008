/// Text with character references as the characters that they stand for: `&amp;`, `&#39;`, `&#x20ac;`.
func withoutEntities(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var result = ""
  var rest = Substring(text)
  while let ampersand = rest.firstIndex(of: "&") {
    result += rest[..<ampersand]
    rest = rest[ampersand...].dropFirst()
    guard let (character, length) = reference(rest) else {
      result += "&"
      continue
    }
    result += character
    rest = rest.dropFirst(length)
    if rest.first == ";" { rest = rest.dropFirst() }
  }
  return result + rest
}

/// The character of a reference after its `&`, and how many characters before the `;` it takes.
private func reference(_ text: Substring) -> (String, Int)? {
  if text.first == "#" {
    let digits = text.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = (isHexadecimal ? digits.dropFirst() : digits).prefix {
      isHexadecimal ? $0.isHexDigit : ("0"..."9").contains($0)
    }
    guard !number.isEmpty else { return nil }
    let code = UInt32(number, radix: isHexadecimal ? 16 : 10) ?? 0
    return (String(Unicode.Scalar(code == 0 ? 0xFFFD : code) ?? "\u{FFFD}"), 1 + (isHexadecimal ? 1 : 0) + number.count)
  }
  let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
  if text.dropFirst(name.count).first == ";", let scalar = entityNames[name] { return (String(scalar), name.count) }
  // The oldest names count without `;` too.
  for length in stride(from: name.count, through: 2, by: -1) {
    let prefix = name.prefix(length)
    if let scalar = entityNames[prefix], scalar.value < 0x100, prefix != "apos" { return (String(scalar), length) }
  }
  return nil
}
