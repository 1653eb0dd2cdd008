/// Rules on trust and accessibility that need only the text: T007, T009, T011 to T013, and of A001 to A014 all but A003.
public enum TextRules {
  /// The findings in a Markdown text without its front matter, in its order.
  ///
  /// - Parameter firstLine: the number that the first line has in its file.
  public static func findings(
    in markdown: String, context: TextContext = TextContext(), firstLine: Int = 1
  ) -> [Finding] {
    let bytes = Array(markdown.utf8)
    return placed(matches(in: Prose(bytes), context), in: bytes, firstLine: firstLine, keepingOverlaps: true)
  }

  /// The findings of these rules and of `LanguageRules` together, which read the text's words once.
  public static func allFindings(in bytes: [UInt8], context: TextContext, firstLine: Int) -> [Finding] {
    let prose = Prose(bytes)
    var all = matches(in: prose, context)
    if LanguageRules.isDutch(context.language) { all += LanguageRules.hints(in: prose, context.audience) }
    return placed(all, in: bytes, firstLine: firstLine, keepingOverlaps: true)
  }

  private static func matches(in prose: Prose, _ context: TextContext) -> [Match] {
    let links = MarkdownLinks.links(of: prose.bytes)
    var matches = linkTexts(links) + sameTexts(links) + pictureTexts(links) + missingAlternatives(links)
    matches += charts(links, prose.bytes) + structure(prose.bytes) + videos(links, prose.bytes) + shouting(prose)
    guard LanguageRules.isDutch(context.language) else { return matches }
    return matches + claims(prose) + (context.hasSources ? [] : percentages(prose)) + words(prose)
      + disclosures(prose, context)
  }

  static func warning(_ code: String, _ message: String, advice: String, at range: Range<Int>) -> Match {
    match(.warning, code, message, advice: advice, at: range)
  }

  static func match(
    _ severity: Finding.Severity, _ code: String, _ message: String, advice: String, at range: Range<Int>
  ) -> Match {
    Match(code: code, severity: severity, message: message, advice: advice, range: range, rank: 0)
  }
}
