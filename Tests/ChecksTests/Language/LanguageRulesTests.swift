import Checks
import Testing

@Suite struct LanguageRulesTests {
  static let easy = String(repeating: "De arts kijkt naar uw hand. Dat doet geen pijn. ", count: 8)
  static let hard = String(
    repeating: "Multidisciplinaire behandelprotocollen vereisen organisatorische verantwoordelijkheden. ", count: 16)

  func codes(_ text: String, language: String = "nl", audience: LanguageRules.Audience = .patients) -> [String] {
    LanguageRules.findings(in: text, language: language, audience: audience).map(\.code)
  }

  @Test func followsTheFormula() throws {
    let score = try #require(ReadingEase(sentences: 10, words: 150, syllables: 225).score)
    #expect(abs(score - (206.84 - 0.93 * 15 - 77 * 1.5)) < 0.0001)
    #expect(ReadingEase(of: "De arts kijkt. Zij is er nu.") == ReadingEase(sentences: 2, words: 7, syllables: 7))
    #expect(ReadingEase(of: "").score == nil)
  }

  @Test func hintsAtHardTextsOnly() {
    #expect(codes(Self.easy).isEmpty)
    #expect(codes(Self.hard) == ["L001"])
    #expect(codes(String(repeating: "Multidisciplinair. ", count: 10)).isEmpty)
  }

  @Test func givesHintsAndNoVerdicts() {
    for finding in LanguageRules.findings(in: Self.hard) {
      #expect(finding.severity == .hint)
      #expect(finding.diagnostic.severity == .hint)
    }
  }

  @Test(arguments: ["en", "de", "", "nld"])
  func isSilentInOtherLanguages(language: String) {
    #expect(codes(Self.hard, language: language).isEmpty)
    #expect(codes(Self.hard, language: "nl-BE") == ["L001"])
  }

  @Test func showsTheFiveLongestSentences() {
    let sentences = (26...32).map { "Dat " + String(repeating: "is ", count: $0 - 2) + "zo." }
    let found = LanguageRules.findings(in: sentences.joined(separator: "\n\n"), audience: .professionals)
    #expect(found.map(\.message) == (28...32).map { "sentence of \($0) words" })
    #expect(found.first?.position?.line == 5)
  }

  @Test func weighsTheAverageForPatients() {
    let text = String(repeating: "Wie " + String(repeating: "nu ", count: 17) + "komt. ", count: 5)
    #expect(codes(text) == ["L003"])
    #expect(codes(text, audience: .professionals).isEmpty)
  }

  @Test func hintsAtLongParagraphs() {
    #expect(codes(String(repeating: "Kom nu langs bij ons. ", count: 25)) == ["L004"])
    #expect(codes(String(repeating: "Kom nu langs bij ons. ", count: 24)).isEmpty)
  }

  @Test func hintsAtPassives() {
    let passive = "De wond wordt verzorgd. De huid werd behandeld. Er worden foto's gemaakt."
    #expect(codes(passive) == ["L005"])
    #expect(codes("De wond wordt groter. De huid werd rood. Er worden er meer.").isEmpty)
    #expect(codes(passive + String(repeating: " Wij helpen u.", count: 10)).isEmpty)
  }

  @Test func hintsAtMixedAddress() {
    let found = LanguageRules.findings(in: "Kom als u kunt. Neem uw pas mee. Bel je? Dan help je ons. Doe je best.")
    #expect(found.map(\.message) == ["'u' (2 times) and 'je' (3 times) in one text"])
    #expect(found.first?.position?.column == 9)
    #expect(codes("Kom als u kunt. Neem uw pas mee. Zeg je niets?").isEmpty)
  }

  @Test(arguments: [
    ("Dr. Vos komt bijv. morgen. Daarna niet.", 2), ("# Kop\n\nEen zin.", 1), ("| a | b |\n|---|---|\n| c. | d. |", 0),
    ("- Een\n- Twee\n- Drie", 3), ("---\ntitle: Een. Twee.\n---\nDrie.", 1), ("```\ncode. code.\n```\n\nTekst.", 1),
    ("Kosten: 3.50 euro. Klaar!", 2), ("Zie [de site. Echt](https://x.example/a.b).", 2),
    ("Hij zei: \"Kom.\" Zij kwam.", 2),
  ])
  func countsSentencesOfRunningText(text: String, count: Int) {
    #expect(ReadingEase(of: text).sentences == count)
  }
}
