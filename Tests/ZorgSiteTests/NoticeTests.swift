import Foundation
import Testing
import ZorgSite

/// Notices stand above every page from `from` until `until`, and pages are not rendered for them.
@Suite struct NoticeTests {
  static func notice(_ keys: String = "", title: String = "Telefoonstoring") -> String {
    "---\ntitle: \(title)\nfrom: 2024-05-01\n\(keys)\n---\nBel het andere nummer.\n\nMeer uitleg.\n"
  }

  static func site(_ keys: String = "") async throws -> TemporarySite {
    let site = try TemporarySite()
    try site.write(notice(keys), to: "content/notices/storing.md")
    return site
  }

  /// Pages of the output that a reader can land on: all but redirects.
  static func pages(of site: TemporarySite) -> [String: String] {
    site.outputFiles().filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.value.contains("http-equiv=\"refresh\"") }
  }

  @Test func standsOnEveryPageAndHasItsOwn() async throws {
    let site = try await Self.site("level: alert")
    defer { site.remove() }
    let report = try await site.build()
    #expect(report.diagnostics.isEmpty)
    let pages = Self.pages(of: site)
    #expect(pages.count > 8)
    for (name, html) in pages {
      #expect(
        html.contains("<p class=\"alert\"><a href=\"/meldingen/storing/\">Telefoonstoring</a> Bel het andere nummer."),
        "\(name)")
    }
    #expect(site.page("meldingen/storing/index.html")?.contains("Meer uitleg.") == true)
    #expect(site.page("meldingen/index.html")?.contains("href=\"/meldingen/index.xml\"") == true)
    #expect(site.page("meldingen/index.xml")?.contains("<title>Telefoonstoring</title>") == true)
    #expect(site.page("feeds/feeds.opml")?.contains("/meldingen/index.xml") == true)
  }

  @Test func comesAndGoesWithoutRenderingThePages() async throws {
    let site = try await Self.site("until: 2024-06-02T09:00")
    defer { site.remove() }
    func build(_ moment: String) async throws -> BuildReport {
      try await site.build { $0.now = moment }
    }
    let before = try await build("2024-04-30")
    #expect(before.summary.nextChange?.path == "content/notices/storing.md")
    let during = try await build("2024-05-01")
    let count = Self.pages(of: site).count
    #expect(Self.pages(of: site).values.allSatisfy { $0.contains("Telefoonstoring") })
    // The notice, the list of notices and its feed, and the list of feeds.
    #expect(during.renderedCount <= 6)
    #expect(during.changed.count + during.added.count >= count)

    try site.write(Self.notice("until: 2024-06-02T09:00", title: "Storing voorbij"), to: "content/notices/storing.md")
    let edited = try await build("2024-05-02")
    #expect(edited.renderedCount <= 6)
    #expect(Self.pages(of: site).values.allSatisfy { $0.contains("Storing voorbij") && !$0.contains("Telefoon") })

    let after = try await build("2024-06-02T09:00")
    #expect(after.renderedCount <= 6)
    #expect(after.removed.contains("meldingen/storing/index.html"))
    #expect(site.outputFiles().values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("Storing") })
    #expect(try await Build(BuildOptions(site: site.path, systemTime: 1_717_394_400)).verify() == [])
  }

  @Test func explainsWhatChangesAboveAPage() async throws {
    let site = try await Self.site()
    defer { site.remove() }
    try await site.build()
    let options = BuildOptions(site: site.path, systemTime: 1_717_236_000)
    func why(_ subject: String) async throws -> String {
      try await Explainer.load(options).explain(subject).text(width: 200)
    }
    #expect(try await why("/artikelen/griep/").contains("leaves it as it is"))
    #expect(try await why("content/notices/storing.md").contains("it stands above all pages"))
    try site.write(Self.notice(title: "Storing voorbij"), to: "content/notices/storing.md")
    #expect(try await why("/artikelen/griep/").contains("puts other notices above it"))
    try await site.build()
    #expect(try await why("/artikelen/griep/").contains("put other notices above it"))
    #expect(try await why("/meldingen/storing/").contains("content/notices/storing.md"))
  }

  @Test func breaksNoRuleInItsFeeds() async throws {
    let site = try await Self.site("lang: en")
    defer { site.remove() }
    try site.configure { $0 + "feeds: {listFormats: [rss, atom, json]}\n" }
    try await site.build()
    let feeds = site.outputFiles().filter { $0.key.hasPrefix("meldingen/") && FeedDocumentTests.isFeed($0.key) }
    #expect(feeds.count == 3)
    #expect(FeedDocumentTests.violations(in: feeds, at: "https://proef.voorbeeld.nl/") == [])
  }

  @Test func putsTheMostUrgentFirst() async throws {
    let site = try await Self.site("level: info")
    defer { site.remove() }
    for level in ["warning", "alert"] {
      try site.write(Self.notice("level: \(level)", title: "Van \(level)"), to: "content/notices/\(level).md")
    }
    try await site.build()
    let home = try #require(site.page("index.html"))
    let order = home.matches(of: #/<p class="(info|warning|alert)">/#).map { String($0.1) }
    #expect(order == ["alert", "warning", "info"])
  }

  @Test(arguments: ["draft: true", "until: 2024-05-31"])
  func leavesNoTraceOfWhatIsNotShown(keys: String) async throws {
    let site = try await Self.site(keys)
    defer { site.remove() }
    let report = try await site.build()
    #expect(site.outputFiles().values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("Telefoonstoring") })
    #expect(report.summary.hidden.map(\.path) == ["content/notices/storing.md"])
    // The list and its feed stay, so that who follows them does not lose them.
    #expect(site.page("meldingen/index.html") != nil)
    #expect(site.page("meldingen/index.xml") != nil)
  }

  @Test func makesNothingOnASiteWithoutNotices() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    #expect(!site.outputFiles().keys.contains { $0.hasPrefix("meldingen") })
    #expect(site.page("feeds/index.html")?.contains("meldingen") == false)
  }

  @Test func resolvesLinksToAndFromANotice() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(
      "---\ntitle: Melding\nfrom: 2024-05-01\n---\nZie [griep](../articles/griep.md).\n", to: "content/notices/a.md")
    try site.write("---\ntitle: Over\n---\nZie [de melding](../notices/a.md).\n", to: "content/pages/over.md")
    try await site.build()
    #expect(site.page("meldingen/a/index.html")?.contains("href=\"/artikelen/griep/\"") == true)
    #expect(site.page("over/index.html")?.contains("href=\"/meldingen/a/\"") == true)
  }

  @Test func isPlannedWithEverythingElse() async throws {
    let site = try await Self.site("until: 2024-06-09")
    defer { site.remove() }
    try site.write(
      "---\ntitle: Later\nfrom: 2024-06-05\n---\nTekst.\n", to: "content/notices/later.md")
    let (report, _) = try await EditorialReport.load(BuildOptions(site: site.path, systemTime: 1_717_236_000))
    #expect(report.next(.iso) == "2024-06-05T00:00:00+02:00")
    let events = ContentCalendar(report).weeks.flatMap(\.entries).filter { $0.item.kind == .notice }
    #expect(events.map(\.event) == [.planned, .expires])
  }
}
