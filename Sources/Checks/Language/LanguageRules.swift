/// Hints on how a Dutch text reads: rules L001 to L006. All are hints, none is a verdict.
public enum LanguageRules {
  /// For whom a text is written.
  public enum Audience: String, Sendable, Hashable, CaseIterable {
    case patients
    case professionals
  }

  /// The hints for a Markdown text, in its order; none for another language than Dutch (`nl`, `nl-BE`).
  ///
  /// - Parameter firstLine: the number that the first line has in its file.
  public static func findings(
    in markdown: String, language: String = "nl", audience: Audience = .patients, firstLine: Int = 1
  ) -> [Finding] {
    guard isDutch(language) else { return [] }
    let bytes = Array(markdown.utf8)
    return placed(hints(in: Prose(bytes), audience), in: bytes, firstLine: firstLine, keepingOverlaps: true)
  }

  static func hints(in prose: Prose, _ audience: Audience) -> [Match] {
    readingEase(prose, audience) + longSentences(prose) + longParagraphs(prose) + passives(prose) + mixedAddress(prose)
  }

  static func isDutch(_ language: String) -> Bool { language == "nl" || language.hasPrefix("nl-") }

  /// A shorter text has too few sentences for an average.
  static let fewestWords = 60

  static func hint(_ code: String, _ message: String, advice: String, at range: Range<Int>) -> Match {
    Match(code: code, severity: .hint, message: message, advice: advice, range: range, rank: 0)
  }
}
