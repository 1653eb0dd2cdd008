import Foundation
import Testing
import ZorgSite

/// The theme `zorg` of this repository, and a theme of a few lines that inherits from it, on the base site.
@Suite struct ThemeTests {
  static func site(theme: String = "zorg") throws -> TemporarySite {
    let site = try TemporarySite()
    let themes = DocumentationTests.repository.appending(path: "themes/zorg")
    for (name, data) in TemporarySite.files(below: themes) { try site.write(data, to: "themes/zorg/\(name)") }
    try site.configure { $0.replacing("theme: kaal", with: "theme: \(theme)") }
    return site
  }

  /// A whole theme: its own colours and words, a front page with a line more, and a picture in the place of the parent's.
  static func childSite() throws -> TemporarySite {
    let site = try site(theme: "brug")
    let files = [
      "theme.yaml": "name: brug\nextends: zorg\n",
      "templates/home.html":
        "{% extends \"base.html\" %}\n{% block content %}<h1>{{ site.title }}</h1>{{ t(\"groet\") }}{% endblock %}\n",
      "translations/nl.yaml": "skip: \"Meteen naar de tekst\"\ngroet: \"Welkom bij De Brug\"\n",
      "assets/img/icon.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    ]
    for (name, text) in files { try site.write(text, to: "themes/brug/\(name)") }
    return site
  }

  @Test func inheritsFileByFile() async throws {
    let site = try Self.childSite()
    defer { site.remove() }
    let report = try await site.build()
    #expect(report.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    let home = try #require(site.page("index.html"))
    #expect(home.contains("Welkom bij De Brug"))
    #expect(home.contains(">Meteen naar de tekst<"))
    let archive = try #require(site.page("archief/index.html"))
    #expect(archive.contains("class=\"years\""))
    let icon = try #require(site.assets("img/icon").first)
    #expect(site.page(icon) == "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
    #expect(site.assets("css/zorg").count == 1)
  }

  @Test func namesAssetsByWhatIsInThem() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try site.write("a { background: url(../img/dot.svg) }", to: "themes/zorg/assets/css/zorg.css")
    try site.write("<svg/>", to: "themes/zorg/assets/img/dot.svg")
    try site.write("<svg/>", to: "themes/zorg/assets/img/unused.svg")
    try await site.build()
    let (sheet, dot) = (try #require(site.assets("css/zorg").first), try #require(site.assets("img/dot").first))
    let name = try #require(dot.split(separator: "/").last)
    #expect(dot.wholeMatch(of: #/assets/img/dot\.[0-9a-f]{8}\.svg/#) != nil)
    #expect(site.page(sheet) == "a{background:url(\"../img/\(name)\")}")
    #expect(site.page("index.html")?.contains("href=\"/\(sheet)\"") == true)
    #expect(site.assets("img/unused") == [])

    // Another picture is another name for it, for the stylesheet and in every page, and the old files are gone.
    try site.write("<svg></svg>", to: "themes/zorg/assets/img/dot.svg")
    try await site.build()
    let newSheet = try #require(site.assets("css/zorg").first)
    #expect(newSheet != sheet)
    #expect(site.assets("img/dot").count == 1)
    #expect(site.page("artikelen/griep/index.html")?.contains("href=\"/\(newSheet)\"") == true)
  }

  @Test func publishesEverythingWhereATemplateComputesAName() async throws {
    let site = try Self.childSite()
    defer { site.remove() }
    try site.write("<svg/>", to: "themes/brug/assets/img/a.svg")
    try await site.build()
    #expect(site.assets("img/a") == [])
    try site.write(
      "{% extends \"base.html\" %}{% block content %}{{ asset(\"img/\" ~ \"a.svg\") }}{% endblock %}",
      to: "themes/brug/templates/home.html")
    try await site.build()
    let name = try #require(site.assets("img/a").first)
    #expect(site.page("index.html")?.contains(name) == true)
  }

  @Test func saysWhereAStylesheetNamesAFileThatIsNotThere() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try site.write("a { top: 0 }\nb { background: url(../img/icoon.svg) }", to: "themes/zorg/assets/css/zorg.css")
    let report = try await site.build()
    let mistake = try #require(report.diagnostics.first { $0.code == "theme.asset" })
    #expect(mistake.path == "themes/zorg/assets/css/zorg.css")
    #expect(mistake.position?.line == 2)
    #expect(mistake.position?.column == 21)
  }

  @Test func showsTheStylePageInBuildsWithDraftsOnly() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try await site.build { $0.showsDrafts = true }
    #expect(site.page("stijl/index.html")?.contains("noindex") == true)
    #expect(site.page("sitemap.xml")?.contains("stijl") == false)
    #expect(site.assets("css/style-page").count == 1)
    try await site.build()
    #expect(site.page("stijl/index.html") == nil)
    #expect(site.assets("css/style-page") == [])
  }

  @Test(arguments: templates)
  func saysWhatATemplateReceives(name: String) throws {
    let file = DocumentationTests.repository.appending(path: "themes/zorg/templates/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    let end = try #require(text.range(of: "#}"))
    #expect(text.hasPrefix("{#"))
    #expect(text[..<end.lowerBound].contains("eceive"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 81)
  }

  static let templates = TemporarySite.files(
    below: DocumentationTests.repository.appending(path: "themes/zorg/templates")
  ).keys.sorted()

  @Test func showsASearchFieldWhereTheSiteSaysWhoAnswers() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try await site.build()
    #expect(site.page("index.html")?.contains("<form") == false)
    try site.configure { $0 + "params: {search: /zoeken/}\n" }
    try await site.build()
    #expect(site.page("artikelen/griep/index.html")?.contains("role=\"search\" action=\"/zoeken/\"") == true)
  }

  @Test func showsASummaryAboveTheTextOnlyWhereSomebodyWroteIt() async throws {
    let site = try Self.site()
    defer { site.remove() }
    for (slug, summary) in [("met", "summary: In het kort.\n"), ("zonder", "")] {
      try site.write(
        "---\ntitle: \(slug)\ndate: 2024-01-01\nslug: \(slug)\n\(summary)---\nDe eerste alinea.\n",
        to: "content/articles/\(slug).md")
    }
    try await site.build()
    #expect(site.page("artikelen/met/index.html")?.contains("<p class=\"lede p-summary\">In het kort.</p>") == true)
    #expect(site.page("artikelen/zonder/index.html")?.contains("p-summary\">De eerste") == false)
  }
}

extension TemporarySite {
  func configure(_ change: (String) -> String) throws {
    let file = folder.appending(path: "zorgsite.yaml")
    try write(change(String(contentsOf: file, encoding: .utf8)), to: "zorgsite.yaml")
  }

  /// Published files of the theme whose path starts so.
  fileprivate func assets(_ prefix: String) -> [String] {
    outputFiles().keys.filter { $0.hasPrefix("assets/\(prefix).") }.sorted()
  }
}
