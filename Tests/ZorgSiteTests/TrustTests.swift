import Calendar
import Foundation
import Testing
import ZorgSite

@Suite struct TrustTests {
  static let keys = """
    sources:
      - title: "NHG-Standaard <Griep>"
        url: https://nhg.voorbeeld.nl/griep?a=1&b=2
        publisher: NHG
        date: 2023
      - {title: Proefschrift, doi: 10.1000/182}
      - Mondelinge mededeling
      - https://voorbeeld.nl/bron
    reviewedBy: [sanne, {name: "Dr. J. Jansen", url: https://jansen.voorbeeld.nl}]
    lastReviewed: 2024-01-31
    reviewEvery: 1 month
    audience: [Patiënten, Mantelzorgers]
    disclosure: "Mogelijk gemaakt door Stichting Voorbeeld."
    """

  static func article(_ keys: String) -> String {
    "---\ntitle: Hoest\ndate: 2024-03-01\nauthors: [sanne]\n\(keys)\n---\nTekst.\n"
  }

  /// A page of the repository's own theme, which shows all of it.
  static func page(_ keys: String) async throws -> (html: String, report: BuildReport) {
    let site = try TemporarySite()
    defer { site.remove() }
    let themes = TemporarySite.fixtures.deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "themes")
    try FileManager.default.copyItem(at: themes.appending(path: "zorg"), to: site.folder.appending(path: "themes/zorg"))
    try site.write("title: Proef\nbaseURL: https://proef.voorbeeld.nl/deel/\n", to: "zorgsite.yaml")
    try site.write(article(keys), to: "content/articles/hoest.md")
    let report = try await site.build()
    return (site.page("artikelen/hoest/index.html") ?? "", report)
  }

  @Test func showsSourcesAndReviews() async throws {
    let (html, report) = try await Self.page(Self.keys)
    #expect(report.diagnostics == [])
    for text in [
      "NHG-Standaard &lt;Griep&gt;", "href=\"https://nhg.voorbeeld.nl/griep?a=1&amp;b=2\"",
      "href=\"https://doi.org/10.1000/182\"", "<li>Mondelinge mededeling</li>",
      "href=\"/deel/auteurs/sanne/\">Sanne</a>",
      "href=\"https://jansen.voorbeeld.nl\">Dr. J. Jansen</a>", "31 januari 2024", "februari 2024",
      "Patiënten, Mantelzorgers", "Mogelijk gemaakt door Stichting Voorbeeld.",
    ] { #expect(html.contains(text), "\(text)") }
  }

  @Test func tellsSearchEnginesOfAReview() async throws {
    let (html, _) = try await Self.page(Self.keys)
    let script = try #require(html.range(of: "application/ld+json\">"))
    let json = html[script.upperBound...].prefix { $0 != "<" }
    let graph = try #require(
      (JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])?["@graph"] as? [[String: Any]])
    let page = try #require(graph.first { $0["@type"] as? String == "MedicalWebPage" })
    #expect(page["lastReviewed"] as? String == "2024-01-31")
    #expect((page["reviewedBy"] as? [[String: Any]])?.map { $0["name"] as? String } == ["Sanne", "Dr. J. Jansen"])
    #expect((page["citation"] as? [Any])?.count == 4)
    #expect((page["medicalAudience"] as? [[String: Any]])?.first?["audienceType"] as? String == "Patiënten")
    let plain = try await Self.page("")
    #expect(!plain.html.contains("MedicalWebPage"))
  }

  @Test(arguments: [
    ("reviewedBy: [sane]", "articles.reviewer"), ("reviewEvery: soms", "front-matter.interval"),
    ("sources: [{url: https://voorbeeld.nl}]", "front-matter.type"),
    ("sources: [{title: A, link: b}]", "front-matter.type"),
    ("sources: [{title: A, url: \"javascript:x\"}]", "front-matter.url"), ("sources: [[a]]", "front-matter.type"),
    ("lastReviewed: 2024-02-30", "front-matter.date"),
  ])
  func namesMistakes(keys: String, code: String) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write(Self.article(keys), to: "content/articles/hoest.md")
    let report = try await site.build()
    #expect(report.diagnostics.map(\.code) == [code])
    #expect(report.diagnostics.first?.position?.line == 5)
  }

  @Test func rendersAgainWhatANewReviewChanges() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let template = "{{ article.lastReviewed }} {{ article.reviewedBy[0].name }} {{ article.sources[0].title }}"
    try site.write(template, to: "themes/kaal/templates/article.html")
    try site.delete("content/articles/griep.md")
    try site.write(
      Self.article("lastReviewed: 2024-01-31\nreviewedBy: sanne\nsources: A"), to: "content/articles/hoest.md")
    try await site.build()
    #expect(site.page("artikelen/hoest/index.html") == "2024-01-31T00:00:00+01:00 Sanne A")
    try site.write("---\nname: Sanne de Wit\n---\n", to: "content/authors/sanne.md")
    try await site.build()
    #expect(site.page("artikelen/hoest/index.html") == "2024-01-31T00:00:00+01:00 Sanne de Wit A")
    try site.write(
      Self.article("lastReviewed: 2024-02-01\nreviewedBy: sanne\nsources: B"), to: "content/articles/hoest.md")
    try await site.build()
    #expect(site.page("artikelen/hoest/index.html") == "2024-02-01T00:00:00+01:00 Sanne de Wit B")
  }

  @Test(arguments: [
    ("2024-01-31", "1 month", "2024-02-29"), ("2023-01-31", "1 maand", "2023-02-28"),
    ("2024-02-29", "1 year", "2025-02-28"),
    ("2024-11-30", "3 months", "2025-02-28"), ("2024-12-31", "2 jaar", "2026-12-31"),
    ("2024-12-31", "2 weeks", "2025-01-14"),
    ("2024-03-30", "1 day", "2024-03-31"), ("2024-05-15", "36 months", "2027-05-15"),
  ])
  func addsPeriods(from: String, period: String, end: String) throws {
    let zone = try #require(TimeZone.named("Europe/Amsterdam"))
    let start = try parseMoment(from, in: zone).get()
    #expect(try #require(ReviewInterval(period)).end(from: start, in: zone).isoDate == end)
  }

  @Test(arguments: ["", "12", "months", "0 days", "-1 year", "1.5 years", "12 moons", "9999 years"])
  func refusesWhatIsNoPeriod(text: String) {
    #expect(ReviewInterval(text) == nil)
  }
}
