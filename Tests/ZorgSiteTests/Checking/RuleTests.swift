import Checks
import Foundation
import Testing
import ZorgSite

/// For each rule that needs the site: a site in which it finds something, and one that looks like it and is clean.
@Suite struct RuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    /// `hoest.md` stands for `content/articles/hoest.md`.
    var files: [String: String]
    var found: [String]
    var testDescription: String { "\(code): \(found.isEmpty ? "clean" : found.joined(separator: ", "))" }

    init(_ code: String, _ files: [String: String], _ found: String...) {
      self.code = code
      self.files = files
      self.found = found
    }
  }

  private static let hoest = "content/articles/hoest.md"

  /// An article `hoest.md` with keys, and what is found in it.
  private static func article(_ code: String, _ keys: String, _ found: String...) -> Case {
    var one = Case(code, [hoest: CheckedSite.article(keys)])
    one.found = found
    return one
  }

  private static func text(_ code: String, _ text: String, _ found: String...) -> Case {
    var one = Case(code, [hoest: CheckedSite.article("", text)])
    one.found = found
    return one
  }

  private static func template(_ code: String, _ name: String, _ text: String, _ found: String...) -> Case {
    var one = Case(code, ["themes/kaal/templates/\(name)": text])
    one.found = found
    return one
  }

  private static let reviewed = "reviewedBy: {name: \"Dr. J. Jansen\"}\nlastReviewed: 2024-01-01\naudience: Patiënten"
  private static let sourced = "sources: [{title: A, publisher: NHG, date: 2020}]"
  private static func page(_ body: String, head: String = "<title>T</title>", language: String = " lang=\"nl\"")
    -> String
  {
    "<html\(language)><head>\(head)</head><body>\(body)</body></html>"
  }

  static let trust: [Case] = [
    article("T001", reviewed, "T001 error \(hoest):1"),
    article("T001", "\(reviewed)\n\(sourced)"),
    article("T002", "lastReviewed: 2024-01-01\naudience: Iedereen\n\(sourced)", "T002 error \(hoest):1"),
    article("T002", "reviewedBy: {name: J. Jansen}\naudience: Iedereen\n\(sourced)", "T002 error \(hoest):1"),
    article("T002", sourced),
    article(
      "T003", "\(reviewed.replacing("2024-01-01", with: "2020-01-01"))\n\(sourced)", "T003 error \(hoest):6"),
    article(
      "T003", "\(reviewed.replacing("2024-01-01", with: "2021-07-15"))\n\(sourced)", "T003 warning \(hoest):6"),
    article("T003", "\(reviewed.replacing("2024-01-01", with: "2021-09-15"))\n\(sourced)"),
    article(
      "T003", "draft: true\n\(reviewed.replacing("2024-01-01", with: "2020-01-01"))\n\(sourced)"),
    article(
      "T004", "\(sourced)\naudience: Iedereen\nlastReviewed: 2024-01-01\nreviewedBy: sanne", "T004 warning \(hoest):8"),
    article("T004", "\(sourced)\naudience: Iedereen\nlastReviewed: 2024-01-01\nreviewedBy: [sanne, {name: J. Jansen}]"),
    Case(
      "T005", ["content/authors/sanne.md": "---\nname: Sanne\nrole: huisarts\n---\n"],
      "T005 warning content/authors/sanne.md:1"),
    Case("T005", ["content/authors/sanne.md": "---\nname: Sanne\nrole: huisarts\nbig: \"19012345601\"\n---\n"]),
    Case("T005", ["content/authors/sanne.md": "---\nname: Sanne\nrole: redacteur\n---\n"]),
    article("T006", "\(sourced)\nlastReviewed: 2024-01-01\nreviewedBy: {name: J. Jansen}", "T006 warning \(hoest):1"),
    article("T008", "sources: [{title: A, publisher: NHG}]", "T008 warning \(hoest):5"),
    article("T008", "sources: [{title: A, doi: 10.1/x}]", "T008 warning \(hoest):5"),
    article("T008", "sources: [{title: A, isbn: 9780306406158}]", "T008 warning \(hoest):5"),
    article("T008", "sources: [{title: A, isbn: 9780306406157}, {title: B, doi: 10.1000/182}]"),
    Case(
      "T010", ["zorgsite.yaml": CheckedSite.settings.replacing("pages: []", with: "pages: [privacy, contact]")],
      "T010 error", "T010 error"),
    Case(
      "T010",
      [
        "zorgsite.yaml": CheckedSite.settings.replacing("pages: []", with: "pages: [privacy, about, accessibility]"),
        hoest: CheckedSite.article("", "[Een](../pages/p.md), [twee](../pages/a.md), [drie](../pages/t.md)"),
        "content/pages/p.md": "---\ntitle: Privacyverklaring\n---\n",
        "content/pages/a.md": "---\ntitle: Over ons\n---\n",
        "content/pages/t.md": "---\ntitle: Toegankelijkheid\n---\n",
      ]),
  ]

  static let texts: [Case] = [
    text("A003", "### Diep", "A003 error \(hoest):6"), text("A003", "# Nog een titel", "A003 error \(hoest):6"),
    text("A003", "## Kop\n\n### Lager\n\n## Weer hoger"), text("A003", "```\n# geen kop\n```"),
    text("A001", "![](a.png)", "A001 error \(hoest):6", "link.target error \(hoest):6"),
    article("A002", "image: https://proef.voorbeeld.nl/index.xml\nimageAlt: foto", "A002 warning \(hoest):5"),
    text("P005", "Bel 06-12345678.", "P005 warning \(hoest):6"), text("P005", "Bel 112."),
    Case(
      "P001", ["content/comments/griep/a.md": "---\nauthor: A\ndate: 2024-03-13\nstatus: spam\n---\nBSN 111222333\n"],
      "P001 error content/comments/griep/a.md:6"),
    Case(
      "P004", ["content/data/mensen.csv": "naam,geboortedatum\nA,12-03-1948\n"], "P004 error content/data/mensen.csv:2"),
    Case("P004", ["content/data/jaren.csv": "jaar,aantal\n1948,12\n"]),
    article("P006", "imageAlt: \"Mail jan@post.example\"", "P006 warning \(hoest):5"),
    article("draft", "draft: true\nimageAlt: \"Mail jan@post.example\"", "P006 warning \(hoest):6"),
    text("L002", String(repeating: "dit is zo ", count: 9) + ".", "L002 hint \(hoest):6"), text("L002", "Dit is zo."),
    article("future", "publishDate: 2030-01-01\nsummary: A"),
    Case(
      "future", [hoest: CheckedSite.article("publishDate: 2030-01-01", "[x y](niets.md)")],
      "link.target error \(hoest):7"),
  ]

  static let links: [Case] = [
    text("link.page", "[Archief](/archieff/)", "link.page error \(hoest):6"), text("link.page", "[Archief](/archief/)"),
    text("link.page", "[De site zelf](https://proef.voorbeeld.nl/niets/)", "link.page error \(hoest):6"),
    text("link.page", "[De feed](/index.xml) en [de map](/archief/2024)"),
    text("link.anchor", "[Kop](/artikelen/griep/#nergens)", "link.anchor error \(hoest):6"),
    text("link.anchor", "[Kop](/artikelen/griep/#wat-kun-je-doen)"),
    text("link.target", "[Kop](nergens.md)", "link.target error \(hoest):6"),
    Case(
      "link.page", ["zorgsite.yaml": CheckedSite.settings.replacing("/onderwerpen/", with: "/onderwerp/")],
      "link.page error zorgsite.yaml:4"),
    Case(
      "link.page",
      [
        "content/comments/griep/a.md":
          "---\nauthor: A\ndate: 2024-03-13\nstatus: approved\n---\nZie https://proef.voorbeeld.nl/niets/ hier.\n"
      ],
      "link.page error content/comments/griep/a.md:6"),
    Case(
      "link.page",
      [
        "content/comments/griep/a.md":
          "---\nauthor: A\ndate: 2024-03-13\nstatus: approved\n---\nZie https://proef.voorbeeld.nl/archief/ hier.\n"
      ]),
    template(
      "link.page", "404.html", page("<h1>N</h1><a href=\"/oud/\">x</a>"),
      "link.page error themes/kaal/templates/404.html:1"),
    template(
      "link.page", "404.html", page("<h1>N</h1><a href=\"/archief/\">x</a><a href=\"mailto:a@b.example\">m</a>")),
    Case(
      "link.redirect",
      [
        hoest: CheckedSite.article("aliases: /oud/"),
        "content/articles/b.md": CheckedSite.article("slug: b", "[Oud](/oud/)"),
      ],
      "link.redirect warning content/articles/b.md:7"),
    Case(
      "link.loop",
      [
        hoest: CheckedSite.article("url: /a/\naliases: /b/"),
        "content/articles/b.md": CheckedSite.article("url: /b/\naliases: /a/"),
      ],
      "link.loop error content/articles/b.md:6", "site.collision error content/articles/b.md:6",
      "link.loop error \(hoest):6", "site.collision error \(hoest):6"),
    Case(
      "link.chain",
      [
        hoest: CheckedSite.article("url: /a/\naliases: /c/"),
        "content/articles/b.md": CheckedSite.article("slug: b\naliases: /a/"),
      ],
      "site.collision error content/articles/b.md:6", "link.chain warning \(hoest):6"),
    Case("link.unused", ["content/media/a.png": "x"], "link.unused warning content/media/a.png"),
    Case(
      "link.unused",
      ["content/media/a.png": "x", hoest: CheckedSite.article("draft: true", "![Een a](../media/a.png)")]),
    Case("link.orphan", ["content/pages/los.md": "---\ntitle: Los\n---\n"], "link.orphan warning content/pages/los.md"),
    Case(
      "link.orphan",
      ["content/pages/los.md": "---\ntitle: Los\n---\n", hoest: CheckedSite.article("", "[Los](../pages/los.md)")]),
  ]

  static let output: [Case] = [
    template(
      "output.title", "404.html", page("<h1>N</h1>", head: ""), "output.title error themes/kaal/templates/404.html"),
    template(
      "output.language", "404.html", page("<h1>N</h1>", language: ""),
      "output.language error themes/kaal/templates/404.html"),
    template("output.heading", "404.html", page("<p>N</p>"), "output.heading warning themes/kaal/templates/404.html"),
    template(
      "output.heading", "404.html", page("<h1>N</h1><h1>O</h1>"),
      "output.heading warning themes/kaal/templates/404.html"),
    template(
      "output.alt", "404.html", page("<h1>N</h1><img src=\"data:x\">"),
      "output.alt error themes/kaal/templates/404.html:1"),
    template("output.alt", "404.html", page("<h1>N</h1><img alt=\"\" src=\"data:x\">")),
    template(
      "output.duplicate-id", "404.html", page("<h1 id=\"a\">N</h1><p id=\"a\"></p>"),
      "output.duplicate-id error themes/kaal/templates/404.html:1"),
    template("output.duplicate-id", "404.html", page("<h1 id=\"a\">N</h1><p id=\"b\"></p>")),
    template(
      "output.third-party", "404.html", page("<h1>N</h1><script src=\"https://t.example/x.js\"></script>"),
      "output.third-party error themes/kaal/templates/404.html:1"),
    template("output.third-party", "404.html", page("<h1>N</h1><a href=\"https://t.example/\">x</a>")),
    template(
      "output.third-party", "404.html",
      page("<h1>N</h1><details><summary>V</summary><iframe src=\"https://v.example/\"></iframe></details>")),
    text("output.third-party", "![Een arts](https://t.example/a.png)", "output.third-party error \(hoest):6"),
    Case(
      "output.weight",
      [
        "themes/kaal/templates/404.html": page("<h1>N</h1>" + String(repeating: "x", count: 20_000)),
        "zorgsite.yaml": CheckedSite.settings.replacing("pages: []", with: "pages: [], pageWeight: 10"),
      ],
      "output.weight warning themes/kaal/templates/404.html"),
  ]

  @Test(arguments: [trust, texts, links, output].joined())
  func findsItAndNothingElse(one: Case) async throws {
    let found = try await CheckedSite.found(one.files)
    #expect(found == one.found)
  }

  @Test func findsNothingInACleanSite() async throws {
    let site = try CheckedSite.site()
    defer { site.remove() }
    let report = try await CheckedSite.report(site)
    #expect(report.diagnostics == [])
    #expect(report.pageCount > 5)
    #expect(!report.hasErrors(isStrict: true))
    #expect(report.summary.hasPrefix("nothing found in 2 files and "))
    #expect(FileManager.default.fileExists(atPath: site.output.path) == false)
  }

  @Test func namesEveryCodeOnce() {
    #expect(Set(Rule.all.map(\.code)).count == Rule.all.count)
    #expect(Rule.all.count { $0.group == .privacy } == 13)
    #expect(Rule.all.count { $0.group == .trust } == 13)
    #expect(Rule.all.count { $0.group == .accessibility } == 14)
    #expect(Rule.all.count { $0.group == .language } == 6)
  }
}
