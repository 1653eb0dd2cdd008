/// The run of the privacy rules over one text. Each rule is an extension of its own, in `Rules`.
struct PrivacyScan {
  let text: ScannedText
  let allowed: AllowedValues
  private(set) var matches: [Match] = []
  /// Tokens and bytes that the rules looked at, counting each look.
  private(set) var looks = 0
  var paragraph = CaseEvidence()
  private let columns: ColumnLabels

  init(_ text: ScannedText, allowing allowed: AllowedValues) {
    self.text = text
    self.allowed = allowed
    columns = ColumnLabels(text)
  }

  /// Shows each token to the rules that can start at it.
  mutating func run() {
    findForbiddenKeys()
    findTrackingLinks()
    findProfileNumbers()
    for index in text.tokens.indices {
      switch text.tokens[index].kind {
      case .number:
        findCitizenNumber(at: index)
        findBareCitizenNumber(at: index)
        findFileNumber(at: index)
        findBirthDate(at: index)
        findPhoneNumber(at: index)
        findAddress(at: index)
        findCareNumber(at: index)
      case .word:
        findBankAccount(at: index)
        findNamedPerson(at: index)
      case .sign: findMailAddress(at: index)
      case .lineEnd: break
      }
      weighCase(at: index)
    }
    endParagraph()
  }

  /// The token at an index, or nil outside the text.
  mutating func token(_ index: Int) -> Token? {
    looks += 1
    return text.tokens.indices.contains(index) ? text.tokens[index] : nil
  }

  /// The byte at an offset, or 0 outside the text.
  mutating func byte(_ offset: Int) -> UInt8 {
    looks += 1
    return text.bytes.indices.contains(offset) ? text.bytes[offset] : 0
  }

  /// What the header of a CSV file says about the field that a token lies in.
  mutating func column(of index: Int) -> Meaning {
    looks += 1
    return columns.meaning(of: index).intersection(PrivacyScan.labels.union(.birth))
  }

  mutating func string(_ range: Range<Int>) -> String {
    looks += range.count
    return text.text(range)
  }

  mutating func report(
    _ code: String, _ severity: Finding.Severity, _ message: String, advice: String, at range: Range<Int>, rank: Int
  ) {
    matches.append(
      Match(code: code, severity: severity, message: message, advice: advice, range: range, rank: rank))
  }

  /// Whether a token lies in the last match, of a rank no lower than this one: to match again there changes nothing.
  func isMatched(_ token: Token, rank: Int) -> Bool {
    guard let last = matches.last else { return false }
    return last.rank <= rank && last.range.contains(token.start)
  }

  /// An error where a stranger wrote the text, else a warning.
  var severityByAuthor: Finding.Severity { text.kind.isFromAStranger ? .error : .warning }
}
