import Foundation
import Starter
import Testing
import ZorgSite

@Suite struct NewSiteTests {
  /// 1 June 2024, 12:00 in Amsterdam.
  static let now: Int64 = 1_717_236_000

  static func newSite() -> NewSite {
    var site = NewSite(files: Starter.files.map { ($0.path, $0.text) }, now: now)
    site.title = "Zorg: \"De Linde\""
    return site
  }

  @Test func makesASiteThatBuildsWithoutAWarning() async throws {
    let site = try TemporarySite(base: nil)
    defer { site.remove() }
    try Self.newSite().create(in: site.path)
    let report = try await site.build { $0.isStrict = true }
    #expect(report.diagnostics == [])
    #expect(report.isCommitted)
    let page = try #require(site.page("artikelen/welkom/index.html"))
    #expect(page.contains("Zorg: &#34;De Linde&#34;") || page.contains("Zorg: &quot;De Linde&quot;"))
    #expect(page.contains("Dit is een reactie"))
  }

  @Test func bringsTheThemeOfThisRepositoryAlong() async throws {
    let theme = TemporarySite.fixtures.deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "themes/zorg")
    let files = TemporarySite.files(below: theme)
    let embedded = Starter.files.filter { $0.path.hasPrefix("themes/zorg/") }
    #expect(embedded.count == files.count)
    for file in embedded {
      #expect(files[String(file.path.dropFirst("themes/zorg/".count))] == Data(file.text.utf8), "\(file.path)")
    }
  }

  @Test func runsCheckAndBuildInCI() async throws {
    for name in [".github/workflows/portaal.yml", ".gitlab-ci.yml"] {
      let text = try #require(Starter.files.first { $0.path == name }?.text)
      #expect(text.contains("zorgsite check --strict") && text.contains("zorgsite build"))
    }
  }

  @Test func refusesAFolderWithAnythingInIt() async throws {
    let site = try TemporarySite(base: nil)
    defer { site.remove() }
    try site.write("", to: ".verborgen")
    #expect(throws: Refusal.self) { try Self.newSite().create(in: site.path) }
    #expect(throws: Refusal.self) { try Self.newSite().create(in: site.path + "/.verborgen") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.path) == [".verborgen"])
  }
}
