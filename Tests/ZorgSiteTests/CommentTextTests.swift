import Testing

@testable import ZorgSite

@Suite struct CommentTextTests {
  @Test(arguments: [
    ("<p>Dank, dat helpt.</p>\n", "Dank, dat helpt."),
    ("<p>Eén.</p>\n<p><em>Twee</em> &lt;3 &amp; &quot;drie&quot;</p>\n", "Eén.\nTwee <3 & \"drie\""),
    ("<p>a<br>\nb</p>\n", "a\nb"),
    ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "a\nb"),
    ("<p>&amp;lt; &onbekend; &</p>\n", "&lt; &onbekend; &"),
    ("<p>&amp;</p>\n", "&amp;"),
    ("<p title=\"a > b\">\"Nee\", 'ja' > &#39;</p>\n", " b\">\"Nee\", 'ja' > '"),
    ("<p>open <b", "open "), ("<p>een heel eind verder &amp", "een heel eind verder &amp"),
    ("<hr>\n", ""),
    ("", ""),
    ("", "alleen tekst"),
  ])
  func givesThePlainTextThatItWasMadeWith(html: String, plain: String) {
    let text = CommentText(html: Array(html.utf8), plain: plain)
    #expect(text.plain == plain)
    #expect(text.html == Array(html.utf8))
  }
}
