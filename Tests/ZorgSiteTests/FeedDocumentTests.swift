import FeedRules
import Foundation
import Testing
import ZorgSite

/// Every document of every feed of whole sites.
@Suite struct FeedDocumentTests {
  static let fixture = TemporarySite.fixtures.appending(path: "feeds")

  static func isFeed(_ name: String) -> Bool {
    let file = name.split(separator: "/").last ?? ""
    return (name.hasSuffix(".xml") && name != "sitemap.xml") || (file.hasPrefix("feed") && name.hasSuffix(".json"))
      || name.hasSuffix(".opml")
  }

  /// What the rules say of all feeds of an output.
  static func violations(in files: [String: Data], at base: String) -> [String] {
    files.filter { isFeed($0.key) }.sorted { $0.key < $1.key }.flatMap { name, data in
      feedViolations(in: Array(data), publishedAt: base + name).map { "\(name): \($0)" }
    }
  }

  @Test func writesEachKindOfFeedAsRecorded() async throws {
    let site = try TemporarySite(overlay: Self.fixture.appending(path: "site"))
    defer { site.remove() }
    let report = try await site.build()
    try #require(report.isCommitted, "\(report.diagnostics.map(\.message))")
    let feeds = site.outputFiles().filter { Self.isFeed($0.key) }
    let expected = Self.fixture.appending(path: "expected")
    for (name, data) in feeds.sorted(by: { $0.key < $1.key }) {
      try expectGolden(String(decoding: data, as: UTF8.self), at: expected.appending(path: name))
    }
    let recorded = try #require(FileManager.default.enumerator(atPath: expected.path)).compactMap { $0 as? String }
      .filter(Self.isFeed)
    #expect(Set(recorded) == Set(feeds.keys))
  }

  @Test func breaksNoRuleInAnyFeed() async throws {
    let site = try TemporarySite(overlay: Self.fixture.appending(path: "site"))
    defer { site.remove() }
    try await site.build()
    let files = site.outputFiles()
    #expect(files.keys.filter(Self.isFeed).count > 45)
    #expect(Self.violations(in: files, at: "https://zorg.voorbeeld.nl/portal/") == [])
  }

  @Test func breaksNoRuleInTheSamplePortal() async throws {
    let output = FileManager.default.temporaryDirectory.appending(path: "zorgsite-test-\(UUID().uuidString)")
    let site = try TemporarySite()
    defer {
      site.remove()
      try? FileManager.default.removeItem(at: output)
    }
    // A copy, so that nobody else's build is in the way.
    for folder in ["content", "themes"] {
      try FileManager.default.removeItem(at: site.folder.appending(path: folder))
      try FileManager.default.copyItem(
        at: DocumentationTests.repository.appending(path: folder), to: site.folder.appending(path: folder))
    }
    try site.write(
      Data(contentsOf: DocumentationTests.repository.appending(path: "zorgsite.yaml")), to: "zorgsite.yaml")
    let report = try await site.build { $0.now = "2026-06-01" }
    try #require(report.isCommitted, "\(report.diagnostics.map(\.message))")
    #expect(Self.violations(in: site.outputFiles(), at: "https://zorg.voorbeeld.nl/") == [])
  }

  @Test func breaksNoRuleInAThousandArticles() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(
      """
      title: Proefportaal
      baseURL: https://proef.voorbeeld.nl/
      theme: kaal
      feeds: {archives: all, listFormats: [rss, atom, json], threadFormats: [rss, atom, json], items: 100}
      """, to: "zorgsite.yaml")
    for number in 0..<1000 {
      let day = "20\(10 + number / 100)-0\(1 + number % 9)-\(10 + number % 19)"
      try site.write(
        """
        ---
        title: "Artikel \(number) & <meer>"
        date: \(day)
        authors: [sanne]
        tags: [patiënten, onderwerp \(number % 7)]
        comments: closed
        ---
        Zie [het begin](#een-kop), [een ander](../griep.md) en https://voorbeeld.nl/ë?a=1&b=2 ]]>.

        ## Een kop

        | a | b |
        | - | -: |
        | \(number) | 2 |
        """, to: "content/articles/rubriek/a\(number).md")
    }
    for number in 0..<50 {
      try site.write(
        ThreadTests.comment("Naam \(number)", hour: number % 24), to: "content/comments/a\(number * 20)/c.md")
    }
    let report = try await site.build()
    try #require(report.isCommitted, "\(report.diagnostics.first?.message ?? "")")
    let files = site.outputFiles()
    #expect(files.keys.filter(Self.isFeed).count > 250)
    #expect(Self.violations(in: files, at: "https://proef.voorbeeld.nl/") == [])
  }
}
