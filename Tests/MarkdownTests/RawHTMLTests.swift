import Markdown
import Testing

@Suite struct RawHTMLTests {
  private let kept = MarkdownOptions(rawHTML: true)

  private func lines(_ html: String) -> [Substring] { html.split(separator: "\n") }
  private func page(_ text: String) -> String { html(text, options: kept, base: "/b/") }
  private func feed(_ text: String) -> String { html(text, for: .feed, options: kept, base: "https://x.nl/b/") }

  @Test(arguments: [
    ("een <b>vet</b> woord", "<p>een &lt;b&gt;vet&lt;/b&gt; woord</p>\n", 2),
    ("<div class=x>\nblok\n</div>", "<p>&lt;div class=x&gt;\nblok\n&lt;/div&gt;</p>\n", 1),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n", 1),
    ("<!-- weg -->", "", 0),
    ("een <!-- weg --> twee", "<p>een  twee</p>\n", 0),
    ("<!-- a --> <i>b</i>", "<p> &lt;i&gt;b&lt;/i&gt;</p>\n", 1),
  ])
  func showsAsTextUnlessKept(text: String, expected: String, warnings: Int) {
    #expect(html(text) == expected)
    let diagnostics = document(text).diagnostics
    #expect(diagnostics.map(\.code) == Array(repeating: "markdown.raw-html", count: warnings))
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func warnsAtItsPlace() {
    let diagnostics = document("tekst\n\n> ëen <b>vet</b>", firstLine: 4).diagnostics
    #expect(diagnostics.map(\.position?.line) == [6, 6])
    #expect(diagnostics.map(\.position?.column) == [7, 13])
  }

  @Test func reportsACommentWithoutEnd() {
    let diagnostics = document("een\n\n<!-- twee\n\ndrie").diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.comment"])
    #expect(diagnostics.first?.position?.line == 3)
  }

  @Test(
    arguments: [
      ("een <b class=\"x\">vet</b>", "<p>een <b class=\"x\">vet</b></p>\n", "<p>een <b>vet</b></p>\n"),
      (
        "<a href='y.md?a&amp;b' onclick=\"x()\" id=k>z</a>",
        "<p><a href=\"/b/y.md?a&amp;b\" onclick=\"x()\" id=k>z</a></p>\n",
        "<p><a href=\"https://x.nl/b/y.md?a&amp;b\">z</a></p>\n"
      ),
      (
        "<img src=a.png srcset=\"a.png 1x, b.png 2x\" style=\"x\" alt=\"é\">",
        "<img src=\"/b/a.png\" srcset=\"/b/a.png 1x, /b/b.png 2x\" style=\"x\" alt=\"é\">",
        "<img src=\"https://x.nl/b/a.png\" srcset=\"https://x.nl/b/a.png 1x, https://x.nl/b/b.png 2x\" alt=\"é\">"
      ),
      ("<div>\n\n*a*\n\n</div>", "<div>\n<p><em>a</em></p>\n</div>", "<div>\n<p><em>a</em></p>\n</div>"),
      ("a<br/>b<hr x=y />", "<p>a<br/>b<hr x=y /></p>\n", "<p>a<br>b<hr></p>\n"),
      (
        "<video poster=p.png src=v.mp4 controls></video>", nil,
        "<p><video poster=\"https://x.nl/b/p.png\" src=\"https://x.nl/b/v.mp4\" controls></video></p>\n"
      ),
      ("<font>a</font> <nieuw-ding>b</nieuw-ding>", nil, "<p>a b</p>\n"),
      ("<script>\nif (a < b) { x('</b>') }\n</script>\n\nna", nil, "\n<p>na</p>\n"),
      ("a <script>b *c*</script> d", nil, "<p>a  d</p>\n"),
      ("<style>p { }</style>\n\nna", nil, "\n<p>na</p>\n"),
      ("<form action=x>\n<input>\n\n[a](b.md)\n\n</form>\nna", nil, "\nna"),
      ("<svg><svg></svg><path/></svg>na", nil, "<p>na</p>\n"),
      ("<object data=x>a</object>na <input type=text>", nil, "<p>na </p>\n"),
      (
        "<iframe src=\"https://v.nl/1\" title=\"Film &amp; zo\">x</iframe>", nil,
        "<a href=\"https://x.nl/b/https://v.nl/1\">Film &amp; zo</a>"
      ),
      ("<b>niet dicht", "<p><b>niet dicht</p>\n", "<p><b>niet dicht</b></p>\n"),
      ("*<i>a* b</i>", nil, "<p><em><i>a</i></em> b</p>\n"),
      ("<div>\n<p>a\n\nb", nil, "<div>\n<p>a\n<p>b</p>\n</div>"),
      ("</div>\n\na", nil, "\n<p>a</p>\n"),
      ("<div>a < b <3</div>", "<div>a &lt; b &lt;3</div>", "<div>a &lt; b &lt;3</div>"),
      ("<b title=\"&#1;&quot;x\">a</b>", nil, "<p><b title=\"\u{FFFD}&#34;x\">a</b></p>\n"),
      ("<!DOCTYPE html> <?php x ?>a", nil, " a"),
    ] as [(String, String?, String)])
  func isKeptOnPagesAndCleanedForFeeds(text: String, page: String?, feed: String) {
    if let page { #expect(lines(self.page(text)) == lines(page)) }
    #expect(lines(self.feed(text)) == lines(feed))
    #expect(document(text, options: kept).diagnostics.isEmpty)
  }

  @Test func hasLinksLikeAnyOther() {
    let document = document("x\n\n<a href=\"b.md\">b</a> <img src='c.png'>\n<source srcset='d.png 2x'>", options: kept)
    #expect(document.links.map(\.destination) == ["b.md", "c.png", "d.png"])
    #expect(document.links.map(\.kind) == [.link, .image, .image])
    #expect(document.links.map(\.position.line) == [3, 3, 4])
    #expect(document.links.first?.position.column == 10)
  }

  @Test(arguments: [
    "<a href=\"javascript:x\">a</a>", "<a href=' JaVaScript&colon;x'>a</a>", "<a href=javascript&#58;x>a</a>",
    "<img src='data:image/png;base64,x'>", "<video poster=vbscript:x></video>", "<a href=\"java&Tab;script:x\">a</a>",
  ])
  func mayNotUseOtherSchemes(text: String) {
    let document = document(text, options: kept)
    #expect(document.diagnostics.map(\.code) == ["markdown.link-scheme"])
    #expect(document.links.isEmpty)
    #expect(!page(text).contains("script:"))
  }

  @Test func bringsItsIDsAlong() {
    let document = document("<div id=\"kop\">\n\n</div>\n\n# Kop", options: kept)
    #expect(document.anchors == ["kop", "kop-2"])
  }

  @Test(arguments: ["<script", "<a href=\"x", "<img src='a", "<!-- x", "<![CDATA[ x", "<?php", "<div\nclass=\"a"])
  func doesNotSwallowThePageWhereItIsBroken(text: String) {
    let output = page("<div>\n\(text)\n")
    #expect(!output.dropFirst(5).contains("<") || !output.contains(text))
  }
}
