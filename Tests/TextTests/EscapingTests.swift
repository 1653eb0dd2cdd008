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

  /// Each character at each place of texts of all lengths around a word, beside each of its neighbours.
  @Test func findsCharactersAtAllPlaces() {
    let entities: [UInt8: String] = [0x22: "&#34;", 0x26: "&amp;", 0x27: "&#39;", 0x3C: "&lt;", 0x3E: "&gt;"]
    for byte in UInt8.min...UInt8.max {
      for length in 1...18 {
        for place in 0..<length {
          for filling in [0x20, 0x21, 0x3F, 0x80, 0xFF] as [UInt8] {
            var text = [UInt8](repeating: filling, count: length)
            text[place] = byte
            var bytes: [UInt8] = []
            text.withUnsafeBufferPointer { bytes.appendEscaped($0) }
            let escaped = entities[byte].map { Array($0.utf8) } ?? [byte]
            #expect(bytes == text[..<place] + escaped + text[(place + 1)...])
          }
        }
      }
    }
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
