import Testing
import Text

@Suite struct NearMissTests {
  @Test(arguments: [
    ("titel", ["date", "title", "tags"], "title"),
    ("Title", ["title"], "title"),
    ("tags", ["tags"], "tags"),
    ("aproved", ["pending", "approved"], "approved"),
    ("cleint", ["client", "cliënt"], "client"),
    ("summry", ["summary"], "summary"),
    ("publisdDaet", ["publishDate"], "publishDate"),
    ("ab", ["ac", "ad"], "ac"),
    ("a", ["ab"], "ab"),
  ])
  func findsWhatWasMeant(word: String, candidates: [String], meant: String) {
    #expect(nearMiss(of: word, in: candidates) == meant)
  }

  @Test(arguments: [
    ("kleur", ["title", "date"]), ("xyz", ["abc"]), ("", ["a", ""]), ("a", ["b"]), ("title", []), ("ab", ["cd"]),
    ("author", ["authority"]), ("👍", ["a"]),
  ])
  func staysSilentWhereNothingIsNear(word: String, candidates: [String]) {
    #expect(nearMiss(of: word, in: candidates) == nil)
  }

  @Test func prefersTheNearest() {
    #expect(nearMiss(of: "comment", in: ["contents", "comments", "moment"]) == "comments")
  }

  @Test(.timeLimit(.minutes(1))) func isCheapForHugeWords() {
    let huge = String(repeating: "a", count: 1_000_000)
    #expect(nearMiss(of: huge, in: Array(repeating: "b", count: 10_000)) == nil)
  }
}
