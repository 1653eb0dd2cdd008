import Testing

@testable import ZorgSite

@Suite struct StylesheetTests {
  static func minified(_ text: String) -> String {
    String(decoding: Stylesheet(bytes: Array(text.utf8)).minified(), as: UTF8.self)
  }

  @Test(arguments: [
    ("a { color: red; }\n\nb { margin: 0 auto; }\n", "a{color:red}b{margin:0 auto}"),
    ("/* why */\n:root {\n  --a: 1px;\n}", ":root{--a:1px}"),
    ("@media (min-width: 40rem) { a { top: 0 } }", "@media (min-width:40rem){a{top:0}}"),
    ("a , b > c{}", "a,b > c{}"),
    ("a::after { content: \"a  ;  b /* c */\"; }", "a::after{content:\"a  ;  b /* c */\"}"),
    ("a::after { content: '\\'  }'; }", "a::after{content:'\\'  }'}"),
    ("a { background: url( data:image/png;base64,AA== ) }", "a{background:url(data:image/png;base64,AA==)}"),
  ])
  func dropsCommentsAndSpace(source: String, expected: String) {
    #expect(Self.minified(source) == expected)
  }

  @Test(arguments: [
    "a :hover{}", "a:hover{}", "a{width:calc(1px + 2px)}", "a{margin:-1px - 2px}", "a{margin:1px/**/2px}",
    "[href^=\"http\" i]{}", ".a\\:b{}", ".a\\ b{}", "a{content:\" (\" attr(href) \")\"}",
    "a{top:0!important}", "@import \"a.css\" screen;", "a{--empty: ;top:0}",
  ])
  func leavesAloneWhatHasAMeaning(source: String) {
    let expected = source.replacing("--empty: ;", with: "--empty:;")
    #expect(Self.minified(source) == expected)
    #expect(Self.minified(expected) == expected)
  }

  @Test(arguments: ["/* never closed", "a { content: \"never closed", "url(", "@import \"", "\\"])
  func endsWhereTheFileEnds(source: String) {
    #expect(Self.minified(source).utf8.count <= source.utf8.count)
  }

  @Test func findsAddresses() {
    let text = """
      @import "a.css"; @IMPORT url("b.css");
      a { background: url(c.png), url( 'd.png#x' ) } /* url(no.png) */ b { content: "url(no.png)" }
      """
    let found = Stylesheet(bytes: Array(text.utf8)).references
    #expect(found.map(\.address) == ["a.css", "b.css", "c.png", "d.png#x"])
  }

  @Test func replacesAddresses() {
    let sheet = Stylesheet(bytes: Array("a { src: url(a.woff2) url('b.woff2') }".utf8))
    let text = sheet.minified { $0.address == "a.woff2" ? "a.1.woff2" : nil }
    #expect(String(decoding: text, as: UTF8.self) == "a{src:url(\"a.1.woff2\") url('b.woff2')}")
  }
}
