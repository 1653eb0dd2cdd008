import Testing
import Text

@Suite struct ByteSearchTests {
  @Test(
    arguments: [
      ("", "a", 0, nil), ("a", "a", 0, 0), ("aab", "ab", 0, 1), ("abab", "ab", 1, 2), ("abab", "ab", 3, nil),
      ("aaab", "ab", 0, 2), ("xa", "ab", 0, nil), ("ab", "", 0, nil), ("ab", "abc", 0, nil), ("ab", "a", 9, nil),
    ] as [(String, String, Int, Int?)])
  func findsTheFirst(text: String, needle: String, offset: Int, place: Int?) {
    let found = Array(text.utf8).withUnsafeBytes { $0.firstOffset(of: Array(needle.utf8), from: offset) }
    #expect(found == place)
  }
}
