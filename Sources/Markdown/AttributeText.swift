/// An attribute's value as raw HTML writes it, with the entities decoded that URLs hold. Others stay as they are: they
/// come out escaped, so that they mean nothing.
func decodedAttribute(_ value: UnsafeBufferPointer<UInt8>) -> String {
  guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
  var result = String.UnicodeScalarView()
  var rest = String(decoding: value, as: UTF8.self)[...].unicodeScalars
  while let scalar = rest.first {
    if scalar == "&", let end = rest.prefix(12).firstIndex(of: ";"),
      let decoded = entity(String(rest[rest.index(after: rest.startIndex)..<end]))
    {
      result.append(decoded)
      rest = rest[rest.index(after: end)...]
    } else {
      result.append(scalar)
      rest.removeFirst()
    }
  }
  return String(result)
}

private func entity(_ name: String) -> Unicode.Scalar? {
  switch name {
  case "amp", "AMP": return "&"
  case "lt", "LT": return "<"
  case "gt", "GT": return ">"
  case "quot", "QUOT": return "\""
  case "apos": return "'"
  case "colon": return ":"
  case "sol": return "/"
  case "bsol": return "\\"
  case "Tab": return "\t"
  case "NewLine": return "\n"
  case "nbsp": return "\u{A0}"
  default: break
  }
  guard name.hasPrefix("#") else { return nil }
  let digits = name.dropFirst()
  let code = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  return code.flatMap { $0 == 0 ? "\u{FFFD}" : Unicode.Scalar($0) }
}
