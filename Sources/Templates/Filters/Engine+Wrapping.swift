extension Engine {
  /// Breaks lines at a width, each line of the text on its own.
  func wrap(_ text: String, _ arguments: FilterArguments) throws(Complaint) -> String {
    let width = try arguments.whole(0, default: 79)
    if width <= 0 { throw Complaint("'wordwrap' needs a width above 0") }
    let breaksLong = try arguments.flag(1, default: true)
    let separator = try arguments.text(2) ?? "\n"
    let breaksHyphens = try arguments.flag(3, default: true)
    return text.pythonLines.map { line in
      wrapLine(line, width, breaksLong: breaksLong, breaksHyphens: breaksHyphens).joined(separator: separator)
    }.joined(separator: separator)
  }

  private func wrapLine(_ line: String, _ width: Int, breaksLong: Bool, breaksHyphens: Bool) -> [String] {
    var chunks = Array(pieces(of: line, breaksHyphens: breaksHyphens).reversed())
    var lines: [String] = []
    while !chunks.isEmpty {
      if let next = chunks.last, isBlank(next), !lines.isEmpty { chunks.removeLast() }
      var current: [[Unicode.Scalar]] = []
      var length = 0
      while let next = chunks.last, length + next.count <= width {
        length += next.count
        current.append(next)
        chunks.removeLast()
      }
      if let next = chunks.last, next.count > width {
        let space = width - length
        if breaksLong {
          var end = max(1, space)
          if breaksHyphens, next.count > space, space > 0 {
            let hyphen = next[..<space].lastIndex(of: "-") ?? 0
            if hyphen > 0, next[..<hyphen].contains(where: { $0 != "-" }) { end = hyphen + 1 }
          }
          current.append(Array(next[..<end]))
          chunks[chunks.count - 1] = Array(next[end...])
        } else if current.isEmpty {
          current.append(next)
          chunks.removeLast()
        }
      }
      if let last = current.last, isBlank(last) { current.removeLast() }
      if !current.isEmpty {
        lines.append(String(String.UnicodeScalarView(current.joined())))
      }
    }
    return lines
  }

  private func isBlank(_ chunk: [Unicode.Scalar]) -> Bool {
    chunk.allSatisfy { $0.isASCII && $0.properties.isWhitespace }
  }

  /// Runs of whitespace and words; words also end after a hyphen between letters, and dashes stand alone.
  private func pieces(of line: String, breaksHyphens: Bool) -> [[Unicode.Scalar]] {
    let scalars = Array(line.unicodeScalars)
    var result: [[Unicode.Scalar]] = []
    var start = 0
    while start < scalars.count {
      let isSpace = isBlank([scalars[start]])
      var end = start + 1
      while end < scalars.count, isBlank([scalars[end]]) == isSpace { end += 1 }
      let run = Array(scalars[start..<end])
      if isSpace || !breaksHyphens { result.append(run) } else { result += hyphenated(run) }
      start = end
    }
    return result
  }

  private func hyphenated(_ word: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var result: [[Unicode.Scalar]] = []
    var start = 0
    var position = 0
    func isLetter(_ index: Int) -> Bool {
      word.indices.contains(index) && word[index].properties.isAlphabetic
    }
    func isWordPart(_ index: Int) -> Bool {
      word.indices.contains(index)
        && (word[index].properties.isAlphabetic || word[index].properties.numericType != nil
          || "_!\"'&.,?".unicodeScalars.contains(word[index]))
    }
    while position < word.count {
      guard word[position] == "-" else {
        position += 1
        continue
      }
      var end = position
      while end < word.count, word[end] == "-" { end += 1 }
      if end - position >= 2, isWordPart(position - 1), end < word.count,
        word[end] == "_" || word[end].properties.isAlphabetic || word[end].properties.numericType != nil
      {
        // A dash of several hyphens between words is a piece of its own.
        if position > start { result.append(Array(word[start..<position])) }
        result.append(Array(word[position..<end]))
        start = end
      } else if end - position == 1, position - start >= 2, isLetter(position - 1), isLetter(position - 2),
        isLetter(position + 1),
        isLetter(position + 2) || (isLetter(position + 1) && position + 2 < word.count && word[position + 2] == "-")
      {
        result.append(Array(word[start..<end]))
        start = end
      }
      position = end
    }
    if start < word.count { result.append(Array(word[start...])) }
    return result
  }
}
