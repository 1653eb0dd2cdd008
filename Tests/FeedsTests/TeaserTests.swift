import Feeds
import Testing

@Suite struct TeaserTests {
  @Test(arguments: [
    ("Een korte tekst.", 16, "Een korte tekst."), ("Een korte tekst.", 15, "Een korte…"),
    ("Een korte, tekst", 12, "Een korte…"), ("Eenlangwoord", 5, "Eenl…"), ("Een korte tekst", 10, "Een korte…"),
    ("", 3, ""), ("👩‍⚕️👩‍⚕️👩‍⚕️", 2, "👩‍⚕️…"), ("a", 0, "…"),
  ])
  func cutsAtAWord(text: String, limit: Int, teaser: String) {
    #expect(Feeds.teaser(text, limit: limit) == teaser)
  }
}
