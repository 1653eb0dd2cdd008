import Markdown
import Testing

@Suite struct AnchorNamesTests {
  private func ids(_ markdown: String, options: MarkdownOptions = MarkdownOptions()) -> [String] {
    document(markdown, options: options).outline.map(\.id)
  }

  @Test func makesReadableIDs() {
    #expect(
      ids("# Wat is een cliënt?\n# 2014: cijfers\n# Ålesund & Œuvre") == [
        "wat-is-een-client", "2014-cijfers", "alesund-oeuvre",
      ])
  }

  @Test func numbersRepeats() {
    #expect(ids("# a\n# a\n# a-2\n# a\n# A") == ["a", "a-2", "a-2-2", "a-3", "a-4"])
  }

  @Test func namesHeadingsWithoutLetters() {
    #expect(ids("# ???\n# 🎉\n#") == ["kop", "kop-2", "kop-3"])
  }

  @Test func keepsClearOfOtherIDs() {
    let options = MarkdownOptions(reservedIDs: ["inhoud"], reservedPrefixes: ["reactie-"])
    #expect(ids("# Inhoud\n# Reactie 12\n# fn 1", options: options) == ["inhoud-2", "kop-reactie-12", "kop-fn-1"])
  }

  @Test func listsEveryIDOnce() {
    let anchors = document("# a\n# a\n\nx[^1]\n\n[^1]: y\n").anchors
    #expect(anchors == ["a", "a-2", "fn-1-ref", "fn-1"])
  }
}
