import Foundation
import Testing
import Text

@Suite struct JSONTests {
  @Test(arguments: [
    ("", #""""#), ("zorg", #""zorg""#), ("\"\\/", #""\"\\/""#), ("a\nb\r\tc", #""a\nb\r\tc""#),
    ("\0\u{1B}\u{7F}", #""\u0000\u001b\u007f""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("é👍", #""é👍""#),
    ("e\u{301}", "\"e\u{301}\""), ("\r\n", #""\r\n""#),
  ])
  func writesAString(text: String, json: String) {
    #expect(Array(jsonString(text).utf8) == Array(json.utf8))
  }

  @Test func isReadBackByFoundationForEachLowCharacter() throws {
    let text = String(String.UnicodeScalarView((0...0x2100 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)))
    let value = try JSONSerialization.jsonObject(with: Data(jsonString(text).utf8), options: .fragmentsAllowed)
    #expect((value as? String).map { Array($0.utf8) } == Array(text.utf8))
  }
}
