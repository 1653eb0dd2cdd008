import Markdown
import Testing

/// Bodies put together from pieces of Markdown and HTML, the same ones in every run.
@Suite struct ArbitraryBodiesTests {
  @Test(arguments: 0..<8)
  func giveBalancedHTML(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<60 {
      let text = (0...dice.roll(60)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
      let plain = document(text)
      #expect(imbalance(of: rendered(plain, .page)) == nil, "page of \(text.debugDescription)")
      #expect(imbalance(of: rendered(plain, .feed)) == nil, "feed of \(text.debugDescription)")
      #expect(imbalance(of: commentHTML(text)) == nil, "comment \(text.debugDescription)")
      if let summary = plain.summaryHTML {
        var output: [UInt8] = []
        summary.write(into: &output, for: .feed, url: { _ in "u" })
        #expect(imbalance(of: String(decoding: output, as: UTF8.self)) == nil, "summary of \(text.debugDescription)")
      }
      let kept = document(text, options: MarkdownOptions(rawHTML: true))
      let feed = rendered(kept, .feed)
      #expect(imbalance(of: feed, optional: endingByThemselves) == nil, "feed of raw \(text.debugDescription)")
      #expect(!feed.contains("<script") && !feed.contains(" id=") && !feed.contains("<form"))
      #expect(Set(kept.anchors).count == kept.anchors.count)
      #expect(kept.links.allSatisfy { $0.position.line >= 1 && !$0.destination.hasPrefix("javascript:") })
    }
  }

  private func rendered(_ document: Document, _ target: Fragment.Target) -> String {
    var output: [UInt8] = []
    document.html.write(into: &output, for: target, url: { document.links[$0].destination })
    return String(decoding: output, as: UTF8.self)
  }

  /// The first tag without its other half.
  private func imbalance(of html: String, optional: Set<String> = []) -> String? {
    var open: [String] = []
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard part.contains(">") else { return "<\(part)" }
      let isEnd = part.hasPrefix("/")
      let name = String(part.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if ["br", "hr", "img", "input"].contains(name) || optional.contains(name) { continue }
      if !isEnd {
        open.append(name)
      } else if open.popLast() != name {
        return "</\(name)>"
      }
    }
    return open.last
  }

  private let endingByThemselves: Set<String> = ["p", "li", "td", "th", "tr", "tbody", "thead"]

  private let pieces = [
    "> ", "- ", "1. ", "\n", "\n\n", "  ", "    ", "\t", "*", "**", "_", "~~", "~", "`", "```", "[", "]", "(", ")",
    "![", "](", "[a]", "[a]: ", "<", "/>", "</b>", "<b>", "<div>", "</div>", "<form>", "</form>", "<script>",
    "</script>", "<a href=\"", "\"", "'", "<img src=x>", "<iframe src=y>", "</iframe>", "<!--", "-->", "<!--more-->",
    "|", "|-|-|", "|a|b|", "[^1]", "[^1]: ", "# ", "===", "---", "https://x.nl", "www.x.nl", "javascript:", "//",
    "&amp;", "&#0;", "&#x202E;", "\u{202E}", "\u{1}", "\u{FFFE}", "\0", "\\", "- [x] ", "[!NOTE]", "ë", "€", "🎉",
    "a", "b c", "x.md", "#kop", ":", ".", "!", "<?", "<![CDATA[", "]]>", "<p>", "<li>", "<table>", "\r", "\r\n",
    "<svg>", "</svg>", "<b", "=", "{{", "\u{FEFF}", "> [!TIP]\n> ",
  ]

  /// A small linear congruential generator.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }
}
