import Markdown
import Testing

@Suite struct FragmentTests {
  @Test func asksForEachURLOnceATarget() {
    let document = document("[a](1) ![b](2) https://x.nl\n\n> [!NOTE]\n> [c](3)")
    for target in [Fragment.Target.page, .feed] {
      var asked: [Int] = []
      var output: [UInt8] = []
      document.html.write(
        into: &output, for: target,
        url: {
          asked.append($0)
          return "u"
        })
      #expect(asked == [0, 1, 2, 3])
    }
  }

  @Test func appendsToWhatIsThere() {
    var output = Array("<main>".utf8)
    document("a").html.write(into: &output, for: .page, url: { _ in "" })
    #expect(String(decoding: output, as: UTF8.self) == "<main><p>a</p>\n")
  }

  @Test func holdsItsSlotsInOrder() {
    let text = """
      # Kop [a](b.md)

      - [x] <b id="q">![c](d.png)</b> tekst[^1]

      <form>

      | a | <a href="e.md">e</a> |
      |---|:-:|

      </form>

      > [!TIP]
      > <iframe src="f"></iframe>

      [^1]: noot
      """
    let fragment = document(text, options: MarkdownOptions(rawHTML: true)).html
    #expect(fragment.slots.count > 20)
    var fragmentAgain = fragment
    fragmentAgain.slots.removeAll()
    #expect(fragmentAgain != fragment)
    for target in [Fragment.Target.page, .feed] {
      var output: [UInt8] = []
      fragment.write(into: &output, for: target, url: { "u\($0)" })
      let html = String(decoding: output, as: UTF8.self)
      #expect(html.contains("form") == (target == .page))
      #expect(html.contains("u3") == (target == .page))
      #expect(html.contains("checkbox") == (target == .page))
      #expect(html.contains("id=") == (target == .page))
    }
  }
}
