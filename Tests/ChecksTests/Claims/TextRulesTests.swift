import Checks
import Testing

@Suite struct TextRulesTests {
  @Test func pointsAtTheClaim() {
    #expect(
      described(TextRules.findings(in: "Deze thee geneest alles.", firstLine: 3))
        == ["T009 warning 3:11+7 claim without a source: 'geneest'"])
  }

  @Test(arguments: [
    "Het is 100% veilig: volledig veilig.", "Een wondermiddel!", "Zonder bijwerkingen.", "Resultaat gegarandeerd.",
  ])
  func findsClaims(text: String) {
    #expect(TextRules.findings(in: text).map(\.code) == ["T009"])
  }

  @Test(arguments: [
    "Het geneest, zie [de richtlijn](https://x.example).", "Volgens de NHG geneest dit.", "Het geneest (2019).",
    "Het is geen wondermiddel.",
    "Dat is niet gegarandeerd.", "Het geneest.[^1]", "Genezen kost tijd.",
  ])
  func acceptsSourcesAndDenials(text: String) {
    #expect(TextRules.findings(in: text).isEmpty)
  }

  @Test func wantsTheSourceInTheSameParagraph() {
    #expect(TextRules.findings(in: "Het geneest.\n\nZie [de richtlijn](https://x.example).").map(\.code) == ["T009"])
  }

  @Test(arguments: [
    ("[hier](/a)", ["A004"]), ("[**Klik hier**](/a)", ["A004"]), ("[lees meer…](/a)", ["A004"]),
    ("[https://x.example](/a)", ["A004"]),
    ("[](/a)", ["A004"]), ("[de richtlijn](/a)", []), ("`[hier](/a)`", []), ("```\n[hier](/a)\n```", []),
    ("[Jaarverslag](/j.pdf)", ["A012"]), ("[Jaarverslag (pdf, 1,2 MB)](/j.pdf)", []),
    ("[Jaarverslag](/j.PDF?x=1)", ["A012"]),
    ("![foto](a.jpg)", ["A002"]), ("![IMG_0012.JPG](a.jpg)", ["A002"]), ("![Een arts meet de bloeddruk](a.jpg)", []),
    ("![](a.jpg)", []),
    ("[hier] (a)", []), ("[hier](a", []),
  ])
  func readsLinksAndPictures(text: String, codes: [String]) {
    #expect(TextRules.findings(in: text).map(\.code) == codes)
  }

  @Test func findsLongAlternativeTexts() {
    #expect(TextRules.findings(in: "![\(String(repeating: "lang ", count: 32))](a.jpg)").map(\.code) == ["A002"])
  }

  @Test(arguments: [
    ("LET OP DEZE REGELS GELDEN ALTIJD", ["A009"]), ("Let op: KNMG, NHG, IGJ, RIVM, NVZ, NFU, VWS", []),
    ("WELKOM allemaal", []),
    ("BEZOEKERS KOMEN NA TWAALVEN binnen", ["A009"]),
  ])
  func findsShouting(text: String, codes: [String]) {
    #expect(TextRules.findings(in: text).map(\.code) == codes)
  }
}
