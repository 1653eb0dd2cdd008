import Diagnostics
import Markdown
import Testing

@Suite struct LimitsTests {
  @Test func refuseALongArticle() {
    var options = MarkdownOptions()
    options.limits.documentBytes = 100
    let text = String(repeating: "a", count: 101)
    let refused = document(text, firstLine: 8, options: options)
    #expect(refused.html.bytes.isEmpty)
    #expect(refused.diagnostics.map(\.message) == ["body has 101 bytes, the limit is 100"])
    #expect(refused.diagnostics.first?.position == Position(line: 8, column: 1))
    #expect(document(String(text.dropLast()), options: options).diagnostics.isEmpty)
  }

  @Test func showPlainTextWhereTheHTMLOutgrowsItsLimit() {
    var options = MarkdownOptions()
    options.limits.outputFactor = 2
    options.limits.outputBase = 0
    let text = "- a\n- <b>\n"
    let refused = document(text, options: options)
    #expect(refused.diagnostics.map(\.code) == ["markdown.output"])
    #expect(html(text, options: options) == "<p>- a<br>\n- &lt;b&gt;</p>\n")
    let body = parseComment(text.utf8, firstLine: 1, id: "x", options: options)
    #expect(body.diagnostics.map(\.code) == ["markdown.output"])
    #expect(String(decoding: body.html, as: UTF8.self) == "<p>- a<br>\n- &lt;b&gt;</p>\n")
  }

  @Test func boundTheUsesOfLongDefinitions() {
    let definition = "[a]: /" + String(repeating: "u", count: 4000) + "\n\n"
    let few = document(definition + String(repeating: "[a] ", count: 50))
    #expect(few.diagnostics.isEmpty)
    #expect(few.links.count == 50)
    let many = document(definition + String(repeating: "[a] ", count: 500))
    #expect(many.diagnostics.map(\.code) == ["markdown.references"])
    #expect(many.links.isEmpty)
  }

  @Test func leaveLargeOrdinaryBodiesAlone() {
    let row = "| Ziekenhuis | 8,13 % | [bron](https://x.nl/a_b) | *ja* |\n"
    let table = "| a | b | c | d |\n|---|--:|---|---|\n" + String(repeating: row, count: 5000)
    let code = "```\n" + String(repeating: "snake_case_name = a | b  # <?php ![x]\n", count: 2000) + "```\n"
    let definitions = (0..<2000).map { "[r\($0)]: https://voorbeeld.nl/pad/\($0) \"Titel \($0)\"\n" }.joined()
    let uses = (0..<2000).map { "Zie [r\($0)] en *meer*.\n" }.joined()
    for text in [
      table, code, uses + "\n" + definitions, String(repeating: table.prefix(400) + "\n# Kop\n", count: 500),
    ] {
      #expect(document(text).diagnostics.isEmpty)
    }
    #expect(document(uses + "\n" + definitions).links.count == 2000)
  }

  @Test func cutLongListsOfMistakes() throws {
    let diagnostics = document(String(repeating: "[a](x:y) ", count: 150)).diagnostics
    #expect(diagnostics.count == 101)
    let last = try #require(diagnostics.last)
    #expect(last.message == "50 more mistakes in this body")
    #expect(last.severity == .error)
  }

  @Test func keepPlacesBehindARepairedLine() {
    let deep = String(repeating: "> ", count: 40) + "a"
    let document = document("een\n\n\(deep)\n\ntwee [a](x.md)", firstLine: 3)
    #expect(document.diagnostics.map(\.code) == ["markdown.depth"])
    #expect(document.diagnostics.first?.position?.line == 5)
    #expect(document.links.first?.position == Position(line: 7, column: 10, length: 4))
  }

  @Test func wideTablesAreRefused() {
    func table(_ columns: Int) -> String {
      String(repeating: "|x", count: columns) + "|\n" + String(repeating: "|-", count: columns) + "|\n"
    }
    #expect(document(table(200)).diagnostics.isEmpty)
    #expect(document(table(300)).diagnostics.map(\.message) == ["table has more than 256 columns"])
  }
}
