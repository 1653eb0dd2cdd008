import Foundation
import Testing
import Text

@Suite struct JSONBytesTests {
  @Test(arguments: [
    ("", #""""#), ("</script>&", #""\u003c/script\u003e\u0026""#), ("\"\\\n\r\t\0", #""\"\\\n\r\t\u0000""#),
    ("a\u{2028}\u{2029}b", #""a\u2028\u2029b""#), ("\u{2027}\u{202A}é👍\u{28}¨©", "\"\u{2027}\u{202A}é👍(¨©\""),
  ])
  func writesAStringThatIsSafeInAScript(text: String, json: String) {
    var bytes: [UInt8] = []
    bytes.appendJSONString(text)
    #expect(String(decoding: bytes, as: UTF8.self) == json)
  }

  /// Each scalar at each place of texts of all lengths around a word.
  @Test func findsCharactersAtAllPlaces() {
    let escapes = [
      "\"": #"\""#, "\\": #"\\"#, "\n": #"\n"#, "<": #"\u003c"#, "&": #"\u0026"#, "\u{7F}": #"\u007f"#,
      "\u{1}": #"\u0001"#, "\u{2028}": #"\u2028"#, "\u{2029}": #"\u2029"#, "¨": "¨", "\u{2027}": "\u{2027}", "a": "a",
    ]
    for (sign, escaped) in escapes {
      for length in 0...17 {
        for place in 0...length {
          for filling in ["x", "©", "\u{A0}"] {
            let (before, after) = (
              String(repeating: filling, count: place), String(repeating: filling, count: length - place)
            )
            var bytes: [UInt8] = []
            bytes.appendJSONString(before + sign + after)
            #expect(String(decoding: bytes, as: UTF8.self) == "\"" + before + escaped + after + "\"")
          }
        }
      }
    }
  }

  @Test func isReadBackByFoundation() throws {
    let text = String(String.UnicodeScalarView((0...0x2100 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)))
    var bytes: [UInt8] = []
    bytes.appendJSONString(text)
    let value = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    #expect((value as? String).map { Array($0.utf8) } == Array(text.utf8))
  }
}
