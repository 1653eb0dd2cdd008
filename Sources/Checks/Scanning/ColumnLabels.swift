/// What the header of a CSV file says about the fields below it.
struct ColumnLabels: Sendable {
  /// By token; empty where the text is no table.
  private let meanings: [Meaning]

  init(_ text: ScannedText) {
    guard text.kind == .data, let delimiter = ColumnLabels.delimiter(of: text) else {
      meanings = []
      return
    }
    var (meanings, header, column, isHeader, isQuoted) = ([Meaning](), [Meaning()], 0, true, false)
    meanings.reserveCapacity(text.tokens.count)
    for token in text.tokens {
      if token.kind == .lineEnd {
        (isHeader, isQuoted, column) = (false, false, 0)
      } else if token.sign == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if token.sign == delimiter, !isQuoted {
        column += 1
        if isHeader { header.append([]) }
      } else if isHeader {
        header[column].formUnion(token.meaning)
      }
      meanings.append(isHeader || column >= header.count ? [] : ColumnLabels.label(header[column]))
    }
    self.meanings = meanings
  }

  func meaning(of index: Int) -> Meaning { meanings.indices.contains(index) ? meanings[index] : [] }

  /// The sign that parts the first line's fields, where it has no other signs of YAML or JSON.
  private static func delimiter(of text: ScannedText) -> UInt8? {
    let header = text.tokens.prefix { $0.kind != .lineEnd }
    guard header.count < text.tokens.count, !header.contains(where: { ":{[".utf8.contains($0.sign) }) else {
      return nil
    }
    return [UInt8(ascii: ";"), UInt8(ascii: ",")].first { sign in header.contains { $0.sign == sign } }
  }

  private static func label(_ meaning: Meaning) -> Meaning {
    meaning.isSuperset(of: [.fileStem, .numberWord]) ? meaning.union(.fileNumber) : meaning
  }
}
