import Foundation
import Testing
import ZorgSite

@Suite struct TemplateTrialTests {
  @Test func rendersOneTemplateWithGivenValues() throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("{% include 'deel.html' %}: {{ naam }} {{ getallen | sum }}", to: "proef/hallo.html")
    try site.write("Hallo", to: "proef/deel.html")
    try site.write(#"{"naam": "<Anna>", "getallen": [1, 2]}"#, to: "values.json")
    let trial = TemplateTrial(folder: site.path + "/proef")
    #expect(
      try trial.render("hallo.html", values: site.path + "/values.json", escaping: .html) == "Hallo: &lt;Anna&gt; 3")
    #expect(try trial.render("hallo.html", values: site.path + "/values.json", escaping: .none) == "Hallo: <Anna> 3")
  }

  @Test func saysWhatIsWrongAndWhere() throws {
    let site = try TemporarySite()
    defer { site.remove() }
    try site.write("{{ naam }}", to: "proef/hallo.html")
    let trial = TemplateTrial(folder: site.path + "/proef")
    let failure = try #require(throws: TemplateTrial.Failure.self) {
      try trial.render("hallo.html", values: nil, escaping: .html)
    }
    #expect(failure.diagnostics.map(\.message) == ["'naam' is not defined"])
    #expect(failure.diagnostics.first?.position?.column == 4)
  }

  @Test func measuresWhatEachTemplateCosts() async throws {
    let site = try TemporarySite()
    defer { site.remove() }
    let report = try await site.build { $0.measures = true }
    let base = try #require(report.costs.rows.first { $0.template == "base.html" })
    #expect(base.count == report.summary.pages.filter { $0.kind != .redirect }.reduce(0) { $0 + $1.count })
    #expect(report.costs.rows.first { $0.template == "home.html" }?.lists == 1)
    #expect(report.costs.rows.first { $0.template == "article.html" }?.slowestFile == "artikelen/griep/index.html")
    #expect(try await site.build().costs.rows.isEmpty)
  }
}
