import Markdown
import Testing

@Suite struct BareLinksTests {
  @Test(arguments: [
    ("Zie https://x.nl/a_b_c, dus.", ["https://x.nl/a_b_c"]),
    ("(https://x.nl/a)", ["https://x.nl/a"]),
    ("https://x.nl/a_(b)", ["https://x.nl/a_(b)"]),
    ("https://x.nl/a)))", ["https://x.nl/a"]),
    ("https://x.nl/?a=1&amp;b=2;", ["https://x.nl/?a=1&b=2"]),
    ("HTTPS://X.nl, http://y.nl!", ["HTTPS://X.nl", "http://y.nl"]),
    ("www.x.nl en WWW.Y.nl/a.", ["https://www.x.nl", "https://WWW.Y.nl/a"]),
    ("„https://x.nl”…", ["https://x.nl"]),
    ("https://x.nl:8080/a", ["https://x.nl:8080/a"]),
    ("https://patiënt.nl/é", ["https://patiënt.nl/é"]),
    ("https://x.nl/a<b", ["https://x.nl/a"]),
    ("https://x.nl/a\u{A0}b", ["https://x.nl/a"]),
    ("**https://x.nl**", ["https://x.nl"]),
    ("https://x.nl/a\nhttps://y.nl", ["https://x.nl/a", "https://y.nl"]),
  ])
  func findURLs(text: String, destinations: [String]) {
    let links = document(text).links
    #expect(links.map(\.destination) == destinations)
    #expect(links.allSatisfy { $0.kind == .autolink })
  }

  @Test(arguments: [
    "jan@voorbeeld.nl", "mailto:jan@voorbeeld.nl", "ftp://x.nl", "xhttps://x.nl", "https://", "https://localhost",
    "http:/x.nl", "awww.x.nl", "www.", "www..nl", "https://x..nl", "`https://x.nl`", "javascript://x.nl", "://x.nl",
    "https://.nl", "o:a@b.nl",
  ])
  func leaveOtherTextAlone(text: String) {
    #expect(document(text).links.isEmpty)
  }

  @Test func stayTextWithinLinks() {
    #expect(document("[https://a.nl](https://b.nl)").links.map(\.destination) == ["https://b.nl"])
    #expect(document("![https://a.nl](b.png)").links.map(\.destination) == ["b.png"])
  }
}
