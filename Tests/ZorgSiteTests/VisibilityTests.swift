import Foundation
import Testing
import ZorgSite

/// What is hidden leaves pages, lists, feeds and sitemap in the same build.
@Suite struct VisibilityTests {
  static let secret = "Stroopwafel"

  /// An article with a word that stands nowhere else, in its title and its text.
  static func article(_ keys: String = "", date: String = "2024-03-20") -> String {
    """
    ---
    title: \(secret)
    date: \(date)
    authors: [sanne]
    tags: [griep, koek]
    aliases: [/oud/koek/]
    \(keys)
    ---
    Alles over de \(secret.lowercased()).
    """
  }

  static func mentions(_ site: TemporarySite) -> [String] {
    site.outputFiles().filter { name, data in
      let text = String(decoding: data, as: UTF8.self).lowercased()
      return name.contains("koek") || text.contains(secret.lowercased())
    }.keys.sorted()
  }

  @Test func publishesAnArticleEverywhere() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(), to: "content/articles/koek.md")
    try await site.build()
    let expected = [
      "archief/2024/index.html", "artikelen/koek/index.html", "auteurs/sanne/index.html", "auteurs/sanne/index.xml",
      "index.html", "index.xml", "onderwerpen/griep/index.html", "onderwerpen/griep/index.xml",
      "onderwerpen/koek/index.html", "onderwerpen/koek/index.xml", "oud/koek/index.html", "sitemap.xml",
    ]
    #expect(Set(expected).isSubset(of: Self.mentions(site) + ["sitemap.xml"]))
    #expect(site.page("sitemap.xml")?.contains("/artikelen/koek/") == true)
  }

  @Test(arguments: ["draft: true", "published: false", "publishDate: 2024-06-02", "expiryDate: 2024-05-31"])
  func leavesNoTraceOfAnArticleThatIsWithdrawn(keys: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(), to: "content/articles/koek.md")
    try await site.build()
    #expect(!Self.mentions(site).isEmpty)
    try site.write(Self.article(keys), to: "content/articles/koek.md")
    let report = try await site.build()
    #expect(Self.mentions(site) == [])
    #expect(report.summary.hidden.map(\.path) == ["content/articles/koek.md"])
    #expect(!FileManager.default.fileExists(atPath: site.output.appending(path: "artikelen/koek").path))
  }

  @Test func leavesNoTraceOfAnArticleThatIsDeleted() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(), to: "content/articles/koek.md")
    try await site.build()
    try site.delete("content/articles/koek.md")
    let report = try await site.build()
    #expect(Self.mentions(site) == [])
    #expect(report.removed.contains("artikelen/koek/index.html"))
  }

  @Test func movesARenamedArticleAndARenamedTag() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(), to: "content/articles/koek.md")
    try await site.build()
    try site.delete("content/articles/koek.md")
    let renamed = Self.article("id: koek").replacingOccurrences(of: "griep, koek", with: "griep, wafels")
      .replacingOccurrences(of: "/oud/koek/", with: "/oud/wafel/")
    try site.write(renamed, to: "content/articles/wafel.md")
    try await site.build()
    #expect(!Self.mentions(site).contains { $0.contains("koek") })
    #expect(site.page("artikelen/wafel/index.html") != nil)
    #expect(site.page("onderwerpen/wafels/index.html") != nil)
  }

  @Test func showsWhatIsHiddenWhenAskedTo() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article("draft: true"), to: "content/articles/koek.md")
    try await site.build { $0.showsDrafts = true }
    #expect(site.page("artikelen/koek/index.html")?.contains(Self.secret) == true)
    #expect(site.page("sitemap.xml")?.contains("/artikelen/koek/") == false)
  }

  @Test(arguments: [
    ("2024-03-31T01:59", false), ("2024-03-31T03:00", true), ("2024-03-31T00:00:00Z", false),
    ("2024-03-31T01:00:00Z", true),
  ])
  func publishesInTheGapWhenSummerTimeBegins(now: String, isVisible: Bool) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    // 02:30 does not exist on that night; it counts as 03:30 less the hour that was skipped: 01:30 UTC.
    try site.write(Self.article(date: "2024-03-31T02:00"), to: "content/articles/koek.md")
    try await site.build { $0.now = now }
    #expect((site.page("artikelen/koek/index.html") != nil) == isVisible)
  }

  @Test func saysWhenTheNextChangeIsDue() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article("publishDate: 2024-06-05"), to: "content/articles/koek.md")
    try site.write(
      Self.article("id: b\nslug: b\nexpiryDate: 2024-06-03").replacingOccurrences(of: "/oud/koek/", with: "/oud/b/"),
      to: "content/articles/b.md")
    let report = try await site.build()
    #expect(report.summary.nextChange?.path == "content/articles/b.md")
    #expect(report.summary.nextChange?.moment.rfc3339 == "2024-06-03T00:00:00+02:00")
  }
}
