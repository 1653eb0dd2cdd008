import Foundation
import Testing

@testable import ZorgSite

@Suite struct SitePreviewTests {
  /// 1 June 2024, 12:00 in Amsterdam.
  static let now: Int64 = 1_717_236_000

  static func preview(_ site: TemporarySite, _ change: (inout BuildOptions) -> Void = { _ in }) throws -> SitePreview {
    var options = BuildOptions(site: site.path, systemTime: now)
    change(&options)
    return try SitePreview(options)
  }

  static func pages(_ site: TemporarySite) -> [String: Data] {
    TemporarySite.files(below: site.folder.appending(path: ".zorgsite/preview/site"))
  }

  static func page(_ site: TemporarySite, _ name: String) -> String? {
    pages(site)[name].map { String(decoding: $0, as: UTF8.self) }
  }

  static let draft = "---\ntitle: Koorts\ndate: 2024-03-13\ndraft: true\n---\nNog niet af.\n"

  @Test func keepsDraftsOutOfTheOutput() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.draft, to: "content/articles/koorts.md")
    let preview = try Self.preview(site) { $0.showsDrafts = true }
    let report = try await preview.build(systemTime: Self.now)
    #expect(report.isCommitted)
    #expect(Self.page(site, "artikelen/koorts/index.html")?.contains("Nog niet af.") == true)
    #expect(site.outputFiles().isEmpty)
    try await site.build()
    #expect(site.page("artikelen/griep/index.html") != nil)
    #expect(site.page("artikelen/koorts/index.html") == nil)
    #expect(Self.page(site, "artikelen/koorts/index.html") != nil)
  }

  @Test func leavesBuildsTheirCache() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let preview = try Self.preview(site) { $0.showsDrafts = true }
    _ = try await preview.build(systemTime: Self.now)
    try site.write(Self.draft, to: "content/articles/koorts.md")
    _ = try await preview.build(systemTime: Self.now)
    let report = try await site.build()
    #expect(report.renderedCount == 0)
    #expect(report.added.isEmpty && report.changed.isEmpty)
  }

  @Test func worksWhileASiteIsBuilt() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let lock = try SiteLock.take(in: "\(site.path)/.zorgsite")
    defer { _ = lock }
    await #expect(throws: SiteLock.Taken.self) { try await site.build() }
    let preview = try Self.preview(site)
    #expect(try await preview.build(systemTime: Self.now).isCommitted)
  }

  @Test func refusesASecondPreviewUntilTheFirstHasEnded() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    var first: SitePreview? = try Self.preview(site)
    #expect(throws: Refusal.self) { try Self.preview(site) }
    _ = try await first?.build(systemTime: Self.now)
    first = nil
    _ = try Self.preview(site)
  }

  @Test func changesNoPageWhenAStylesheetChanges() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("p { color: red }", to: "themes/kaal/assets/css/kaal.css")
    let base = site.folder.appending(path: "themes/kaal/templates/base.html")
    let text = try String(contentsOf: base, encoding: .utf8)
    try site.write(
      text.replacing("</head>", with: "<link rel=\"stylesheet\" href=\"{{ asset(\"css/kaal.css\") }}\">\n</head>"),
      to: "themes/kaal/templates/base.html")
    let preview = try Self.preview(site)
    _ = try await preview.build(systemTime: Self.now)
    #expect(Self.page(site, "index.html")?.contains("href=\"/assets/css/kaal.css\"") == true)
    try site.write("p { color: blue }", to: "themes/kaal/assets/css/kaal.css")
    let report = try await preview.build(systemTime: Self.now)
    #expect(preview.addresses(of: report) == ["/assets/css/kaal.css"])
    #expect(report.renderedCount == 1)
    #expect(Self.page(site, "assets/css/kaal.css")?.contains("blue") == true)
  }

  @Test func holdsToPublishedIDsAndPublishesNone() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try await site.build()
    let record = site.output.appending(path: PublishedRecord.fileName)
    let before = try Data(contentsOf: record)
    let preview = try Self.preview(site)
    try site.write(
      "---\ntitle: Nieuw\ndate: 2024-03-14\n---\nTekst.\n", to: "content/articles/nieuw.md")
    #expect(try await preview.build(systemTime: Self.now).isCommitted)
    #expect(try Data(contentsOf: record) == before)
    let article = site.folder.appending(path: "content/articles/griep.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    try site.write(text.replacing("title: Griep", with: "title: Griep\nid: anders"), to: "content/articles/griep.md")
    let report = try await preview.build(systemTime: Self.now)
    #expect(report.diagnostics.map(\.code) == ["articles.id-changed"])
  }

  /// Changes the sample article, and gives its file as it is watched.
  static func edit(_ site: TemporarySite, _ change: (String) -> String) throws -> Set<String> {
    let name = "content/articles/griep.md"
    let text = try String(contentsOf: site.folder.appending(path: name), encoding: .utf8)
    try site.write(change(text), to: name)
    return ["\(site.path)/\(name)"]
  }

  @Test(arguments: [
    "\n\n## Een nieuwe kop\n\nEn een [link](../authors/sanne.md) naar [die kop](#een-nieuwe-kop).\n",
    "\n\n> [!WARNING]\n> Bel 112.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
  ])
  func showsAnEditedTextBeforeTheBuildThatEndsTheSame(addition: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let preview = try Self.preview(site)
    _ = try await preview.build(systemTime: Self.now)
    let changed = try Self.edit(site) { $0 + addition }
    #expect(
      try preview.showEdits(in: changed.union(["\(site.path)/content/articles/4913~"]))
        == ["/artikelen/griep/index.html"])
    let shown = try #require(Self.page(site, "artikelen/griep/index.html"))
    #expect(shown.contains("nieuwe kop") || shown.contains("112"))
    let report = try await preview.build(systemTime: Self.now)
    #expect(Self.page(site, "artikelen/griep/index.html") == shown)
    #expect(!report.changed.contains("artikelen/griep/index.html"))
    #expect(try preview.showEdits(in: changed).isEmpty)
  }

  @Test(arguments: [
    ("title: Griep", "title: Griep\nslug: anders"), ("title: Griep", "title: Griep\ndraft: true"),
    ("title: Griep", "title: ["), ("date: 2024-03-12", "date: 2024-03-13"),
    ("Rust uit.", "[Weg](weg.md)"), ("Rust uit.", "![Foto](foto.png)"),
  ])
  func leavesItToABuildWhatOnlyThatCanTell(text: String, other: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let preview = try Self.preview(site)
    _ = try await preview.build(systemTime: Self.now)
    let before = Self.pages(site)
    try site.write("geen foto", to: "content/articles/foto.png")
    let changed = try Self.edit(site) { $0.replacing(text, with: other) }
    #expect(try preview.showEdits(in: changed).isEmpty)
    #expect(Self.pages(site) == before)
  }

  @Test func leavesItToABuildWhatMoreThanTextsDependsOn() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let preview = try Self.preview(site)
    let changed = try Self.edit(site) { $0 + "\nMeer.\n" }
    #expect(try preview.showEdits(in: changed).isEmpty)
    _ = try await preview.build(systemTime: Self.now)
    let more = try Self.edit(site) { $0 + "\nNog meer.\n" }
    #expect(try preview.showEdits(in: more.union(["\(site.path)/themes/kaal/templates/base.html"])).isEmpty)
    #expect(try preview.showEdits(in: ["\(site.path)/content/authors/sanne.md"]).isEmpty)
    try site.delete("content/articles/griep.md")
    #expect(try preview.showEdits(in: more).isEmpty)
  }

  @Test func mendsItsOwnFolder() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let preview = try Self.preview(site)
    _ = try await preview.build(systemTime: Self.now)
    let before = Self.pages(site)
    try site.write("beklad", to: ".zorgsite/preview/site/\(Manifest.fileName)")
    try site.write("beklad", to: ".zorgsite/preview/site/index.html")
    #expect(try await preview.build(systemTime: Self.now).isCommitted)
    #expect(Self.pages(site) == before)
  }

  @Test func servesBelowTheSitesPath() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let settings = site.folder.appending(path: "zorgsite.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
    let moved = text.replacing(/baseURL: .*/, with: "baseURL: https://voorbeeld.nl/portal/")
    try site.write(moved, to: "zorgsite.yaml")
    let preview = try Self.preview(site)
    #expect(preview.basePath == "/portal/")
    let report = try await preview.build(systemTime: Self.now)
    #expect(preview.addresses(of: report).contains("/portal/artikelen/griep/index.html"))
    #expect(Self.page(site, "artikelen/griep/index.html") != nil)
    #expect(!preview.hasMoved)
    try site.write("title: [", to: "zorgsite.yaml")
    #expect(!preview.hasMoved)
    try site.write(text, to: "zorgsite.yaml")
    #expect(preview.hasMoved)
  }

  @Test func namesFilesAsDiagnosticsDo() throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let preview = try Self.preview(site)
    #expect(preview.name(of: "\(site.path)/content/articles/griep.md") == "content/articles/griep.md")
    #expect(preview.name(of: "/elders/zorgsite.yaml") == "/elders/zorgsite.yaml")
  }
}
