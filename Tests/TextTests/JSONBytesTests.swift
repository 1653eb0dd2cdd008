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

  @Test func isReadBackByFoundation() throws {
    let text = String(String.UnicodeScalarView((0...0x2100 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)))
    var bytes: [UInt8] = []
    bytes.appendJSONString(text)
    let value = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    #expect((value as? String).map { Array($0.utf8) } == Array(text.utf8))
  }
}
