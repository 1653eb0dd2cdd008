/// Rules on trust and accessibility that need only the text: T009, A002, A004, A009 and A012.
public enum TextRules {
  /// The findings in a Markdown text, in its order.
  ///
  /// - Parameter firstLine: the number that the first line has in its file.
  public static func findings(in markdown: String, firstLine: Int = 1) -> [Finding] {
    let bytes = Array(markdown.utf8)
    let prose = Prose(bytes)
    let links = MarkdownLinks.links(of: bytes)
    let matches = claims(prose) + linkTexts(links) + pictureTexts(links) + shouting(prose)
    return placed(matches, in: bytes, firstLine: firstLine, keepingOverlaps: true)
  }

  static func warning(_ code: String, _ message: String, advice: String, at range: Range<Int>) -> Match {
    Match(code: code, severity: .warning, message: message, advice: advice, range: range, rank: 0)
  }
}
