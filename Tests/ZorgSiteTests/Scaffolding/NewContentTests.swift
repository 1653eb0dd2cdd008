import Foundation
import Testing
import ZorgSite

@Suite struct NewContentTests {
  static func content(_ site: TemporarySite, now: Int64 = 1_717_236_000) async throws -> NewContent {
    try await NewContent(site: site.path, now: now)
  }

  static func text(_ path: String, in site: TemporarySite) throws -> String {
    try String(contentsOf: site.folder.appending(path: path), encoding: .utf8)
  }

  @Test func makesADraftOfAnArticle() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let path = try await Self.content(site).article("Hoest: wat \"kun\" je doen?")
    #expect(path == "content/articles/hoest-wat-kun-je-doen.md")
    #expect(
      try Self.text(path, in: site) == """
        ---
        title: "Hoest: wat \\"kun\\" je doen?"
        date: 2024-06-01T12:00
        id: hoest-wat-kun-je-doen
        authors: [sanne]
        tags: []
        draft: true
        ---

        """)
    let report = try await site.build { $0.showsDrafts = true }
    #expect(report.diagnostics == [])
    #expect(site.page("artikelen/hoest-wat-kun-je-doen/index.html") != nil)
  }

  @Test func makesANotice() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let path = try await Self.content(site).notice("Met Kerst: dicht", level: .warning, until: "2024-12-27")
    #expect(
      try Self.text(path, in: site)
        == "---\ntitle: \"Met Kerst: dicht\"\nlevel: warning\nfrom: 2024-06-01T12:00\nuntil: 2024-12-27\n---\n")
    let report = try await site.build()
    #expect(report.diagnostics == [])
    #expect(site.page("index.html")?.contains("Met Kerst: dicht") == true)
    await #expect(throws: Refusal.self) {
      try await Self.content(site).notice("Later", level: .info, from: "volgende week")
    }
  }

  @Test func followsTheOptions() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("---\nname: Els\n---\n", to: "content/authors/els.md")
    var options = NewContent.ArticleOptions()
    options.isBundle = true
    options.authors = ["els", "sanne"]
    options.tags = ["griep", "no", "a: b"]
    options.date = "2026-12-01"
    let path = try await Self.content(site).article("Hoest", options)
    #expect(path == "content/articles/hoest/index.md")
    let text = try Self.text(path, in: site)
    #expect(text.contains("authors: [els, sanne]\ntags: [griep, \"no\", \"a: b\"]\n"))
    #expect(text.contains("date: 2026-12-01\n"))
  }

  @Test func neverOverwritesAndNeverTakesAnId() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("---\ntitle: Oud\ndate: 2020-01-01\nid: hoest\nslug: oud\n---\n", to: "content/articles/oud.md")
    await #expect(throws: Refusal.self) { try await Self.content(site).article("Griep!") }
    let path = try await Self.content(site).article("Hoest")
    #expect(try Self.text(path, in: site).contains("id: hoest-2\n"))
    var options = NewContent.ArticleOptions()
    options.isBundle = true
    await #expect(throws: Refusal.self) { try await Self.content(site).article("Hoest", options) }
    #expect(try await site.build { $0.showsDrafts = true }.diagnostics == [])
  }

  @Test(arguments: ["🙂", "", "..", "/"])
  func refusesATitleThatNamesNoFile(title: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    await #expect(throws: Refusal.self) { try await Self.content(site).article(title) }
    await #expect(throws: Refusal.self) { try await Self.content(site).page(title) }
  }

  @Test func cutsALongTitleBetweenWords() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let path = try await Self.content(site).article(String(repeating: "zorg ", count: 200))
    #expect(path.utf8.count < 130 && path.hasSuffix("-zorg.md"))
  }

  @Test func refusesWhatTheBuildWouldRefuse() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    var options = NewContent.ArticleOptions()
    options.authors = ["sane"]
    let unknown = await #expect(throws: Refusal.self) { try await Self.content(site).article("A", options) }
    #expect(unknown?.hint == "did you mean 'sanne'?")
    options.authors = []
    options.date = "2024-02-30"
    await #expect(throws: Refusal.self) { try await Self.content(site).article("A", options) }
  }

  @Test func writesTheOffsetInTheHourThatComesTwice() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    // 27 October 2024: 02:30 comes at 00:30 and at 01:30 UTC.
    let first = try await Self.content(site, now: 1_729_989_000).article("Eerste")
    let second = try await Self.content(site, now: 1_729_992_600).article("Tweede")
    #expect(try Self.text(first, in: site).contains("date: 2024-10-27T02:30\n"))
    #expect(try Self.text(second, in: site).contains("date: 2024-10-27T02:30:00+01:00\n"))
  }

  @Test func makesPagesAndAuthors() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let content = try await Self.content(site)
    #expect(try content.page("Over ons") == "content/pages/over-ons.md")
    #expect(try content.page("Ons team", isBundle: true) == "content/pages/ons-team/index.md")
    #expect(try content.author("Zoë 't Hart") == "content/authors/zoe-t-hart.md")
    #expect(throws: Refusal.self) { try content.author("Sanne") }
    #expect(try await site.build { $0.showsDrafts = true }.diagnostics == [])
  }

  @Test func makesCommentsThatTheBuildTakes() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    var options = NewContent.CommentOptions(author: "Marijke: test")
    options.text = "Dank!"
    options.date = "2024-05-01T10:00"
    options.status = .approved
    let first = try await Self.content(site).comment(on: "griep", options)
    #expect(first.hasPrefix("content/comments/griep/2024-05-01t100000-"))
    let second = try await Self.content(site).comment(on: "griep", options)
    #expect(first != second)
    var answer = NewContent.CommentOptions(author: "sanne")
    answer.replyTo = String(try #require(first.split(separator: "/").last).dropLast(3))
    answer.status = .approved
    answer.text = "Graag gedaan"
    _ = try await Self.content(site).comment(on: "griep", answer)
    #expect(try await site.build().diagnostics == [])
    let page = try #require(site.page("artikelen/griep/index.html"))
    #expect(page.contains("Marijke: test: <p>Dank!</p>") && page.contains("Sanne: <p>Graag gedaan"))
    let unknown = await #expect(throws: Refusal.self) { try await Self.content(site).comment(on: "grip", options) }
    #expect(unknown?.hint == "did you mean 'griep'?")
  }
}
