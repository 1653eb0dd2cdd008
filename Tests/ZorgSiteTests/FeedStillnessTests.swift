import Foundation
import Testing
import ZorgSite

/// A feed is written only when something that it shows has changed: readers ask for it every hour, and get it anew
/// whenever it was touched.
@Suite struct FeedStillnessTests {
  /// The feeds that another build writes anew, found by their inodes.
  static func written(_ site: TemporarySite, after change: (TemporarySite) throws -> Void) async throws -> Set<String> {
    try await site.build()
    let before = inodes(site)
    try change(site)
    let report = try await site.build()
    #expect(report.isCommitted, "\(report.diagnostics)")
    let after = inodes(site)
    return Set(after.filter { before[$0.key] != $0.value }.keys).union(Set(before.keys).subtracting(after.keys))
  }

  private static func inodes(_ site: TemporarySite) -> [String: Int] {
    var inodes: [String: Int] = [:]
    for name in site.outputFiles().keys where name.contains(/(index|atom)(-[0-9]+)?\.xml$|feed(-[0-9]+)?\.json$/) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: site.output.appending(path: name).path)
      inodes[name] = attributes?[.systemFileNumber] as? Int
    }
    return inodes
  }

  /// Eleven articles, of which `a11` is the newest, five to a feed.
  static func site() throws -> TemporarySite {
    let site = try FeedArchiveTests.site(articles: 11)
    try site.write("---\ntitle: Over ons\n---\nWij.\n", to: "content/pages/over.md")
    try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/a1/c1.md")
    return site
  }

  @Test(arguments: [
    ("content/pages/over.md", "---\ntitle: Over ons\n---\nWij en zij.\n"),
    ("content/articles/concept.md", "---\ntitle: Concept\ndate: 2024-01-01\ndraft: true\n---\nNog niet.\n"),
    ("content/comments/a11/c9.md", "---\nauthor: Bert\ndate: 2024-05-01\nstatus: pending\n---\nMag dit?\n"),
    ("themes/kaal/templates/404.html", "Weg.\n"),
  ])
  func writesNoFeedForWhatNoneShows(file: String, text: String) async throws {
    let site = try Self.site()
    defer { site.remove() }
    #expect(try await Self.written(site) { try $0.write(text, to: file) } == [])
  }

  @Test func writesNoFeedWhenItIsOnlyLater() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try await site.build()
    let report = try await site.build { $0.now = "2025-01-01" }
    #expect(report.added + report.changed + report.removed == [])
  }

  @Test func writesOnlyTheCurrentFeedsWhenSomethingIsPublished() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let written = try await Self.written(site) { try FeedArchiveTests.write(12, to: $0) }
    #expect(written == ["index.xml", "atom.xml", "feed.json", "artikelen/a12/index.xml"])
  }

  @Test func writesOnlyTheFeedsOfCommentsWhenSomeoneCommentsOnAnOldArticle() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let written = try await Self.written(site) {
      try $0.write(ThreadTests.comment("Bert", hour: 10), to: "content/comments/a1/c2.md")
    }
    #expect(
      written == ["reacties/index.xml", "reacties/atom.xml", "reacties/feed.json", "artikelen/a1/index.xml"])
  }

  @Test func writesTheArchiveOfAnArticleThatIsEdited() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let written = try await Self.written(site) { try FeedArchiveTests.write(2, to: $0, keys: "summary: Anders.") }
    #expect(written == ["index-1.xml", "atom-1.xml", "feed-1.json"])
  }
}
