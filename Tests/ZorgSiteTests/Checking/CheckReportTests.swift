import Diagnostics
import Foundation
import Testing
import ZorgSite

@Suite struct CheckReportTests {
  /// A site with a private value in every kind of place, and other findings on the same lines.
  static func site() throws -> TemporarySite {
    try CheckedSite.site([
      "content/articles/hoest.md": CheckedSite.article(
        "image: https://proef.voorbeeld.nl/\nimageAlt: \"Bel 06-12345678\"",
        """
        BSN 111222333 staat [hier](/a?sessionid=abcdefgh12345678) en [jan@post.example](/b).

        ### Mevrouw Jansen-Bakker, geboren 12-03-1948

        Een 54-jarige vrouw met kanker uit Breda geneest zonder bijwerkingen.
        """),
      "content/articles/jansen-111222333.md": CheckedSite.article("slug: j", "[x y](niets.md)"),
      "content/comments/griep/a.md":
        "---\nauthor: Jan\ndate: 2024-03-13\nstatus: pending\nemail: jan.bakker@post.example\n---\nMijn IBAN: NL91 ABNA 0417 1643 00\n",
      "content/data/mensen.csv": "naam,patiëntnummer\nA,12345678\n",
    ])
  }

  static let secrets = [
    "111222333", "06-12345678", "jan@post", "abcdefgh", "12-03-1948", "jan.bakker", "0417", "12345678", "Jansen-Bakker",
    "post.example",
  ]

  @Test(arguments: DiagnosticPrinter.Format.allCases)
  func neverPrintsAPrivateValue(format: DiagnosticPrinter.Format) async throws {
    let site = try Self.site()
    defer { site.remove() }
    let report = try await CheckedSite.report(site)
    let codes = Set(report.diagnostics.map(\.code))
    #expect(
      codes.isSuperset(of: ["P001", "P003", "P004", "P005", "P006", "P008", "P009", "P011", "P012", "A004", "T009"]))
    let text = report.text(format)
    for secret in Self.secrets { #expect(!text.contains(secret), "\(secret)") }
    #expect(text.contains("BSN 1112*****"))
    #expect(
      text.contains("content/articles/jansen-1112*****.md")
        || text.contains("content/articles/jansen-1112%2A%2A%2A%2A%2A.md"))
  }

  @Test func showsTheMaskedLine() async throws {
    let site = try CheckedSite.site([
      "content/articles/hoest.md": CheckedSite.article("", "Zijn BSN 111222333 is bekend.")
    ])
    defer { site.remove() }
    let text = try await CheckedSite.report(site).text(.text)
    #expect(
      text == """
        content/articles/hoest.md:6:10: error: BSN 1112***** [P001]
            Zijn BSN 1112***** is bekend.
                     ^~~~~~~~~
            take the number out, and out of git's history if it is already committed

        """)
  }

  @Test(arguments: [80, 120])
  func showsScreensThatFit(width: Int) async throws {
    let site = try Self.site()
    defer { site.remove() }
    let report = try await CheckedSite.report(site)
    let text = report.text(.text, width: width) + report.summary
    for line in text.split(separator: "\n") {
      #expect(line.unicodeScalars.count <= width || !line.contains(" "), "\(line)")
    }
    try expectGolden(text, at: TemporarySite.fixtures.appending(path: "screens/check-\(width).txt"))
  }

  @Test func writesSARIFThatCodeHostsRead() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let text = try await CheckedSite.report(site).text(.sarif)
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(Set(rules.compactMap { $0["id"] as? String }) == Set(results.compactMap { $0["ruleId"] as? String }))
    #expect(
      (rules.first { $0["id"] as? String == "P001" }?["shortDescription"] as? [String: String])?["text"]
        == "A citizen service number (BSN)")
    let levels = Set(results.compactMap { $0["level"] as? String })
    #expect(levels.isSubset(of: ["error", "warning", "note"]) && levels.contains("error"))
    let place = try #require(
      (results.first { $0["ruleId"] as? String == "P003" }?["locations"] as? [[String: Any]])?.first?[
        "physicalLocation"]
        as? [String: Any])
    #expect((place["region"] as? [String: Int])?["startLine"] == 2)
    #expect((place["artifactLocation"] as? [String: String])?["uri"] == "content/data/mensen.csv")
  }
}
