/// A value with all but its first letters and digits as asterisks; separators are left out.
///
/// At most half of the value is shown: `masked("111222333", showing: 4)` is `1112*****`.
func masked(_ value: String, showing shown: Int) -> String {
  let characters = value.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  let visible = min(shown, characters.count / 2)
  var result = String.UnicodeScalarView(characters.prefix(visible))
  result.append(contentsOf: repeatElement("*", count: characters.count - visible))
  return String(result)
}
