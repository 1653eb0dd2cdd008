import Diagnostics
import Markdown
import Testing

@Suite struct LinkTests {
  /// Each text holds one link; its destination stands at the line and column, or its label where it has none.
  @Test(arguments: [
    ("[a](griep.md)", 1, 5, 8),
    ("ëé [a](griep.md)", 1, 8, 8),
    ("een\ntwee [a](x.md#kop \"t\")", 2, 10, 8),
    ("> een\n> > twee\n> > [a](x.md)", 3, 9, 4),
    ("- een\n\n  drie [a](<x y.md>)", 3, 13, 6),
    ("1. a\n   - b\n     [c](../x.md)", 3, 10, 7),
    ("| a | b |\n|---|---|\n| c | [d](e.md) |", 3, 11, 4),
    ("| [a](e.md) |\n|---|\n| c |", 1, 7, 4),
    ("# Kop [a](x.md)", 1, 11, 4),
    ("> [!NOTE]\n> [a](x.md)", 2, 7, 4),
    ("[a](x\\_y.md)", 1, 5, 7),
    ("[a](x?a=1&amp;b=2)", 1, 5, 13),
    ("**vet [a](x.md)**", 1, 11, 4),
    ("zie <https://x.nl/a>", 1, 6, 14),
    ("zie https://x.nl/a_b_c.", 1, 5, 18),
    ("`[a](x.md)` [a](x.md)", 1, 17, 4),
    ("[tekst][ref]\n\n[ref]: x.md", 1, 1, 6),
    ("![alt](x.png)", 1, 8, 5),
    ("tekst[^1]\n\n[^1]: noot [a](x.md)", 3, 16, 4),
  ])
  func findsTheirPlaces(text: String, line: Int, column: Int, length: Int) throws {
    let link = try #require(document(text, firstLine: 7).links.first { $0.kind != .footnote })
    let expected = Position(line: line + 6, column: column, length: length)
    #expect(link.position == expected)
  }

  @Test func keepOrderAndPlacesInside() {
    let links = document("[![alt](a.png)](b.md) [c](c.md)\n[d](d.md)").links
    #expect(links.map(\.destination) == ["b.md", "a.png", "c.md", "d.md"])
    #expect(links.map(\.kind) == [.link, .image, .link, .link])
    #expect(links.map(\.position.column) == [17, 9, 27, 5])
    #expect(links.map(\.position.line) == [1, 1, 1, 2])
  }

  @Test(arguments: [
    "https://x.nl", "HTTP://x.nl", "mailto:a@b.nl", "tel:+31", "griep.md", "../a/b.md#kop", "#kop", "/a", "?q=1",
    "a/b:c", "x#a:b", "./a:b",
  ])
  func areAllowed(destination: String) {
    let document = document("[a](\(destination))")
    #expect(document.links.map(\.destination) == [destination])
    #expect(document.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&Tab;script:alert(1)", "java&#10;script:alert(1)",
    "&#1;javascript:alert(1)", "javascript&colon;alert(1)", "&#x6A;avascript:alert(1)", "data:text/html,x",
    "data:image/png;base64,xx", "vbscript:x", "blob:https://x", "file:///etc/passwd", "jar:x", "livescript:x",
    "view-source:x", "about:blank", "intent:x", "ftp://x.nl/", "x:y", "foto.png:1", "&nbsp;javascript:x",
    "<java script:x>", "</ java\u{7F}script:x>", "jav\u{200B}ascript:x",
  ])
  func areRefusedForTheirScheme(destination: String) throws {
    let document = document("een [tekst](\(destination)) ![alt](\(destination))")
    guard !destination.hasPrefix("</") else {
      #expect(!String(decoding: document.html.bytes, as: UTF8.self).contains("javascript:"))
      return
    }
    #expect(document.links.isEmpty)
    #expect(document.diagnostics.map(\.code) == ["markdown.link-scheme", "markdown.link-scheme"])
    #expect(document.diagnostics.allSatisfy { $0.severity == .error })
    #expect(document.diagnostics.first?.position?.line == 1)
    #expect(String(decoding: document.html.bytes, as: UTF8.self) == "<p>een tekst alt</p>\n")
  }

  @Test(arguments: ["//x.nl/a", "/\\x.nl", "\\\\\\\\x.nl", "&#47;/x.nl", "/&Tab;/x.nl", "&#1;//x.nl"])
  func areRefusedWithoutProtocol(destination: String) {
    let document = document("[a](\(destination))")
    #expect(document.links.isEmpty)
    #expect(document.diagnostics.map(\.code) == ["markdown.link-protocol"])
  }

  @Test func needADestination() {
    let document = document("[a]()\n![b](<>)")
    #expect(document.diagnostics.map(\.message) == ["link has no destination", "image has no destination"])
    #expect(document.diagnostics.map(\.position?.line) == [1, 2])
  }

  @Test func nameTheirSchemeAndPlace() {
    let diagnostic = document("tekst\n> ëen [x](JAVA&Tab;SCRIPT:y)", firstLine: 5).diagnostics.first
    #expect(diagnostic?.message == "link with scheme 'javascript' is not allowed")
    #expect(diagnostic?.position == Position(line: 6, column: 11, length: 17))
  }

  @Test(arguments: [
    ("https://x.nl/ë?q=a b&c='d'", "https://x.nl/%C3%AB?q=a%20b&amp;c=&#39;d&#39;"),
    ("https://x.nl/%C3%AB", "https://x.nl/%C3%AB"),
    ("a\"><script>", "a%22%3E%3Cscript%3E"),
    ("https://x.nl/[a]\\`{|}^", "https://x.nl/%5Ba%5D%5C%60%7B%7C%7D%5E"),
    ("\u{1}\n", "%01%0A"),
  ])
  func areEncodedWhenWritten(url: String, expected: String) {
    let document = document("[a](x)")
    var output: [UInt8] = []
    document.html.write(into: &output, for: .page, url: { _ in url })
    #expect(String(decoding: output, as: UTF8.self) == "<p><a href=\"\(expected)\">a</a></p>\n")
  }
}
