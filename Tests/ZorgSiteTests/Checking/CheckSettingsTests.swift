import Diagnostics
import Foundation
import Testing
import ZorgSite

/// What a site can say of its findings: exceptions, severities, allowances; and what a command line selects.
@Suite struct CheckSettingsTests {
  static let hoest = "content/articles/hoest.md"

  static func withException(_ exception: String, text: String = "Bel 06-12345678.") -> [String: String] {
    [hoest: CheckedSite.article("exceptions: \(exception)", text)]
  }

  static func settings(_ checks: String) -> String {
    CheckedSite.settings.replacing("{pages: []}", with: "{pages: [], \(checks)}")
  }

  @Test(arguments: [
    ("[{code: P005, reason: \"Een verzonnen nummer.\"}]", []),
    ("{code: P005, reason: Verzonnen}", []),
    ("[{code: P005}]", ["exceptions.reason error \(hoest):5", "P005 warning \(hoest):7"]),
    ("P005", ["exceptions.reason error \(hoest):5", "P005 warning \(hoest):7"]),
    ("[{code: P005, reason: \"\"}]", ["exceptions.reason error \(hoest):5", "P005 warning \(hoest):7"]),
    ("[{code: P006, reason: Verzonnen}]", ["exceptions.unused warning \(hoest):5", "P005 warning \(hoest):7"]),
    ("[{code: P999, reason: Verzonnen}]", ["exceptions.code error \(hoest):5", "P005 warning \(hoest):7"]),
    ("[{code: P005, reason: A}, {code: L001, reason: B}]", ["exceptions.unused warning \(hoest):5"]),
    (
      "[{code: P005, because: A}]",
      ["exceptions.reason error \(hoest):5", "front-matter.type error \(hoest):5", "P005 warning \(hoest):7"]
    ),
  ])
  func exceptsWhatHasAReason(exception: String, found: [String]) async throws {
    let all = try await CheckedSite.found(Self.withException(exception)).sorted()
    #expect(all == found.sorted())
  }

  @Test func countsTheExceptionsThatItMadeUseOf() async throws {
    let site = try CheckedSite.site(Self.withException("[{code: P005, reason: Verzonnen}]"))
    defer { site.remove() }
    #expect(try await CheckedSite.report(site).summary.contains("; 1 exception, each with a reason"))
  }

  @Test(arguments: [
    ("exceptions: [{code: P005, file: \(hoest), reason: A}]", []),
    ("exceptions: [{code: P005, file: content/articles/, reason: A}]", []),
    ("exceptions: [{code: P005, reason: A}]", []),
    (
      "exceptions: [{code: P005, file: content/pages/, reason: A}]",
      ["exceptions.unused warning zorgsite.yaml:5", "P005 warning \(hoest):6"]
    ),
    (
      "exceptions: [{code: P005, file: \(hoest)}]",
      ["exceptions.reason error zorgsite.yaml:5", "P005 warning \(hoest):6"]
    ),
    ("severity: {P005: error}", ["P005 error \(hoest):6"]), ("severity: {P005: \"off\"}", []),
    ("severity: {P005: off}", []),
    ("severity: {privacy: hint}", ["P005 hint \(hoest):6"]),
    ("severity: {privacy: off, P005: warning}", ["P005 warning \(hoest):6"]),
    ("severity: {P05: off}", ["configuration.checks error zorgsite.yaml:5", "P005 warning \(hoest):6"]),
    ("severity: {P005: soft}", ["front-matter.type error zorgsite.yaml:5", "P005 warning \(hoest):6"]),
    ("severity: off", ["front-matter.type error zorgsite.yaml:5", "P005 warning \(hoest):6"]),
    ("allow: {phones: [06-12345678]}", []), ("allow: {phones: 06}", []),
    ("allow: {phones: 070-1234567}", ["P005 warning \(hoest):6"]),
    ("allow: {fax: 1}", ["front-matter.unknown-key warning zorgsite.yaml:5", "P005 warning \(hoest):6"]),
  ])
  func readsTheSettings(checks: String, found: [String]) async throws {
    let files = ["zorgsite.yaml": Self.settings(checks), Self.hoest: CheckedSite.article("", "Bel 06-12345678.")]
    let all = try await CheckedSite.found(files).sorted()
    #expect(all == found.sorted())
  }

  @Test func allowsTheSitesOwnMailboxes() async throws {
    let text = "Mail info@proef.voorbeeld.nl of jan@post.example."
    #expect(
      try await CheckedSite.found([Self.hoest: CheckedSite.article("", text)]) == ["P006 warning \(Self.hoest):6"])
    let settings = Self.settings("allow: {mailDomains: [post.example]}")
    #expect(try await CheckedSite.found(["zorgsite.yaml": settings, Self.hoest: CheckedSite.article("", text)]) == [])
  }

  @Test func takesSectionsAndTagsForKnowledge() async throws {
    let files = [
      "zorgsite.yaml": Self.settings("knowledge: [Aandoeningen]"),
      "content/articles/aandoeningen/hoest.md": CheckedSite.article(),
      "content/articles/b.md": CheckedSite.article("slug: b"),
      "content/articles/c.md": CheckedSite.article("slug: c\ntags: [aandoeningen]"),
    ]
    let found = try await CheckedSite.found(files) { $0.selection = try CheckSelection(only: ["trust"], except: []) }
    #expect(
      found == ["T001", "T002", "T006"].map { code in
        "\(code) \(code == "T006" ? "warning" : "error") content/articles/aandoeningen/hoest.md:1"
      } + ["T001", "T002", "T006"].map { "\($0) \($0 == "T006" ? "warning" : "error") content/articles/c.md:1" })
  }

  /// P005 in the text, A003, a broken link, an unknown key.
  static let mixed = [hoest: CheckedSite.article("kleur: rood", "### Bel 06-12345678 of [x y](niets.md)")]

  @Test(arguments: [
    ([], [], ["front-matter.unknown-key", "A003", "link.target", "P005"]), (["privacy"], [], ["P005"]),
    (["p005"], [], ["P005"]), (["privacy,A003"], [], ["A003", "P005"]), (["trust"], [], []),
    ([], ["links,P005"], ["front-matter.unknown-key", "A003"]), (["privacy", "links"], ["link.target"], ["P005"]),
  ])
  func selects(only: [String], except: [String], codes: [String]) async throws {
    let site = try CheckedSite.site(Self.mixed)
    defer { site.remove() }
    let report = try await CheckedSite.report(site) { $0.selection = try CheckSelection(only: only, except: except) }
    #expect(report.diagnostics.map(\.code).sorted() == codes.sorted())
  }

  @Test(arguments: ["privasy", "P14", "", "links,P999"])
  func refusesWhatItDoesNotKnow(name: String) {
    if name.isEmpty { return }
    #expect(throws: Refusal.self) { try CheckSelection(only: [name], except: []) }
    #expect(throws: Refusal.self) { try CheckSelection(only: [], except: [name]) }
  }

  @Test func showsMistakesThatKeepAFileFromBeingReadWhateverIsSelected() async throws {
    let files = [Self.hoest: "---\ntitle: Hoest\ndate: gisteren\n---\nBel 06-12345678.\n"]
    let found = try await CheckedSite.found(files) { $0.selection = try CheckSelection(only: ["privacy"], except: []) }
    #expect(found == ["front-matter.date error \(Self.hoest):3", "P005 warning \(Self.hoest):5"])
  }

  @Test func failsOnErrorsAndInStrictRunsOnWarnings() async throws {
    let site = try CheckedSite.site([Self.hoest: CheckedSite.article("", "Bel 06-12345678.")])
    defer { site.remove() }
    let warned = try await CheckedSite.report(site)
    #expect(!warned.hasErrors(isStrict: false) && warned.hasErrors(isStrict: true))
    try site.write(Self.settings("severity: {P005: hint}"), to: "zorgsite.yaml")
    #expect(try await CheckedSite.report(site).hasErrors(isStrict: true) == false)
    try site.write(Self.settings("severity: {P005: error}"), to: "zorgsite.yaml")
    #expect(try await CheckedSite.report(site).hasErrors(isStrict: false))
  }

  @Test func saysWhyTheOutputWasNotChecked() async throws {
    let site = try CheckedSite.site(["themes/kaal/templates/404.html": "{% if %}"])
    defer { site.remove() }
    let report = try await CheckedSite.report(site)
    #expect(report.pageCount == 0)
    #expect(report.summary.contains("the output was not checked"))
    try site.delete("zorgsite.yaml")
    #expect(try await CheckedSite.report(site).diagnostics.map(\.code) == ["configuration.none"])
  }
}
