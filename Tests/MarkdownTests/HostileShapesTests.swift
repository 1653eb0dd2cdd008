import Markdown
import Testing

/// Shapes that cost cmark-gfm quadratic time or memory, and the like for our own passes.
///
/// The time limits are for a machine that is busy and a build without optimisation; without the bounds several of these
/// take minutes to hours.
@Suite struct HostileShapesTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    var name: String
    var make: @Sendable (Int) -> String
    var testDescription: String { name }

    init(_ name: String, _ make: @escaping @Sendable (Int) -> String) {
      self.name = name
      self.make = make
    }

    /// One part over and over.
    init(_ part: String) {
      self.init("\(part.debugDescription) repeated") { repeated(part, $0) }
    }
  }

  static let shapes: [Shape] =
    [
      ">", "- ", "* ", "1. ", "> - ", " -", "[", "![", "![[]()", "![l", "[a](", "[]", "[a](<b", "[a](b \"", "a <?x",
      "a <![CDATA[", "a <!X", "a <!--", "<!-- -->", "</", "<a ", "<a b=\"", "<a b='", "<", "<http://s", "<a@b", "*a ",
      "a**b", "*a_ ", "***a __b", "~e,z~~", "~a ", "a~~b ", "`a``", "&amp", "&#1114111;", "\\", "a  \n", "a\n=\n",
      "\t", "\0", "<div>\n", "<pre>\n", "- [x] ", "www.)))", "z_www.", "http://", "www.a_", "http://a.b(", "www.a.b/(",
      "a@b.nl ", "# a\n", "#\n", "```\na\n", "\n", "\r", "a", "[a][b]", "- \n\n      a\n", "*[a*](b)", "a|b\n",
      "|-\nt>|-\n", "x\n| - |\n|||\n", ":-\n:\n:\n", "a|b\n-|-\n", "|-\n", "aaa\rbbb\n-\u{B}\n", "[^1]:\n", "[^1]:",
      "[f]:u \"\n", "[a]: u\n", "[a]:", "> [!NOTE]\n\n", "![a](b \"c\")\n\n", "x[^1] ", "<!--more-->", "[a]:<",
      "[x](javascript:y)", "<img src=data:x srcset='a,b,c'>", "<form><b>", "</b></form>", "<iframe src=x>", "<b>\n\n",
    ].map { Shape($0) } + [
      Shape("quotes with emphasis") { repeated(">", $0 / 2) + repeated("a*", $0 / 2) },
      Shape("lazy lines") { repeated("> ", $0 / 2 - 2) + "a\n" + repeated("b\n", $0 / 2) },
      Shape("list marks, then blank lines") { repeated(" -", $0 * 2 / 3) + "x" + repeated("\n", $0 / 3) },
      Shape("numbers, then blank lines") { repeated("1. ", $0 / 2) + "x" + repeated("\n", $0 / 2) },
      Shape("indented lists, then blank lines") { size in
        var text = ""
        var depth = 0
        while text.utf8.count < size / 2 {
          text += repeated(" ", depth * 2) + repeated("- ", 60) + "a\n"
          depth += 30
        }
        return String(text.prefix(size / 2)) + repeated("\n", size / 2)
      },
      Shape("wide table") { repeated("|x", $0 / 2) + "\n" + repeated("|-", $0 / 2 - 1) },
      Shape("short rows") { repeated("|x", 400) + "|\n" + repeated("|-", 400) + "|\n" + repeated("a\n", $0 - 1604) },
      Shape("fairly wide table of short rows") {
        repeated("|x", 400) + "|\n" + repeated("|-", 400) + "|\n" + repeated("a\n", $0 - 1604)
      },
      Shape("escaped pipes") { "|a|\n|-|\n" + repeated("|\\|", $0 - 8) },
      Shape("paragraph before rows of dashes") { repeated("a\n", $0 / 2) + repeated("|-|\n", $0 / 2) },
      Shape("nested footnotes, then blank lines") { repeated("[^1]:", $0 / 2) + repeated("\n", $0 / 2) },
      Shape("references to one footnote") { "[^1]: a\n\n" + repeated("[^1]", $0 - 9) },
      Shape("uses of a long definition") { "[a]: /" + repeated("u", $0 / 2 - 8) + "\n\n" + repeated("[a]\n", $0 / 2) },
      Shape("uses of a long title") {
        "> [a]: u\n> \"" + repeated("u\n> ", $0 / 2 - 20) + "\"\n\n" + repeated("[a] ", $0 / 2)
      },
      Shape("emphasis of two kinds") { repeated("*t ", $0 / 2) + repeated("_t*_ ", $0 / 2) },
      Shape("runs of backticks") { size in
        var text = ""
        var length = 1
        while text.utf8.count + length + 1 < size {
          text += "e" + repeated("`", length)
          length += 1
        }
        return text
      },
    ]

  @Test(.timeLimit(.minutes(1)), arguments: shapes)
  func costLittleInAComment(shape: Shape) {
    let text = shape.make(16 << 10)
    let body = comment(text)
    #expect(body.html.count <= 64 * text.utf8.count + 65_536)
    #expect(body.plainText.utf8.count <= 4 * text.utf8.count)
    #expect(!body.diagnostics.contains { $0.code == "markdown.length" })
    let html = String(decoding: body.html, as: UTF8.self)
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("id="))
  }

  @Test(.timeLimit(.minutes(1)), arguments: shapes)
  func costLittleInAnArticle(shape: Shape) {
    let text = shape.make(1 << 16)
    for rawHTML in text.contains("<") ? [false, true] : [false] {
      let document = document(text, options: MarkdownOptions(rawHTML: rawHTML))
      #expect(document.html.bytes.count <= 64 * text.utf8.count + 65_536)
      #expect(Set(document.anchors).count == document.anchors.count)
      #expect(document.diagnostics.count <= 101)
    }
  }

  @Test func showTheirTextWhereTheyAreRefused() {
    let text = "eerste\n" + String(repeating: "|\\|", count: 20_000)
    let refused = document(text)
    #expect(refused.diagnostics.map(\.code) == ["markdown.table"])
    #expect(refused.diagnostics.first?.position?.line == 2)
    #expect(html(text).hasPrefix("<p>eerste<br>\n|\\|"))
  }
}

private func repeated(_ part: String, _ size: Int) -> String {
  String(repeating: part, count: max(0, size) / part.utf8.count)
}
