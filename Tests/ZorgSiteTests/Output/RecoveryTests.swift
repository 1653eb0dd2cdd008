import Foundation
import Testing

@testable import ZorgSite

/// Commits that were cut short are put on the disk by hand here; `make test-faults` kills real ones.
@Suite struct RecoveryTests {
  /// A built site whose next commit stopped right after its journal was written: one file new, one changed, one gone.
  private func interrupted(journalOutput: String = "output", removing removal: String = "artikelen/griep/index.html")
    async throws -> TemporarySite
  {
    let site = try TemporarySite()
    try await site.build()
    var files = try Manifest.read(in: site.output.path).files
    files.insert("nieuw/index.html")
    try site.write(Data(Manifest(files: files).bytes), to: "output/.zorgsite-manifest")
    try site.write("nieuw", to: ".zorgsite/staging/1")
    try site.write("anders", to: ".zorgsite/staging/2")
    var changes = Changes()
    changes.added = ["nieuw/index.html"]
    let journal = Journal(
      output: journalOutput, isStagedInOutput: false, removals: [removal],
      moves: [.init(from: "1", to: "nieuw/index.html"), .init(from: "2", to: "index.html")], lastMoves: [],
      changes: changes)
    try site.write(Data(journal.bytes), to: ".zorgsite/journal")
    return site
  }

  @Test func finishesACommitEvenWhenTheSiteHasErrorsNow() async throws {
    let site = try await interrupted()
    defer { site.remove() }
    try site.write("title: [", to: "zorgsite.yaml")
    let report = try await site.build()
    #expect(report.isRecovered && !report.isCommitted)
    #expect(site.page("nieuw/index.html") == "nieuw")
    #expect(site.page("index.html") == "anders")
    #expect(site.page("artikelen/griep/index.html") == nil)
    #expect(!FileManager.default.fileExists(atPath: site.folder.appending(path: ".zorgsite/staging").path))
  }

  @Test func buildsCleanlyAfterwardsAndTellsAllChanges() async throws {
    let site = try await interrupted()
    defer { site.remove() }
    let report = try await site.build()
    #expect(report.isRecovered && report.isCommitted)
    #expect(site.page("nieuw/index.html") == nil)
    let clean = try TemporarySite()
    defer { clean.remove() }
    try await clean.build()
    #expect(site.outputFiles() == clean.outputFiles())
    // The page was to be seen for a moment, so a cache may hold it.
    let told = try String(contentsOf: site.folder.appending(path: ".zorgsite/changes.json"), encoding: .utf8)
    #expect(told.contains(#""removed": [\#n    {"url": "https://proef.voorbeeld.nl/nieuw/""#))
    #expect(try await site.build().isRecovered == false)
  }

  @Test(arguments: [0, 1, 8, 9, 20, 21, 40, 41, 60, 63, 100, 101, 130, 131])
  func dropsAJournalThatIsNotWhole(cut: Int) async throws {
    let site = try await interrupted()
    defer { site.remove() }
    let file = site.folder.appending(path: ".zorgsite/journal")
    var data = try Data(contentsOf: file)
    guard cut < data.count else { return }
    if cut.isMultiple(of: 2) { data = data.prefix(cut) } else { data[cut] ^= 0x41 }
    try data.write(to: file)
    let report = try await site.build()
    #expect(!report.isRecovered && report.isCommitted)
    #expect(site.page("nieuw/index.html") == nil)
    #expect(site.page("artikelen/griep/index.html") != nil)
  }

  @Test(arguments: [
    ("/", "etc/passwd"), ("content", "articles/griep.md"), ("output", "CNAME"),
    ("output", "../content/articles/griep.md"),
    ("elsewhere", "brief.txt"),
  ])
  func neverReachesWhatNoBuildWould(output: String, removal: String) async throws {
    let site = try await interrupted(journalOutput: output, removing: removal)
    defer { site.remove() }
    try site.write("zorg.voorbeeld.nl", to: "output/CNAME")
    try site.write("brief", to: "elsewhere/brief.txt")
    let report = try await site.build()
    #expect(!report.isRecovered && report.isCommitted)
    #expect(site.page("CNAME") == "zorg.voorbeeld.nl")
    for name in ["content/articles/griep.md", "elsewhere/brief.txt"] {
      #expect(FileManager.default.fileExists(atPath: site.folder.appending(path: name).path))
    }
  }

  @Test func finishesInASiteThatWasMoved() async throws {
    var site = try await interrupted()
    let moved = site.folder.deletingLastPathComponent().appending(path: "zorgsite-test-\(UUID().uuidString)")
    try FileManager.default.moveItem(at: site.folder, to: moved)
    site = TemporarySite(at: moved)
    defer { site.remove() }
    #expect(try await site.build().isRecovered)
  }
}
