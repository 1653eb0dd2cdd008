import Testing

@testable import Diagnostics

@Suite struct SourceExcerptsTests {
  @Test(arguments: [
    ("title: Zorg: wat nu?", 1, 12, 1, "title: Zorg: wat nu?", "           ^"),
    ("date: 2024-02-30\n", 1, 7, 10, "date: 2024-02-30", "      ^~~~~~~~~~"),
    ("a\r\nbc\r\n", 2, 2, 1, "bc", " ^"),
    ("\u{FEFF}abc", 1, 1, 3, "abc", "^~~"),
    ("a\nlast", 2, 4, 1, "last", "   ^"),
    ("\tx\ty", 1, 4, 1, " x y", "   ^"),
    ("cli\u{EB}nt x", 1, 8, 1, "cli\u{EB}nt x", "       ^"),
    ("clie\u{308}nt x", 1, 9, 1, "clie\u{308}nt x", "       ^"),
    ("健康 x", 1, 4, 1, "健康 x", "     ^"),
    ("x 健康", 1, 3, 2, "x 健康", "  ^~~~"),
    ("👍 x", 1, 3, 1, "👍 x", "   ^"),
    ("abc", 1, 4, 5, "abc", "   ^"),
    ("abc", 1, 99, 1, "abc", "   ^"),
    ("abc", 1, 0, 0, "abc", "^"),
    ("abc", -5, Int.min, Int.min, "abc", "^"),
    ("abc", 1, 2, Int.max, "abc", " ^~"),
    ("", 1, 1, 1, "", "^"),
    ("a\n", 2, 1, 1, "", "^"),
    ("\u{202E}x\u{1B}", 1, 2, 1, "\u{FFFD}x\u{FFFD}", " ^"),
  ])
  func pointsAtThePlace(source: String, line: Int, column: Int, length: Int, text: String, caret: String) throws {
    var excerpts = SourceExcerpts(Array(source.utf8))
    let excerpt = try self.excerpt(&excerpts, Position(line: line, column: column, length: length))
    #expect(Array(excerpt.text.utf8) == Array(text.utf8))
    #expect(excerpt.indent + excerpt.caret == caret)
  }

  @Test(arguments: [("", 2), ("a", 2), ("a\n", 3), ("a\nb", Int.max)])
  func isSilentBeyondTheEnd(source: String, line: Int) {
    var excerpts = SourceExcerpts(Array(source.utf8))
    let beyond = excerpts.excerpt(at: Position(line: line, column: 1))
    #expect(beyond == nil)
  }

  @Test func cutsALongLineAroundThePlace() throws {
    let source = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    var excerpts = SourceExcerpts(Array(source.utf8))
    let middle = try excerpt(&excerpts, Position(line: 1, column: 501, length: 1000))
    #expect(middle.text == "…" + String(repeating: "a", count: 40) + "X" + String(repeating: "b", count: 59) + "…")
    #expect(middle.indent.count == 41)
    #expect(middle.caret == "^" + String(repeating: "~", count: 59))
    let start = try excerpt(&excerpts, Position(line: 1, column: 80))
    #expect(start.text == String(repeating: "a", count: 100) + "…")
    #expect(start.indent.count == 79)
    let end = try excerpt(&excerpts, Position(line: 1, column: 5000))
    #expect(end.text == "…" + String(repeating: "b", count: 40))
    #expect(end.indent.count == 41)
  }

  @Test func showsInvalidBytesAsReplacementCharacters() throws {
    var excerpts = SourceExcerpts([0x43, 0x61, 0x66, 0xE9, 0x20, 0x78])
    let excerpt = try self.excerpt(&excerpts, Position(line: 1, column: 4))
    #expect(excerpt.text == "Caf\u{FFFD} x")
    #expect(excerpt.indent.count == 3)
  }

  @Test func goesBackWhereAsked() throws {
    var excerpts = SourceExcerpts(Array("\u{FEFF}a\nb\nc".utf8))
    let texts = [3, 1, 2, 2].map { excerpts.excerpt(at: Position(line: $0, column: 1))?.text }
    #expect(texts == ["c", "a", "b", "b"])
  }

  @Test(.timeLimit(.minutes(1))) func isCheapForManyMistakesInOneFile() {
    var manyLines = SourceExcerpts(Array(String(repeating: "regel\n", count: 100_000).utf8))
    var oneLine = SourceExcerpts([UInt8](repeating: 0x61, count: 1_000_000))
    for number in stride(from: 1, through: 100_000, by: 5) {
      let short = manyLines.excerpt(at: Position(line: number, column: 1))
      #expect(short?.text == "regel")
      let long = oneLine.excerpt(at: Position(line: 1, column: number * 10))
      #expect(long != nil)
    }
  }

  private func excerpt(_ excerpts: inout SourceExcerpts, _ position: Position) throws -> SourceExcerpts.Excerpt {
    let excerpt = excerpts.excerpt(at: position)
    return try #require(excerpt)
  }
}
