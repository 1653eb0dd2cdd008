import Foundation
import Testing
import ZorgSite

/// Older items, in documents that stay as they are (RFC 5005).
@Suite struct FeedArchiveTests {
  static func site(articles: Int) throws -> TemporarySite {
    let site = try TemporarySite()
    try site.delete("content/articles/griep.md")
    try site.write(
      "title: T\nbaseURL: https://proef.voorbeeld.nl/\ntheme: kaal\nfeeds: {items: 5}\n", to: "zorgsite.yaml")
    for number in 1...articles { try write(number, to: site) }
    return site
  }

  static func write(_ number: Int, to site: TemporarySite, keys: String = "") throws {
    let date = "20\(10 + number / 12)-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)-01"
    try site.write(
      "---\ntitle: Artikel \(number)\ndate: \(date)\n\(keys)\n---\nTekst.", to: "content/articles/a\(number).md")
  }

  static func ids(_ text: String) -> [String] {
    text.matches(of: /(?:<id>|<guid isPermaLink="false">|"id": ?")tag:[^,]*,2026:articles\/([^<"]*)/)
      .map { String($0.output.1) }
  }

  /// The archives of a site by name, without the current documents.
  static func archives(_ site: TemporarySite) -> [String: Data] {
    site.outputFiles().filter { $0.key.contains(/^(index|atom|feed)-[0-9]+\./) }
  }

  @Test(arguments: [(1, 0), (5, 0), (6, 1), (10, 1), (11, 2), (23, 4)])
  func cutsFullChunksFromTheOldest(articles: Int, archives: Int) async throws {
    let site = try Self.site(articles: articles)
    defer { site.remove() }
    try await site.build()
    #expect(Self.archives(site).count == archives * 3)
    for number in 0..<archives {
      let expected = (1...5).reversed().map { "a\(number * 5 + $0)" }
      for file in ["index-\(number + 1).xml", "atom-\(number + 1).xml", "feed-\(number + 1).json"] {
        #expect(Self.ids(try #require(site.page(file))) == expected, "\(file)")
      }
    }
  }

  @Test func neverChangesAFinishedArchiveWhenSomethingNewIsPublished() async throws {
    let site = try Self.site(articles: 11)
    defer { site.remove() }
    try await site.build()
    let before = Self.archives(site)
    #expect(before.count == 6)
    for number in 12...23 { try Self.write(number, to: site) }
    try await site.build()
    let after = Self.archives(site)
    #expect(after.count == 12)
    for (name, data) in before { #expect(after[name] == data, "\(name)") }
  }

  @Test func neverChangesAFinishedArchiveWhenSomeoneComments() async throws {
    let site = try Self.site(articles: 11)
    defer { site.remove() }
    try await site.build()
    let before = Self.archives(site)
    try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/a1/c1.md")
    let report = try await site.build()
    #expect(report.changed.contains("artikelen/a1/index.xml"))
    #expect(Self.archives(site) == before)
  }

  @Test func keepsArchivesApartWhenAnArticleExpires() async throws {
    let site = try Self.site(articles: 16)
    defer { site.remove() }
    try await site.build()
    let before = Self.archives(site)
    try Self.write(2, to: site, keys: "expiryDate: 2024-01-01")
    try await site.build()
    let after = Self.archives(site)
    #expect(Self.ids(String(decoding: try #require(after["index-1.xml"]), as: UTF8.self)) == ["a5", "a4", "a3", "a1"])
    for name in ["index-2.xml", "index-3.xml", "atom-2.xml", "feed-3.json"] {
      #expect(after[name] == before[name], "\(name)")
    }
  }

  @Test(arguments: ["index.xml", "atom.xml", "feed.json"])
  func leadsToEveryItem(file: String) async throws {
    let site = try Self.site(articles: 23)
    defer { site.remove() }
    try await site.build()
    var seen: Set<String> = []
    var next: String? = file
    var documents = 0
    while let name = next, documents < 10 {
      let text = try #require(site.page(name))
      seen.formUnion(Self.ids(text))
      let link =
        text.firstMatch(of: /rel="prev-archive"[^>]*href="https:\/\/proef.voorbeeld.nl\/([^"]*)"/)?.output.1
        ?? text.firstMatch(of: /"next_url": ?"https:\/\/proef.voorbeeld.nl\/([^"]*)"/)?.output.1
      next = link.map(String.init)
      documents += 1
    }
    #expect(documents == 5)
    #expect(seen == Set((1...23).map { "a\($0)" }))
  }
}
