import Foundation
import Testing
import ZorgSite

@Suite struct EditorialReportTests {
  /// A site with something in every state on 1 June 2024.
  static func site() throws -> TemporarySite {
    let site = try TemporarySite()
    func article(_ name: String, _ title: String, _ keys: String) throws {
      try site.write(
        "---\ntitle: \(title)\nauthors: [sanne]\n\(keys)\n---\nTekst.\n", to: "content/articles/\(name).md")
    }
    try article("concept", "Een concept", "date: 2024-06-12\ndraft: true")
    try article(
      "gepland", "\"Gepland; met, leestekens en een lange titel die niet op elk scherm past\"", "date: 2024-06-05T09:00"
    )
    try article("verlopen", "Verlopen", "date: 2024-01-01\nexpiryDate: 2024-05-30")
    try article("verloopt", "Verloopt", "date: 2024-05-27\nexpiryDate: 2024-06-20T12:00:30")
    try article("oud", "Niet meer nagekeken", "date: 2020-01-01\nlastReviewed: 2020-06-01\nreviewEvery: 4 years")
    try article("straks", "Straks na te kijken", "date: 2020-01-01\nlastReviewed: 2023-07-15\nreviewEvery: 1 year")
    try article("lang", "Lang goed", "date: 2020-01-01\nlastReviewed: 2024-01-01")
    try site.write("---\ntitle: Over ons\n---\n", to: "content/pages/over-ons.md")
    try site.write(
      "---\nauthor: =Kwaad\ndate: 2024-05-31\nstatus: pending\n---\nHoi\n", to: "content/comments/griep/a.md")
    return site
  }

  static func report(_ site: TemporarySite) async throws -> EditorialReport {
    try await EditorialReport.load(BuildOptions(site: site.path, systemTime: 1_717_236_000)).report
  }

  @Test(arguments: [
    (EditorialReport.Selection.drafts, ["concept"]), (.future, ["gepland"]), (.expired, ["verlopen"]),
    (.hidden, ["a", "concept", "gepland", "verlopen"]), (.pending, ["a"]), (.review, ["oud", "straks"]),
    (.all, ["a", "concept", "gepland", "griep", "lang", "oud", "over-ons", "straks", "verloopt", "verlopen"]),
  ])
  func selects(selection: EditorialReport.Selection, names: [String]) async throws {
    let site = try Self.site()
    defer { site.remove() }
    let items = try await Self.report(site).items(selection)
    #expect(items.map { String($0.path.split(separator: "/").last?.dropLast(3) ?? "") }.sorted() == names)
  }

  @Test(arguments: [80, 120])
  func showsScreensThatFit(width: Int) async throws {
    let site = try Self.site()
    defer { site.remove() }
    let report = try await Self.report(site)
    let screens = [
      ("list-all", report.text(.all, width: width)), ("list-review", report.text(.review, width: width)),
      ("calendar", ContentCalendar(report).text(width: width)),
    ]
    for (name, text) in screens {
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(name)")
      try expectGolden(text, at: TemporarySite.fixtures.appending(path: "screens/\(name)-\(width).txt"))
    }
  }

  @Test func writesTables() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let report = try await Self.report(site)
    let rows = report.csv(.hidden).components(separatedBy: "\r\n")
    #expect(rows.count == 6)
    #expect(rows.contains { $0.contains(",'=Kwaad,") && !$0.contains(",=") })
    #expect(rows.contains { $0.contains("\"Gepland; met, leestekens") })
    let json = try JSONSerialization.jsonObject(with: Data(report.json(.all).utf8)) as? [[String: Any]]
    #expect(json?.count == 10)
    let planned = json?.first { $0["state"] as? String == "future" }
    #expect(planned?["date"] as? String == "2024-06-05T09:00:00+02:00")
    #expect(planned?["url"] == nil)
  }

  @Test func writesTheCalendarForScripts() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let text = ContentCalendar(try await Self.report(site)).json
    let weeks = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(weeks.map { $0["week"] as? Int } == Array(20...30))
    #expect(weeks.first?["from"] as? String == "2024-05-13")
    #expect(weeks.first?["to"] as? String == "2024-05-19")
    let entries = weeks.compactMap { $0["entries"] as? [[String: String]] }
    #expect(entries.map(\.count) == [0, 0, 3, 1, 1, 1, 0, 0, 0, 1, 0])
    #expect(entries[3].first?["event"] == "planned")
    #expect(entries[3].first?["moment"] == "2024-06-05T09:00:00+02:00")
  }

  @Test func namesTheNextChangeForSchedulers() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let report = try await Self.report(site)
    #expect(report.next(.iso) == "2024-06-05T09:00:00+02:00")
    #expect(report.next(.cron) == "0 7 5 6 *")
    #expect(
      report.next(.json) == #"{"moment": "2024-06-05T09:00:00+02:00", "path": "content/articles/gepland.md"}"#)
    try site.delete("content/articles/gepland.md")
    #expect(try await Self.report(site).next(.cron) == "1 10 20 6 *")
    try site.delete("content/articles/verloopt.md")
    #expect(try await Self.report(site).next(.iso) == nil)
  }

  @Test func writesAnAgenda() async throws {
    let site = try Self.site()
    defer { site.remove() }
    let agenda = ContentCalendar(try await Self.report(site)).iCalendar
    let lines = agenda.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == lines.count { $0 == "END:VEVENT" })
    let unfolded = agenda.replacingOccurrences(of: "\r\n ", with: "")
    #expect(
      unfolded.contains(
        "SUMMARY:planned: Gepland\\; met\\, leestekens en een lange titel die niet op elk scherm past\r\n"))
    #expect(unfolded.contains("DTSTART:20240605T070000Z"))
    let ids = lines.filter { $0.hasPrefix("UID:") }
    #expect(Set(ids).count == ids.count && ids.count == 7)
  }

  @Test func writesAPage() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try site.write("---\ntitle: <b>\ndate: 2024-06-01\n---\n", to: "content/articles/haak.md")
    let page = ContentCalendar(try await Self.report(site)).html
    #expect(page.contains("&lt;b&gt;") && !page.contains("<b>"))
    #expect(page.components(separatedBy: "<h2>").count == 12)
  }

  @Test(arguments: [
    ("2024-12-30T12:00", 1), ("2021-01-03T12:00", 53), ("2020-12-31T12:00", 53), ("2023-01-01T12:00", 52),
    ("2024-06-01T12:00", 22),
  ])
  func numbersWeeks(day: String, number: Int) async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    var options = BuildOptions(site: site.path, systemTime: 0)
    options.now = day
    let report = try await EditorialReport.load(options).report
    #expect(ContentCalendar(report, back: 0, ahead: 0).weeks.map(\.number) == [number])
  }

  @Test func saysWhatItCouldNotRead() async throws {
    let site = try Self.site()
    defer { site.remove() }
    try site.write("---\ntitle: X\ndate: ooit\n---\n", to: "content/articles/stuk.md")
    let (report, diagnostics) = try await EditorialReport.load(BuildOptions(site: site.path, systemTime: 1_717_236_000))
    #expect(!report.items.contains { $0.title == "X" })
    #expect(diagnostics.contains { $0.code == "front-matter.date" && $0.path == "content/articles/stuk.md" })
  }
}
