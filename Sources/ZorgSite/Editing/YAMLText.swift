import Text

/// A text as a YAML scalar on one line: plain where YAML reads a plain one as the same text, else in double quotes.
func yamlScalar(_ text: String) -> String {
  isPlainInYAML(text) ? text : jsonString(text)
}

/// `[a, b]` on one line.
func yamlList(_ texts: [String]) -> String {
  "[" + texts.map(yamlScalar).joined(separator: ", ") + "]"
}

/// Narrower than YAML: a few texts get quotes that they could do without.
private func isPlainInYAML(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
  let isWord = first.properties.isAlphabetic && last != " "
  let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
  let isClean = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || scalar == " " || ("0"..."9").contains(scalar)
      || "-_.()".unicodeScalars.contains(scalar)
  }
  return isWord && isClean && !words.contains(text.lowercased())
}
