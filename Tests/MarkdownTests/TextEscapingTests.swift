import Testing

@testable import Markdown

@Suite struct TextEscapingTests {
  /// What asks for care, as it reads in an article and in a comment.
  private static let signs: [(sign: String, article: String, comment: String)] = [
    ("&", "&amp;", "&amp;"), ("<", "&lt;", "&lt;"), (">", "&gt;", "&gt;"), ("\t", "\t", "\t"), ("\n", "\n", "\n"),
    ("\u{1}", "\u{FFFD}", ""), ("\u{1F}", "\u{FFFD}", ""), ("\u{7F}", "\u{FFFD}", ""), ("\u{85}", "\u{FFFD}", ""),
    ("\u{FFFE}", "\u{FFFD}", ""), ("\u{202E}", "\u{202E}", ""), ("\u{61C}", "\u{61C}", ""), ("é", "é", "é"),
    ("“", "“", "“"), ("~", "~", "~"), ("'", "'", "'"), ("👍", "👍", "👍"),
  ]

  /// Each sign at each place of texts of all lengths around a word, beside several neighbours.
  @Test func cleansSignsAtAllPlaces() {
    for (sign, article, comment) in Self.signs {
      for length in 0...17 {
        for place in 0...length {
          for filling in ["x", "~", "ÿ", " "] {
            let (before, after) = (
              String(repeating: filling, count: place), String(repeating: filling, count: length - place)
            )
            for (profile, expected) in [(TextProfile.article, article), (.comment, comment)] {
              var output: [UInt8] = []
              Array((before + sign + after).utf8).withUnsafeBufferPointer { output.appendText($0, profile) }
              #expect(String(decoding: output, as: UTF8.self) == before + expected + after)
            }
          }
        }
      }
    }
  }

  @Test func leavesPlainTextItsSigns() {
    var output: [UInt8] = []
    Array("a & b\u{0} <c>".utf8).withUnsafeBufferPointer { output.appendPlain($0, .article) }
    #expect(String(decoding: output, as: UTF8.self) == "a & b\u{FFFD} <c>")
  }
}
