import Markdown
import Testing

@Suite struct DocumentTests {
  @Test(arguments: [
    (
      "Een *klein* **woord** en `code <b>`",
      "<p>Een <em>klein</em> <strong>woord</strong> en <code>code &lt;b&gt;</code></p>\n"
    ),
    ("a\nb", "<p>a\nb</p>\n"),
    ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
    ("a\r\nb", "<p>a\nb</p>\n"),
    ("\u{FEFF}# Kop", "<h1 id=\"kop\">Kop</h1>\n"),
    ("---", "<hr>\n"),
    ("> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
    ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("~~weg~~ en ~", "<p><del>weg</del> en ~</p>\n"),
    ("\"aan\" -- 'af' & <", "<p>\"aan\" -- 'af' &amp; &lt;</p>\n"),
    ("a\0b\u{1}c\u{FFFE}d", "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d</p>\n"),
    ("    x < y", "<pre tabindex=\"0\"><code>x &lt; y\n</code></pre>\n"),
    ("```swift\nlet a\n```", "<pre tabindex=\"0\"><code class=\"language-swift\">let a\n</code></pre>\n"),
    ("```a\"b\nx\n```", "<pre tabindex=\"0\"><code>x\n</code></pre>\n"),
    ("```c++ numbers\nx\n```", "<pre tabindex=\"0\"><code class=\"language-c++\">x\n</code></pre>\n"),
    ("", ""),
  ])
  func writesHTML(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test func writesTables() {
    let table = "| a | b | |\n|:--|--:|:-:|\n| 1 | *2* | |\n| kort |"
    #expect(
      html(table) == """
        <div class="table-scroll" role="region" tabindex="0" aria-label="Table">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-left">a</th>
        <th scope="col" class="align-right">b</th>
        <td class="align-center"></td>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-left">1</td>
        <td class="align-right"><em>2</em></td>
        <td class="align-center"></td>
        </tr>
        <tr>
        <td class="align-left">kort</td>
        <td class="align-right"></td>
        <td class="align-center"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
    #expect(html(table, for: .feed).hasPrefix("<table>\n<thead>"))
    #expect(html(table, for: .feed).hasSuffix("</table>\n"))
  }

  @Test func writesTaskListsForPagesAndFeeds() {
    #expect(
      html("- [x] klaar\n- [ ] open") == """
        <ul class="task-list">
        <li><input type="checkbox" disabled checked aria-label="Done"> klaar</li>
        <li><input type="checkbox" disabled aria-label="To do"> open</li>
        </ul>

        """)
    #expect(html("- [x] klaar\n\n- [ ] open", for: .feed).contains("<li><p>☑ klaar</p>\n</li>\n<li><p>☐ open</p>"))
  }

  @Test func writesFootnotesWithReadableUniqueIDs() {
    let text = "Een[^a\"b] en twee[^2], weer een[^a\"b].\n\n[^2]: Tweede\n[^a\"b]: Eerste\n[^los]: Ongebruikt"
    var options = MarkdownOptions()
    options.labels.footnoteID = "voetnoot"
    options.labels.footnotes = "Voetnoten"
    options.labels.footnoteBack = "Terug naar verwijzing %"
    let page = html(text, options: options)
    #expect(
      page.contains(
        "Een<sup id=\"voetnoot-1-ref\"><a href=\"#voetnoot-1\" class=\"footnote-ref\" role=\"doc-noteref\">1</a></sup>")
    )
    #expect(page.contains("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Voetnoten\">"))
    #expect(page.contains("<li id=\"voetnoot-1\">\n<p>Eerste</p>"))
    #expect(
      page.contains(
        "<a href=\"#voetnoot-1-ref-2\" role=\"doc-backlink\" aria-label=\"Terug naar verwijzing 1-2\">↩</a>"))
    #expect(!page.contains("Ongebruikt"))
    let anchors = document(text, options: options).anchors
    #expect(anchors == ["voetnoot-1-ref", "voetnoot-2-ref", "voetnoot-1-ref-2", "voetnoot-1", "voetnoot-2"])
    let feed = html(text, for: .feed, options: options, base: "https://x.nl/a/")
    #expect(feed.contains("<sup><a href=\"https://x.nl/a/#voetnoot-1\">1</a></sup>"))
    #expect(!feed.contains("id="))
  }

  @Test(arguments: ["NOTE", "tip", "Important", "WARNING", "caution"])
  func writesCallouts(kind: String) {
    let text = "> [!\(kind)]\n> Let *op*\n>\n> - a"
    let title = kind.lowercased().capitalizedFirst
    #expect(
      html(text) == """
        <div class="callout callout-\(kind.lowercased())" role="note">
        <p class="callout-title">\(title)</p>
        <p>Let <em>op</em></p>
        <ul>
        <li>a</li>
        </ul>
        </div>

        """)
    #expect(html(text, for: .feed).hasPrefix("<blockquote>\n<p><strong>\(title)</strong></p>\n<p>Let"))
    #expect(html(text, for: .feed).hasSuffix("</ul>\n</blockquote>\n"))
  }

  @Test(arguments: ["> [!ONZIN]\n> x", "> [!NOTE] meteen\n> x", "> tekst [!NOTE]", "[!NOTE]"])
  func leavesOtherQuotesAlone(text: String) {
    #expect(!html(text).contains("callout"))
    #expect(html(text).contains("[!"))
  }

  @Test func writesAnEmptyCallout() {
    #expect(
      html("> [!NOTE]")
        == "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">Note</p>\n</div>\n")
  }

  @Test func writesImagesAndFigures() {
    let text = "Zie ![een *foto* & \"meer\"](a.png \"T\")\n\n![Alt](b.png \"Bij<schrift\")\n\n![Alt](c.png)"
    let document = document(text)
    var page: [UInt8] = []
    document.html.write(
      into: &page, for: .page, url: { document.links[$0].destination },
      imageAttributes: { $0 == 0 ? " width=\"4\" height=\"3\"" : "" })
    #expect(
      String(decoding: page, as: UTF8.self) == """
        <p>Zie <img src="a.png" alt="een foto &amp; &#34;meer&#34;" title="T" width="4" height="3" loading="lazy" decoding="async"></p>
        <figure><img src="b.png" alt="Alt" loading="lazy" decoding="async"><figcaption>Bij&lt;schrift</figcaption></figure>
        <p><img src="c.png" alt="Alt" loading="lazy" decoding="async"></p>

        """)
    #expect(document.firstImage == 0)
    #expect(html("![Alt](c.png)", for: .feed) == "<p><img src=\"c.png\" alt=\"Alt\"></p>\n")
  }

  @Test func collectsTheOutline() {
    let outline = document("# Eén *twee*\n\ntekst\n\n## `code` & meer\n\nSetext\n===", firstLine: 10).outline
    #expect(outline.map(\.text) == ["Eén twee", "code & meer", "Setext"])
    #expect(outline.map(\.id) == ["een-twee", "code-meer", "setext"])
    #expect(outline.map(\.level) == [1, 2, 1])
    #expect(outline.map(\.position.line) == [10, 14, 16])
  }

  @Test func linksHeadingsToThemselvesWhereAsked() {
    var options = MarkdownOptions()
    options.labels.headingLink = "Link naar %"
    #expect(
      html("## A & b", options: options)
        == "<h2 id=\"a-b\">A &amp; b <a class=\"heading-link\" href=\"#a-b\" aria-label=\"Link naar A &amp; b\">#</a></h2>\n"
    )
    #expect(html("## A & b", for: .feed, options: options) == "<h2>A &amp; b</h2>\n")
  }

  @Test func summarisesByTheFirstParagraph() {
    let text = "# Kop\n\n![x](y.png)\n\n![x](y.png \"Bijschrift\")\n\nEerste **alinea**\nop twee regels.\n\nTweede."
    let plain = document(text)
    #expect(plain.summary.text == "Eerste alinea op twee regels.")
    #expect(!plain.summary.hasMore)
    #expect(plain.summaryHTML == nil)
    #expect(plain.plainText == nil)
    #expect(document("- alleen\n- een lijst").summary.text == "alleen")
  }

  @Test(arguments: ["<!--more-->", "<!-- more -->"])
  func summarisesByTheMark(mark: String) throws {
    let document = document("Een [l](a.md)\n\nTwee\n\n\(mark)\n\nDrie [m](b.md)")
    #expect(document.summary.text == "Een l Twee")
    var output: [UInt8] = []
    try #require(document.summaryHTML).write(into: &output, for: .page, url: { "u\($0)" })
    #expect(String(decoding: output, as: UTF8.self) == "<p>Een <a href=\"u0\">l</a></p>\n<p>Twee</p>\n")
    #expect(document.diagnostics.isEmpty)
  }

  @Test func endsTheSummaryBehindTheBlockWithTheMark() throws {
    let document = document("> Een <!--more--> twee\n\nDrie")
    #expect(document.summary.text == "Een")
    var output: [UInt8] = []
    try #require(document.summaryHTML).write(into: &output, for: .page, url: { "\($0)" })
    #expect(String(decoding: output, as: UTF8.self) == "<blockquote>\n<p>Een  twee</p>\n</blockquote>\n")
  }

  @Test(arguments: [
    ("een twee drie", 3), ("een**twee** drie", 2), ("- a\n- b", 2), ("een\ntwee", 2), ("# Kop\n\n— & …", 1),
    ("| a | b |\n|-|-|\n| c | d |", 4), ("é ëën", 2), ("`a b`", 2), ("", 0),
  ])
  func countsWords(text: String, count: Int) {
    #expect(document(text).wordCount == count)
  }

  @Test func givesPlainTextWhereAsked() {
    let text = "# Kop\n\nEen *twee* &amp; [drie](x.md).\n\n- a\n- b\n\n```\ncode <\n```"
    let document = document(text, options: MarkdownOptions(plainText: true))
    #expect(document.plainText == "Kop\nEen twee & drie.\na\nb\ncode <\n")
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
