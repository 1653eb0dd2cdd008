import Checks
import Testing

@Suite struct TrackingLinkTests {
  @Test func namesTheParameterOnly() {
    #expect(
      described("[a](https://x.example/?p=1&utm_source=brief)")
        == ["P012 warning 1:28+16 tracking or session code 'utm_source' in a link"])
  }

  @Test(arguments: [
    "https://x.example/?fbclid=a", "www.x.example/p?gclid=a", "x.example/p?utm_source=a", "[a](/p?utm_source=a)",
    "<a href=\"/p?utm_source=a\">", "https://x.example/p;jsessionid=0123456789",
    "https://x.example/?a=1&amp;utm_term=b",
    "https://mijn.x.example/dossier/12345", "https://x.example/#utm_source=a",
  ])
  func findsThem(text: String) {
    #expect(codes(text) == ["P012"])
  }

  @Test(arguments: [
    "https://x.example/?page=2", "https://x.example/utm_source", "https://x.example/?q=utm_source", "?utm_source=a",
    "`https://x.example/?utm_source=a`", "```\nhttps://x.example/?utm_source=a\n```", "https://x.example/?session=12",
    "https://mijn.x.example/", "https://mijnenmuseum.example/12345",
  ])
  func leavesOthers(text: String) {
    #expect(codes(text).isEmpty)
  }
}
