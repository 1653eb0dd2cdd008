/// Text from a file as a terminal may show it: no control characters, no change of writing direction.
public func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { printable($0) != $0 }) else { return text }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: text.unicodeScalars.lazy.map(printable))
  return String(result)
}

func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x09: " "
  case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
  default: scalar
  }
}

/// The columns of a terminal that a scalar takes: none for marks on the letter before, two for the scripts of East Asia
/// and for emoji. An approximation of Unicode's annex 11, as the standard library has no table of it.
public func terminalColumns(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
    2
  case 0x200B...0x200D, 0x2060, 0xFEFF: 0
  default:
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: 0
    default: 1
    }
  }
}
