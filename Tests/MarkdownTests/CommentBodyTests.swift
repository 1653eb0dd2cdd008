import Diagnostics
import Markdown
import Testing

@Suite struct CommentBodyTests {
  @Test(arguments: [
    ("Een *a* **b** `c`", "<p>Een <em>a</em> <strong>b</strong> <code>c</code></p>\n"),
    ("a  \nb\nc", "<p>a<br>\nb\nc</p>\n"),
    ("- a\n- b\n\n1. c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n"),
    ("> a\n\n---\n\n```js\nb\n```", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n<pre><code>b\n</code></pre>\n"),
    ("# Kop *x*", "<p><strong>Kop <em>x</em></strong></p>\n"),
    ("a <b>c</b> <naam>", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;naam&gt;</p>\n"),
    ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
    ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>\n"),
    ("![alt *x*](y.png)", "<p>alt x</p>\n"),
    ("~~a~~", "<p>~~a~~</p>\n"),
    ("|a|\n|-|\n|b|", "<p>|a|\n|-|\n|b|</p>\n"),
    ("- [x] a", "<ul>\n<li>[x] a</li>\n</ul>\n"),
    ("a[^1]\n\n[^1]: b", "<p>a[^1]</p>\n<p>[^1]: b</p>\n"),
    ("[a](https://x.nl/é \"t\")", "<p><a href=\"https://x.nl/%C3%A9\" rel=\"nofollow ugc noopener\">a</a></p>\n"),
    ("https://x.nl.", "<p><a href=\"https://x.nl\" rel=\"nofollow ugc noopener\">https://x.nl</a>.</p>\n"),
    ("www.x.nl", "<p><a href=\"https://www.x.nl\" rel=\"nofollow ugc noopener\">www.x.nl</a></p>\n"),
    ("jan@x.nl <jan@x.nl>", "<p>jan@x.nl jan@x.nl</p>\n"),
    ("{{ x }} {% y %} ]]>", "<p>{{ x }} {% y %} ]]&gt;</p>\n"),
    ("", ""),
  ])
  func writesTheSubset(markdown: String, expected: String) {
    #expect(commentHTML(markdown) == expected)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:x", "java&Tab;script:x", "&#106;avascript:x", "javascript&colon;x", "data:x",
    "vbscript:x", "mailto:a@b.nl", "tel:1", "//x.nl", "/pad", "pad.md", "#reactie-1", "?q", "", "blob:x", "ftp://x.nl",
    "http:x", "https:/x.nl", "http:\\\\x.nl", " https", "https://", "&#1;https://x.nl", "http:javascript:x",
    "file:///x", "feed:https://x.nl", "view-source:https://x.nl", "https&#x3A;javascript:x",
  ])
  func linksOnlyToTheWeb(destination: String) {
    for text in [
      "[tekst](\(destination))", "[tekst](<\(destination)>)", "![tekst](\(destination))", "tekst <\(destination)>",
      "[tekst][b]\n\n[b]: \(destination)", "<a href=\"\(destination)\">tekst</a>",
    ] {
      let html = commentHTML(text).replacing("<a href=\"https://x.nl\" rel=\"nofollow ugc noopener\">", with: "")
      #expect(!html.contains("<a"))
      #expect(!html.contains("<img"))
      #expect(html.contains("tekst"))
    }
  }

  @Test(arguments: [
    "a\u{202E}b", "a\u{2066}b", "a\u{2069}b", "a\u{200E}b", "a\u{200F}b", "a\u{61C}b", "a\u{1}b", "a\u{7F}b",
    "a\u{85}b", "a\u{9F}b", "a\u{FEFF}b", "a\u{FFF9}b", "a\u{FFFB}b", "a&#x202E;b", "a&#8238;b", "a&#1;b", "a&rlm;b",
    "a\u{FFFE}b",
  ])
  func dropsHiddenCharacters(text: String) {
    let body = comment(text)
    #expect(String(decoding: body.html, as: UTF8.self) == "<p>ab</p>\n")
    #expect(body.plainText == "ab")
    #expect(commentHTML("`\(text)`").utf8.count <= "<p><code>a&amp;#x202E;b</code></p>\n".utf8.count)
  }

  @Test func keepsOrdinaryUnicode() {
    #expect(commentHTML("ë € “x” 🎉 עברית Ａ") == "<p>ë € “x” 🎉 עברית Ａ</p>\n")
    #expect(commentHTML("a\0b") == "<p>a\u{FFFD}b</p>\n")
  }

  @Test func givesPlainText() {
    #expect(comment("# A\n\nb *c* [d](https://x.nl)\ne\n\n- f\n- g").plainText == "A\nb c d\ne\nf\ng")
  }

  @Test func refusesALongComment() throws {
    let body = comment(String(repeating: "a", count: 16_385))
    #expect(body.html.isEmpty)
    let diagnostic = try #require(body.diagnostics.first)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message == "comment 'c1' has 16385 bytes, the limit is 16384")
    #expect(comment(String(repeating: "a", count: 16_384)).diagnostics.isEmpty)
  }

  @Test func showsTextBehindTooManyMarks() throws {
    let body = comment(String(repeating: "> ", count: 40) + "einde")
    let html = String(decoding: body.html, as: UTF8.self)
    #expect(html.contains("einde"))
    #expect(html.components(of: "<blockquote>") == 32)
    #expect(html.components(of: "&gt;") == 8)
    let diagnostic = try #require(body.diagnostics.first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.code == "markdown.depth")
    #expect(diagnostic.position == Position(line: 1, column: 1))
  }

  @Test func readsLinesThatOnlyLookDeep() {
    let rule = Array(repeating: "*", count: 60).joined(separator: " ")
    #expect(commentHTML(rule) == "<hr>\n")
    #expect(comment(rule).diagnostics.isEmpty)
    #expect(comment(String(repeating: "-", count: 200)).diagnostics.isEmpty)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
