import Foundation
import Testing
import ZorgSite

@Suite struct OutputTests {
  @Test func writesNothingTheSecondTime() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let first = try await site.build()
    let second = try await site.build()
    #expect(first.added.count > 15)
    #expect(second.added.isEmpty && second.changed.isEmpty && second.removed.isEmpty)
    #expect(second.unchangedCount == first.added.count)
  }

  @Test func keepsTheOldOutputWhenTheContentHasErrors() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let before = site.outputFiles()
    try site.write("---\ntitle: Kapot\ndate: 2024-02-30\n---\nTekst.", to: "content/articles/kapot.md")
    let report = try await site.build()
    #expect(report.diagnostics.map(\.code) == ["front-matter.date"])
    #expect(site.outputFiles() == before)
  }

  @Test func keepsTheOldOutputWhenATemplateFailsHalfway() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let before = site.outputFiles()
    try site.write("{{ article.title }}{{ article.params.kleur }}", to: "themes/kaal/templates/article.html")
    let report = try await site.build()
    #expect(report.diagnostics.count == 1)
    #expect(site.outputFiles() == before)
    #expect(!FileManager.default.fileExists(atPath: site.folder.appending(path: ".zorgsite/staging").path))
  }

  @Test func keepsForeignFiles() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    try site.write("zorg.voorbeeld.nl", to: "output/CNAME")
    try site.write("x", to: "output/.well-known/security.txt")
    try site.write("x", to: "output/artikelen/griep/eigen.txt")
    try site.delete("content/articles/griep.md")
    try await site.build()
    #expect(site.page("CNAME") == "zorg.voorbeeld.nl")
    #expect(site.page(".well-known/security.txt") == "x")
    #expect(site.page("artikelen/griep/eigen.txt") == "x")
    #expect(site.page("artikelen/griep/index.html") == nil)
  }

  @Test func restoresFilesThatWereAlteredOrDeletedByHand() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let before = site.outputFiles()
    try site.write("beklad", to: "output/index.html")
    try site.delete("output/sitemap.xml")
    let report = try await site.build()
    #expect(report.changed == ["index.html"])
    #expect(report.added == ["sitemap.xml"])
    #expect(site.outputFiles() == before)
  }

  @Test func writesNothingInADryRun() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let report = try await site.build { $0.isDryRun = true }
    #expect(report.added.count > 15)
    #expect(!FileManager.default.fileExists(atPath: site.output.path))
    #expect(!FileManager.default.fileExists(atPath: site.folder.appending(path: ".zorgsite").path))
  }

  @Test(arguments: [
    "/", ".", "..", "content", "content/articles", "themes", "themes/kaal", ".zorgsite", ".git", "link",
  ])
  func refusesDangerousOutputs(name: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try FileManager.default.createSymbolicLink(
      atPath: site.folder.appending(path: "link").path, withDestinationPath: "content")
    let output = name == "/" ? "/" : "\(site.path)/\(name)"
    await #expect(throws: OutputFolder.Refusal.self) { try await site.build { $0.output = output } }
    #expect(FileManager.default.fileExists(atPath: site.folder.appending(path: "content/articles/griep.md").path))
  }

  @Test func refusesAFolderWithFilesOfOthers() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("brief", to: "output/brief.txt")
    await #expect(throws: OutputFolder.Refusal.self) { try await site.build() }
    #expect(site.page("brief.txt") == "brief")
  }

  @Test func buildsTheSameBytesInAnotherFolder() async throws {
    let (first, second) = (try TemporarySite(), try TemporarySite())
    defer {
      first.remove()
      second.remove()
    }
    try await first.build()
    try await second.build()
    #expect(first.outputFiles() == second.outputFiles())
  }

  @Test func buildsBelowAPath() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build { $0.baseURL = "https://voorbeeld.nl/portal" }
    #expect(site.page("index.html")?.contains(#"href="/portal/artikelen/griep/""#) == true)
    #expect(site.page("index.xml")?.contains("https://voorbeeld.nl/portal/artikelen/griep/") == true)
  }
}
