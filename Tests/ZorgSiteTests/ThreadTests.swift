import Foundation
import Testing
import ZorgSite

@Suite struct ThreadTests {
  static func comment(
    _ author: String, hour: Int, replyTo: String? = nil, status: String = "approved", body: String = "Dank."
  ) -> String {
    """
    ---
    author: \(author)
    date: 2024-03-13T\(hour < 10 ? "0" : "")\(hour):00:00+01:00
    status: \(status)
    \(replyTo.map { "replyTo: \($0)" } ?? "")
    ---
    \(body)
    """
  }

  static func thread(_ comments: [String: String]) async throws -> (text: String, report: BuildReport, feed: String) {
    let site = try TemporarySite()
    defer { site.remove() }
    for (id, text) in comments { try site.write(text, to: "content/comments/griep/\(id)") }
    let report = try await site.build()
    let page = try #require(site.page("artikelen/griep/index.html"))
    let feed = try #require(site.page("artikelen/griep/index.xml"))
    return (page, report, feed)
  }

  @Test(arguments: ["pending", "hidden", "spam", "removed"])
  func publishesOnlyApprovedComments(status: String) async throws {
    let (page, report, feed) = try await Self.thread([
      "a.md": Self.comment("Anna", hour: 9), "b.md": Self.comment("Bob", hour: 10, status: status, body: "Geheim."),
    ])
    #expect(page.contains("Anna") && !page.contains("Bob") && !page.contains("Geheim"))
    #expect(feed.contains("Anna") && !feed.contains("Bob") && !feed.contains("Geheim"))
    #expect(report.summary.commentCount == 1)
  }

  @Test func leavesALineForARemovedCommentWithReplies() async throws {
    let (page, _, feed) = try await Self.thread([
      "a.md": Self.comment("Anna", hour: 9, status: "removed", body: "Geheim."),
      "b.md": Self.comment("Bob", hour: 10, replyTo: "a"),
    ])
    #expect(page.contains(#"<li id="reactie-a">verwijderd<ol><li id="reactie-b">1. Bob"#))
    #expect(!page.contains("Geheim") && !feed.contains("Geheim") && !page.contains("Anna"))
  }

  @Test func ordersByTimeAndNumbersInTheOrderOfThePage() async throws {
    let (page, _, _) = try await Self.thread([
      "c.md": Self.comment("Carla", hour: 8), "a.md": Self.comment("Anna", hour: 9),
      "b.md": Self.comment("Bob", hour: 10, replyTo: "c"),
    ])
    let numbers = ["1. Carla", "2. Bob", "3. Anna"].compactMap { page.range(of: $0)?.lowerBound }
    #expect(numbers.count == 3 && numbers == numbers.sorted())
  }

  @Test func flattensRepliesBelowTheFifthLevel() async throws {
    var comments = ["c1.md": Self.comment("Naam1", hour: 1)]
    for number in 2...8 {
      comments["c\(number).md"] = Self.comment("Naam\(number)", hour: number, replyTo: "c\(number - 1)")
    }
    let (page, _, _) = try await Self.thread(comments)
    #expect(page.components(separatedBy: "<ol>").count - 1 == 6)
    #expect(page.contains("7. Naam7 aan Naam6:"))
    #expect(page.contains("8. Naam8 aan Naam7:"))
    #expect(!page.contains("5. Naam5 aan"))
  }

  @Test func survivesAChainOfAThousandReplies() async throws {
    var comments = ["c0.md": Self.comment("Naam", hour: 1)]
    for number in 1...1000 { comments["c\(number).md"] = Self.comment("Naam", hour: 1, replyTo: "c\(number - 1)") }
    let (_, report, _) = try await Self.thread(comments)
    #expect(report.summary.commentCount == 1001)
  }

  @Test func readsStaticmansEntries() async throws {
    let (page, report, _) = try await Self.thread([
      "entry1.yml": """
      _id: 4a1b
      name: Anna
      email: 0c17e9d1d2b0d3f1
      date: 1710320400
      message: "Eerste regel\\r\\n\\r\\nTweede regel"
      """,
      "entry2.json":
        #"{"_id": "5c2d", "_parent": "4a1b", "name": "Bob \u00eb\ud83d\ude00", "date": "2024-03-14T10:00:00Z", "message": "Ook **dank**"}"#,
    ])
    #expect(report.summary.commentCount == 2)
    #expect(page.contains("1. Anna: <p>Eerste regel</p>\n<p>Tweede regel</p>"))
    #expect(page.contains("<ol><li id=\"reactie-entry2\">2. Bob ë😀: <p>Ook <strong>dank</strong></p>"))
    #expect(!page.contains("0c17e9d1d2b0d3f1"))
  }

  @Test func dropsPersonalDataBeforeItReachesAPage() async throws {
    let text = Self.comment("Anna", hour: 9).replacingOccurrences(
      of: "author:", with: "email: anna@voorbeeld.nl\nip: 10.0.0.9\nauthor:")
    let (page, report, feed) = try await Self.thread(["a.md": text])
    #expect(report.diagnostics.isEmpty)
    #expect(!page.contains("anna@") && !page.contains("10.0.0.9") && !feed.contains("anna@"))
  }
}
