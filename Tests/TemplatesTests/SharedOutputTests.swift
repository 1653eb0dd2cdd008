import Synchronization
import Templates
import Testing

@Suite struct SharedOutputTests {
  /// A site whose title tells how often it was asked for, and a page.
  final class Tables: RecordSource {
    static let shapes = ["site", "page"].map { name in
      RecordShape(name: name, fields: [RecordField(name: "title", type: "", summary: "")])
    }
    let sharesGlobals: Bool
    private let reads: Mutex<Int>

    init(sharesGlobals: Bool, after reads: Int = 0) {
      self.sharesGlobals = sharesGlobals
      self.reads = Mutex(reads)
    }

    func value(ofField field: Int, in record: RecordID) -> Value {
      if record.shape == 1 { return .string("page") }
      return .string("read \(reads.withLock { $0 += 1; return $0 })")
    }

    func write(_ content: RecordID, into output: inout [UInt8]) {}
  }

  private static let site = Value.record(RecordID(shape: 0, index: 0))
  private static let page = Value.record(RecordID(shape: 1, index: 0))

  private func library(_ foot: String, page: String) throws -> TemplateLibrary {
    try compile(
      page, others: ["foot": foot, "mark": "!", "own": "{{ page.title }}"], globals: ["site", "page"],
      sharedGlobals: ["site"], shapes: Tables.shapes,
      functions: [
        HostFunction(name: "pure", isPure: true) { .string("(\($0.text(0, "text") ?? ""))") },
        HostFunction(name: "impure") { _ in "x" },
      ])
  }

  /// What two pages show that see the same tables, the second by one renderer.
  private func pages(_ foot: String, page: String = "{% include 'foot' %}", sharing: Bool = true) throws -> [String] {
    try renderTwice(
      library(foot, page: page), globals: [Self.site, Self.page], records: Tables(sharesGlobals: sharing))
  }

  @Test(arguments: [
    "{{ site.title }}",
    "{% for letter in 'a' %}{{ site.title }}{% endfor %}",
    "{% if site.title %}{% include 'mark' %}{% endif %}",
    "{{ pure(site.title) }}{{ site.title | upper }}",
    "{% with name = site.title %}{{ name }}{% endwith %}",
  ])
  func rendersOnceWhatReadsTheSiteAlone(foot: String) throws {
    let pages = try pages(foot)
    #expect(pages[0] == pages[1])
    #expect(!pages[0].isEmpty)
  }

  @Test(arguments: [
    "{{ site.title }}{{ page.title }}",
    "{{ site.title }}{% include 'own' %}",
    "{{ site.title }}{% include ['own'] %}",
    "{{ site.title }}{{ impure() }}",
    "{% macro m() %}{{ site.title }}{% endmacro %}{{ m() }}",
    "{% from 'mark' import m with context %}{{ site.title }}",
    "{{ site.title }}{{ word if word is defined }}",
  ])
  func rendersAnewWhatMayReadMore(foot: String) throws {
    let pages = try pages(foot, page: "{% if page %}{% set word = 'w' %}{% endif %}{% include 'foot' %}")
    #expect(pages[0] != pages[1])
  }

  @Test func rendersAnewForAPageThatSeesAnotherSite() throws {
    let pages = try pages("{{ site.title }}", sharing: false)
    #expect(pages == ["read 1", "read 2"])
  }

  @Test func rendersAnewWhereThePageHidesItsGlobals() throws {
    let library = try library(
      "{{ site.title if site is defined }}",
      page: "{% include 'foot' %}|{% include 'foot' without context %}|{% include 'foot' %}")
    var output: [UInt8] = []
    try library.render(
      "page", globals: [Self.site, Self.page], records: Tables(sharesGlobals: true), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "read 1||read 1")
  }

  @Test func tracesWhatSharedOutputWasMadeOf() throws {
    let library = try library(
      "{{ site.title }}{% include 'mark' %}", page: "{{ page.title }}{% include 'foot' %}")
    var renderer = TemplateRenderer(library)
    renderer.trace = RenderTrace()
    let tables = Tables(sharesGlobals: true)
    for _ in 0..<2 {
      var output: [UInt8] = []
      try renderer.render("page", globals: [Self.site, Self.page], records: tables, into: &output)
      #expect(renderer.trace?.reads.map(\.record.shape) == [1, 0])
      let asked = zip(library.names, renderer.trace?.templates ?? []).filter(\.1).map(\.0)
      #expect(asked == ["foot", "mark"])
    }
  }
}
