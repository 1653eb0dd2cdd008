import Diagnostics
import Testing

@Suite struct DigestTests {
  @Test func namesAMistakeOnceHoweverManyPagesMeetIt() {
    let place = Position(line: 3, column: 4)
    let met = (1...100).map { page in
      Diagnostic.error("t", "'x' is not defined", path: "a.html", at: place, notes: [.init("while making /\(page)/")])
    }
    let others = [
      Diagnostic.error("t", "'y' is not defined", path: "a.html", at: place), .warning("w", "m", path: "b.md"),
    ]
    let (first, more) = (met + others).digest(limit: 2)
    #expect(first.map(\.message) == ["'x' is not defined", "'y' is not defined"])
    #expect(first.first?.notes.count == 1)
    #expect(more == 1)
  }

  @Test func leavesNothingOutBelowItsLimit() {
    let (first, more) = [Diagnostic.error("b", "m"), .error("a", "m")].digest(limit: 2)
    #expect(first.map(\.code) == ["a", "b"])
    #expect(more == 0)
  }
}
