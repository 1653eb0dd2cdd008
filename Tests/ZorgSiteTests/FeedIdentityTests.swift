import Diagnostics
import Foundation
import Testing
import ZorgSite

/// Ids stay for ever, and a build that would change one says so.
@Suite struct FeedIdentityTests {
  static func article(_ title: String = "Koek", date: String = "2024-03-20", tags: String = "koek", keys: String = "")
    -> String
  {
    "---\ntitle: \(title)\ndate: \(date)\ntags: [\(tags)]\n\(keys)\n---\nTekst.\n"
  }

  static func ids(_ site: TemporarySite, _ file: String = "index.xml") -> [String] {
    FeedArchiveTests.ids(site.page(file) ?? "")
  }

  /// Builds a site with one more article, changes it, and builds again.
  static func after(
    _ first: String = article(), _ change: (TemporarySite) throws -> Void,
    _ check: (TemporarySite, BuildReport) throws -> Void
  ) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(first, to: "content/articles/koek.md")
    #expect(try await site.build().isCommitted)
    try change(site)
    try check(site, try await site.build())
  }

  @Test func keepsTheIDOfAnArticleThatIsRenamedRetaggedAndRedated() async throws {
    try await Self.after(Self.article(keys: "id: koek")) { site in
      try site.delete("content/articles/koek.md")
      try site.write(
        Self.article(
          "Stroopwafels", date: "2024-04-02", tags: "wafels, snoep",
          keys: "id: koek\nslug: wafels\naliases: [/artikelen/koek/]"),
        to: "content/articles/koek.md")
    } _: { site, report in
      #expect(report.isCommitted, "\(report.diagnostics)")
      for file in ["index.xml", "atom.xml", "feed.json", "onderwerpen/wafels/index.xml"] {
        #expect(Self.ids(site, file).contains("koek"), "\(file)")
      }
      #expect(site.page("index.xml")?.contains("https://proef.voorbeeld.nl/artikelen/wafels/") == true)
      #expect(site.page("index.xml")?.contains("Stroopwafels") == true)
    }
  }

  @Test func keepsTheIDWhenTheDomainMovesWithItsAuthority() async throws {
    try await Self.after { site in
      try site.write(
        "title: P\nbaseURL: https://nieuw.voorbeeld.nl/\ntheme: kaal\nfeeds: {authority: proef.voorbeeld.nl}\n",
        to: "zorgsite.yaml")
    } _: { site, report in
      #expect(report.isCommitted)
      #expect(site.page("index.xml")?.contains("tag:proef.voorbeeld.nl,2026:articles/koek") == true)
    }
  }

  @Test func keepsIDsInABuildForAnotherAddress() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let report = try await site.build { $0.baseURL = "http://localhost:8080/" }
    #expect(report.isCommitted)
    #expect(site.page("index.xml")?.contains("tag:proef.voorbeeld.nl,2026:articles/griep") == true)
  }

  @Test func stopsWhenTheDomainMovesWithoutItsAuthority() async throws {
    try await Self.after { site in
      try site.write("title: P\nbaseURL: https://nieuw.voorbeeld.nl/\ntheme: kaal\n", to: "zorgsite.yaml")
    } _: { site, report in
      #expect(report.diagnostics.map(\.code) == ["feeds.authority-changed"])
      #expect(report.diagnostics.first?.notes.first?.message.contains("authority: proef.voorbeeld.nl") == true)
      #expect(!report.isCommitted)
    }
  }

  @Test func stopsWhenAFileIsRenamedAndItsIDWithIt() async throws {
    try await Self.after { site in
      try site.delete("content/articles/koek.md")
      try site.write(Self.article(), to: "content/articles/gebak.md")
    } _: { site, report in
      #expect(report.diagnostics.map(\.code) == ["articles.id-changed"])
      #expect(report.diagnostics.first?.path == "content/articles/gebak.md")
      #expect(report.diagnostics.first?.notes.first?.message == "add 'id: koek' to its front matter")
      #expect(Self.ids(site).contains("koek"))
    }
  }

  @Test func buildsAgainOnceTheIDIsWrittenDown() async throws {
    try await Self.after { site in
      try site.delete("content/articles/koek.md")
      try site.write(Self.article(keys: "id: koek"), to: "content/articles/gebak.md")
    } _: { site, report in
      #expect(report.isCommitted)
      #expect(Self.ids(site).contains("koek") && !Self.ids(site).contains("gebak"))
    }
  }

  @Test(arguments: ["slug: gebak", "id: gebak"])
  func stopsWhenAKeyChangesTheID(keys: String) async throws {
    try await Self.after { site in
      try site.write(Self.article(keys: keys), to: "content/articles/koek.md")
    } _: { _, report in
      #expect(report.diagnostics.map(\.code) == ["articles.id-changed"])
    }
  }

  @Test func stopsWhenAnIDIsUsedAgainAfterItsArticleIsGone() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(), to: "content/articles/koek.md")
    try await site.build()
    try site.delete("content/articles/koek.md")
    #expect(try await site.build().isCommitted)
    try site.write(Self.article("Iets heel anders", date: "2024-05-20"), to: "content/articles/koek.md")
    #expect(try await site.build().diagnostics.map(\.code) == ["articles.id-reused"])
    // The same article may come back.
    try site.write(Self.article("Koek, opnieuw"), to: "content/articles/koek.md")
    #expect(try await site.build().isCommitted)
  }

  @Test func letsAnArticleGoAndComeBackByTheClock() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(), to: "content/articles/koek.md")
    try await site.build()
    try site.write(Self.article(keys: "draft: true"), to: "content/articles/koek.md")
    #expect(try await site.build().isCommitted)
    try site.write(Self.article(date: "2024-05-20"), to: "content/articles/koek.md")
    #expect(try await site.build().isCommitted)
  }

  @Test func stopsWhenACommentsFileIsRenamed() async throws {
    try await Self.after { site in
      try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/koek/a.md")
    } _: { site, report in
      #expect(report.isCommitted)
      #expect(site.page("artikelen/koek/index.xml")?.contains("comments/koek/a<") == true)
    }
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/griep/a.md")
    try await site.build()
    try site.delete("content/comments/griep/a.md")
    try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/griep/b.md")
    #expect(try await site.build().diagnostics.map(\.code) == ["comments.id-changed"])
  }

  /// The base site with two articles on cakes by one author.
  static func cakes(tags: String, author: String, to site: TemporarySite) throws {
    for name in ["koek", "taart"] {
      try site.write(
        article(name, tags: tags, keys: "authors: [\(author)]"), to: "content/articles/\(name).md")
    }
    try site.write("---\nname: Anna de Boer\n---\nAnna bakt.\n", to: "content/authors/\(author).md")
  }

  @Test func stopsWhenAnAuthorsFileIsRenamed() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try Self.cakes(tags: "bakken", author: "anna", to: site)
    try await site.build()
    try site.delete("content/authors/anna.md")
    try Self.cakes(tags: "bakken", author: "anna-de-boer", to: site)
    let report = try await site.build()
    #expect(report.diagnostics.map(\.code) == ["feeds.id-changed"])
    #expect(report.diagnostics.first?.path == "content/authors/anna-de-boer.md")
    #expect(report.diagnostics.first?.notes.first?.message.contains("name the file 'anna.md' again") == true)
    try site.delete("content/authors/anna-de-boer.md")
    try Self.cakes(tags: "bakken", author: "anna", to: site)
    #expect(try await site.build().isCommitted)
  }

  @Test func stopsWhenATagIsRenamedInAllItsArticles() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try Self.cakes(tags: "bakken", author: "anna", to: site)
    try await site.build()
    try Self.cakes(tags: "gebak", author: "anna", to: site)
    let report = try await site.build()
    #expect(report.diagnostics.map(\.code) == ["feeds.id-changed"])
    // What the message advises.
    try site.write("---\ntitle: Gebak\naliases: [gebak]\n---\n", to: "content/tags/bakken.md")
    #expect(try await site.build().isCommitted)
    #expect(site.page("onderwerpen/bakken/index.xml")?.contains("Gebak") == true)
  }

  @Test func stopsWhenASectionsFolderIsRenamed() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    func write(to section: String) throws {
      for name in ["koek", "taart"] { try site.write(Self.article(name), to: "content/articles/\(section)/\(name).md") }
    }
    try write(to: "bakken")
    #expect(try await site.build().added.contains { $0.hasSuffix("/bakken/index.xml") })
    try site.delete("content/articles/bakken")
    try write(to: "gebak")
    let report = try await site.build()
    #expect(report.diagnostics.map(\.code) == ["feeds.id-changed"])
    #expect(report.diagnostics.first?.notes.first?.message.contains("name the folder 'bakken' again") == true)
    try site.delete("content/articles/gebak")
    try write(to: "bakken")
    #expect(try await site.build().isCommitted)
  }

  @Test func takesALineOutOfTheRecordForAWord() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try Self.cakes(tags: "bakken", author: "anna", to: site)
    try await site.build()
    try Self.cakes(tags: "gebak", author: "anna", to: site)
    let note = try #require(try await site.build().diagnostics.first?.notes.last?.message)
    let number = try #require(note.firstMatch(of: /' ([0-9a-f]+) '/)).output.1
    let lines = try #require(site.page(".zorgsite-published")).split(separator: "\n")
    let kept = lines.filter { !$0.contains(" \(number) ") }
    #expect(kept.count == lines.count - 1)
    try site.write(kept.joined(separator: "\n") + "\n", to: "output/.zorgsite-published")
    #expect(try await site.build().isCommitted)
  }

  @Test(arguments: ["griep", "gebak, griep"])
  func letsOneArticleChangeItsTags(tags: String) async throws {
    try await Self.after { site in
      try site.write(Self.article(tags: tags), to: "content/articles/koek.md")
    } _: { _, report in
      #expect(report.isCommitted, "\(report.diagnostics)")
    }
  }

  @Test func letsATagGoOverIntoOneThatWasThere() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try Self.cakes(tags: "bakken", author: "anna", to: site)
    try await site.build()
    try Self.cakes(tags: "griep", author: "anna", to: site)
    #expect(try await site.build().isCommitted)
  }

  @Test func tellsNothingOfWhatIsWithdrawn() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(VisibilityTests.article(), to: "content/articles/koek.md")
    try site.write(ThreadTests.comment("Anna", hour: 9), to: "content/comments/koek/anna-jansen.md")
    try await site.build()
    let record = ".zorgsite-published"
    #expect(site.page(record)?.contains("articles/koek") == true)
    try site.delete("content/articles/koek.md")
    try site.delete("content/comments/koek/anna-jansen.md")
    try await site.build()
    let text = try #require(site.page(record))
    #expect(!text.contains("koek") && !text.contains("anna"))
    #expect(text.components(separatedBy: "\n- ").count == 4)
  }

  @Test func recordsNothingInABuildThatShowsDrafts() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(keys: "draft: true"), to: "content/articles/koek.md")
    try await site.build { $0.showsDrafts = true }
    try await site.build()
    #expect(site.page(".zorgsite-published")?.contains("koek") == false)
    #expect(site.page(".zorgsite-published")?.contains("articles/griep") == true)
  }

  @Test func survivesARecordThatIsBroken() async throws {
    try await Self.after { site in
      try site.write("kapot\n", to: "output/.zorgsite-published")
    } _: { site, report in
      #expect(report.diagnostics.map(\.code) == ["feeds.record"])
      #expect(report.isCommitted)
      #expect(site.page(".zorgsite-published")?.contains("articles/koek") == true)
    }
  }

  @Test func changesNoFeedWhenNothingChanged() async throws {
    let site = try TemporarySite(overlay: FeedDocumentTests.fixture.appending(path: "site"))
    defer { site.remove() }
    try await site.build()
    let report = try await site.build { $0.now = "2025-01-01" }
    #expect(report.added + report.changed + report.removed == [])
  }
}
