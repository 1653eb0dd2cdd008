import Foundation
import FoundationXML
import Testing
import ZorgSite

/// Comments that try to harm the page, the feed or the build.
@Suite struct HostileCommentTests {
  static let bodies: [String] = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<b>vet</b> en <i>cursief</i>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java&#x73;cript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#106;avascript&colon;alert(1))", "[x](\u{1}javascript:alert(1))", "[x]( javascript:alert(1))",
    "<javascript:alert(1)>", "![x](javascript:alert(1))", "[x]: javascript:alert(1)\n\n[x]",
    "[x](data:text/html,<script>)",
    "[x](vbscript:x)", "[x](//evil.example/x)", "[x](blob:https://a/b)",
    "{{ site.articles }} {% include \"base.html\" %} {# x #}",
    "]]>", "]]]]>><![CDATA[", "<!-- geen commentaar -->", "</li></ol></body></html>", "</article></main>",
    "&lt;script&gt;",
    "[x](https://voorbeeld.nl/\" onmouseover=\"alert(1))", "# Kop\n\n## Kop", "| a | b |\n| - | - |\n| 1 | 2 |",
    "[^1]\n\n[^1]: noot",
    "![pixel](https://evil.example/p.png)", "mail mij op anna@voorbeeld.nl", "\u{202E}txet edrekkeeg\u{202C}",
    "a\u{0}b\u{7}c",
    String(repeating: ">", count: 100_000) + " x", String(repeating: "> ", count: 7000) + "x",
    String(repeating: "*a ", count: 5000),
    String(repeating: "[", count: 8000), String(repeating: "- ", count: 8000),
    "[a]: /" + String(repeating: "u", count: 4000) + "\n\n" + String(repeating: "[a] ", count: 3000),
  ]

  /// Without bounds this takes minutes.
  @Test(.timeLimit(.minutes(1))) func harmNeitherThePageNorTheFeedNorTheTime() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    for (number, body) in Self.bodies.enumerated() {
      try site.write(
        ThreadTests.comment("Naam\(number)", hour: 9, body: body), to: "content/comments/griep/c\(number).md")
    }
    let report = try await site.build()
    #expect(report.isCommitted)
    #expect(report.summary.commentCount >= Self.bodies.count - 4)
    let page = try #require(site.page("artikelen/griep/index.html"))
    let feed = try #require(site.page("artikelen/griep/index.xml"))
    #expect(page.utf8.count < 2_000_000)
    for text in [page, feed] {
      expectHarmless(text)
    }
    #expect(XMLParser(data: Data(feed.utf8)).parse())
    #expect(page.contains(#"{{ site.articles }} {% include "base.html" %}"#))
    #expect(page.contains("&lt;b&gt;vet&lt;/b&gt;"))
    #expect(!page.contains("mailto:anna@voorbeeld.nl"))
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
  }

  /// No tag or attribute that runs or loads anything, no scheme but those allowed, and the page's structure whole.
  private func expectHarmless(_ text: String) {
    let lowered = text.lowercased()
    for tag in ["<script>", "<img", "<svg", "<iframe", "<!-- geen", "<h1>kop", "<table", "<form"] {
      #expect(!lowered.contains(tag), "\(tag)")
    }
    let schemes = Set(lowered.matches(of: /(?:href|src)="([a-z]+):/).map { String($0.output.1) })
    #expect(schemes.isSubset(of: ["http", "https"]))
    #expect(!lowered.contains(/<[^>]*\son[a-z]+=/))
    #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0 || $0.value == 7 })
    #expect(lowered.components(separatedBy: "</body>").count <= 2)
  }
}
