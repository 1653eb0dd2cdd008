import Testing
import Text

@Suite struct EscapingTests {
  @Test(arguments: [
    ("", ""), ("griep", "griep"), ("&", "&amp;"), ("<>\"'&", "&lt;&gt;&#34;&#39;&amp;"), ("a<b", "a&lt;b"),
    ("&amp;", "&amp;amp;"), ("cliënt 👩‍⚕️ <b>", "cliënt 👩‍⚕️ &lt;b&gt;"), ("\u{202E}\0", "\u{202E}\0"), ("]]>", "]]&gt;"),
  ])
  func escapesTextForHTML(text: String, html: String) {
    var bytes: [UInt8] = []
    bytes.appendEscaped(text)
    #expect(String(decoding: bytes, as: UTF8.self) == html)
    bytes = Array("<".utf8)
    bytes.appendEscaped("x\(text)".dropFirst())
    #expect(String(decoding: bytes, as: UTF8.self) == "<" + html)
  }

  @Test func escapesBytesAndNone() {
    var bytes: [UInt8] = []
    bytes.appendEscaped(UnsafeBufferPointer(start: nil, count: 0))
    [0x3C, 0xFF, 0x26].withUnsafeBufferPointer { bytes.appendEscaped($0) }
    #expect(bytes == Array("&lt;".utf8) + [0xFF] + Array("&amp;".utf8))
  }

  @Test func appendsLiteralsOfAnyLength() {
    var bytes: [UInt8] = []
    bytes.append("" as StaticString)
    bytes.append("é" as StaticString)
    bytes.append("<br>" as StaticString)
    bytes.append("zorg".dropLast())
    #expect(String(decoding: bytes, as: UTF8.self) == "é<br>zor")
  }
}
