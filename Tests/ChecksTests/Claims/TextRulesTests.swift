import Checks
import Testing

@Suite struct TextRulesTests {
  @Test func pointsAtTheClaim() {
    #expect(
      described(TextRules.findings(in: "Deze thee geneest alles.", firstLine: 3))
        == ["T009 warning 3:11+7 claim without a source: 'geneest'"])
  }

  @Test(arguments: [
    "Het is veilig: volledig veilig.", "Een wondermiddel!", "Zonder bijwerkingen.", "Resultaat gegarandeerd.",
  ])
  func findsClaims(text: String) {
    #expect(TextRules.findings(in: text).map(\.code) == ["T009"])
  }

  @Test(arguments: [
    "Het geneest, zie [de richtlijn](https://x.example).", "Volgens de artsen geneest dit.", "Het geneest (2019).",
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
    ("![foto](a.jpg)", ["A002"]), ("![img12.jpg](a.jpg)", ["A002"]), ("![Een arts meet de bloeddruk](a.jpg)", []),
    ("![](a.jpg)", ["A001"]), ("![ ](a.jpg)", ["A001"]), ("`![](a.jpg)`", []),
    ("[hier] (a)", []), ("[hier](a", []),
    ("[de folder](/a) en [de folder](/b)", ["A011"]), ("[de folder](/a) en [De folder](/a)", []),
  ])
  func readsLinksAndPictures(text: String, codes: [String]) {
    #expect(TextRules.findings(in: text).map(\.code) == codes)
  }

  @Test func findsLongAlternativeTexts() {
    #expect(TextRules.findings(in: "![\(String(repeating: "lang ", count: 32))](a.jpg)").map(\.code) == ["A002"])
  }

  @Test(arguments: [
    ("LET OP DEZE REGELS GELDEN ALTIJD", ["A009"]), ("Let op: (WELKOM allemaal)", []),
    ("BEZOEKERS KOMEN NA TWAALVEN binnen", ["A009"]),
  ])
  func findsShouting(text: String, codes: [String]) {
    #expect(TextRules.findings(in: text).map(\.code) == codes)
  }

  @Test(arguments: [
    ("|  |  |\n| --- | --- |\n| a | b |", ["A005"]), ("| Jaar | Aantal |\n| --- | --- |\n| a | b |", []),
    ("```\n|  |  |\n| --- | --- |\n```", []),
    ("<video src=\"a.mp4\"></video>", ["A006"]), ("<video src=\"a.mp4\"><track src=\"a.vtt\"></video>", []),
    ("<audio src=\"a.mp3\"></audio>\n\n## Transcript\n\nHallo.", []), ("<audio src=\"a.mp3\"></audio>", ["A006"]),
    ("[![Handen wassen](a.jpg)](https://youtu.be/abc)", ["A006"]),
    ("[![Handen wassen](a.jpg)](https://youtu.be/abc)\n\n## Transcript\n\nWas ze.", []),
    ("[Onze video's](https://youtu.be/abc)", []), ("[![Handen wassen](a.jpg)](/handen/)", []),
    ("![Grafiek: meer griep in de winter](a.png)", ["A007"]),
    ("![Grafiek: meer griep in de winter](a.png)\n\n| Jaar | Aantal |\n| --- | --- |\n| 2020 | 3 |", []),
    ("![Grafiek: meer griep in de winter](a.png)\n\n[De cijfers](griep.csv)", []),
    ("![Grafiekpapier op tafel](a.png)", ["A007"]), ("![Een vrouw bij een grafiek](a.png)", []),
    ("This is the way that they have told us.", ["A008"]), ("Het boek heet The Way of the World.", []),
    ("De IGJ komt langs.", ["A010"]), ("De inspectie (IGJ) komt. De IGJ komt.", []),
    ("De RSS-feed en de tv.", []), ("> [!NOTE]\n> Let op.", []), ("De IGJ komt. De IGJ gaat.", ["A010"]),
    ("🎉🎉", ["A013"]), ("🎉 Gefeliciteerd!", []), ("1", []),
    ("Druk op de rode knop.", ["A014"]), ("Druk op de knop Opslaan.", []), ("De rode draad.", []),
  ])
  func findsWhatNotEveryoneCanUse(text: String, codes: [String]) {
    #expect(TextRules.findings(in: text).map(\.code) == codes)
  }

  @Test(arguments: [
    ("Dit is een advertorial.", ["T007"]), ("Dit artikel is gesponsord.", ["T007"]),
    ("Mogelijk gemaakt door Fabriek.", ["T007"]),
    ("Een advertorial herken je aan het label.", []), ("Veel clubs worden gesponsord.", []),
    ("Van alle ziekenhuizen heeft 41 procent een weblog.", ["T011"]), ("Zo'n 41,5% doet het.", ["T011"]),
    ("Volgens de enquête heeft 41 procent een weblog.", []), ("Procenten zeggen weinig.", []),
    ("Deze tekst is automatisch vertaald.", ["T013"]), ("Folders worden soms automatisch vertaald.", []),
  ])
  func findsWhatReadersShouldKnow(text: String, codes: [String]) {
    #expect(TextRules.findings(in: text).map(\.code) == codes)
    #expect(
      TextRules.findings(in: text, context: TextContext(isDisclosed: true)).map(\.code)
        == codes.filter { $0 == "T011" })
  }

  @Test func wantsToKnowWhatChanged() {
    let context = TextContext(isUpdated: true)
    #expect(TextRules.findings(in: "De dosering is hoger.", context: context).map(\.code) == ["T012"])
    #expect(TextRules.findings(in: "*Bijgewerkt op 2 mei:* de dosering is hoger.", context: context).isEmpty)
    #expect(TextRules.findings(in: "De dosering is hoger.").isEmpty)
  }

  @Test func readsWordsOfDutchOnly() {
    let text = "Een wondermiddel! Druk op de rode knop. Het is 100%. Dit is een advertorial."
    #expect(TextRules.findings(in: text).count == 4)
    #expect(TextRules.findings(in: text, context: TextContext(language: "en")).isEmpty)
    #expect(TextRules.findings(in: "![](a.jpg)", context: TextContext(language: "en")).map(\.code) == ["A001"])
  }

  @Test func pointsAtThePercentage() {
    let finding = TextRules.findings(in: "Van hen heeft 41,5 procent een weblog.").first
    #expect(finding?.position?.column == 15)
    #expect(finding?.position?.length == 12)
  }
}
