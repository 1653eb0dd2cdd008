import Testing

@testable import Diagnostics

@Suite struct DiagnosticTests {
  @Test func keepsTheFileThatItNamesAlready() {
    #expect(Diagnostic.error("c", "m").inFile("a.md").path == "a.md")
    #expect(Diagnostic.error("c", "m", path: "b.md").inFile("a.md").path == "b.md")
  }

  @Test func suggestsWhereThereIsACandidate() {
    #expect(Diagnostic.error("c", "m").suggesting("title").notes.map(\.message) == ["did you mean 'title'?"])
    #expect(Diagnostic.error("c", "m").suggesting(nil).notes.isEmpty)
  }

  @Test func sortsTheSameWayWhateverTheOrder() {
    let place = Position(line: 2, column: 1)
    let sorted = [
      Diagnostic.error("z", "no file"),
      .error("z", "no place", path: "a.md"),
      .error("z", "m", path: "a.md", at: Position(line: 1, column: 9)),
      .error("a", "m", path: "a.md", at: place),
      .error("b", "m", path: "a.md", at: place),
      .warning("b", "m", path: "a.md", at: place),
      .warning("b", "m", path: "a.md", at: place, notes: [Diagnostic.Note("a")]),
      .warning("b", "m", path: "a.md", at: place, notes: [Diagnostic.Note("a", path: "x.md")]),
      .warning("b", "m", path: "a.md", at: place, notes: [Diagnostic.Note("a", path: "x.md", position: place)]),
      .warning("b", "m", path: "a.md", at: place, notes: [Diagnostic.Note("b")]),
      .warning("b", "n", path: "a.md", at: place),
      .error("a", "m", path: "a.md", at: Position(line: 10, column: 1)),
      .error("a", "m", path: "b.md", at: place),
    ]
    #expect(Array(sorted.reversed()).sorted() == sorted)
    for (index, first) in sorted.enumerated() {
      for (other, second) in sorted.enumerated() { #expect((first < second) == (index < other)) }
    }
  }

  @Test func tellsErrorsFromWarnings() {
    #expect([Diagnostic.warning("c", "m"), .error("c", "m")].hasErrors)
    #expect(![Diagnostic.warning("c", "m")].hasErrors)
  }
}
