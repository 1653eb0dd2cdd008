import Diagnostics
import Testing

@testable import FrontMatter

@Suite struct NodeTests {
  @Test(
    arguments: [
      ("true", true), ("True", true), ("FALSE", false), ("yes", nil), ("on", nil), ("no", nil), ("1", nil),
      ("tRUE", nil),
    ] as [(String, Bool?)])
  func takesOnlyTrueAndFalseForTruth(text: String, value: Bool?) {
    #expect(plain(text).bool == value)
    #expect(quoted(text).bool == nil)
  }

  @Test(
    arguments: [
      ("12", 12), ("-3", -3), ("010", 10), ("1.10", nil), ("0x10", nil), ("1_000", nil), ("12:30", nil), ("", nil),
      ("99999999999999999999", nil), ("١", nil),
    ] as [(String, Int?)])
  func takesOnlyDecimalNumbers(text: String, value: Int?) {
    #expect(plain(text).int == value)
    #expect(quoted(text).int == nil)
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL"])
  func knowsNothing(text: String) {
    #expect(plain(text).isNull)
    #expect(plain(text).kind == "nothing")
    #expect(!quoted(text).isNull)
    #expect(quoted(text).kind == "text")
  }

  @Test func namesItsKind() throws {
    #expect(try yaml("[a]")?.kind == "a list")
    #expect(try yaml("a: b")?.kind == "a mapping of keys")
    #expect(plain("nul").kind == "text")
    #expect(try yaml("[a]")?.text == nil)
  }

  private func plain(_ text: String) -> Node { Node(.scalar(text, isPlain: true), at: Position(line: 1, column: 1)) }
  private func quoted(_ text: String) -> Node { Node(.scalar(text, isPlain: false), at: Position(line: 1, column: 1)) }
}
