import Synchronization
import Templates
import Testing

/// Rounds of loops over reused records are printed once for all pages; what may print something else runs again.
@Suite struct MemoTests {
  /// A page with lists of records that tell how often their titles were asked for: `items` of a reused shape, `others` not.
  final class Tables: RecordSource {
    static let shapes = [
      RecordShape(name: "site", fields: [field("title")]),
      RecordShape(name: "page", fields: ["title", "items", "others"].map(field)),
      RecordShape(name: "item", fields: ["title", "same", "long"].map(field), isReused: true),
      RecordShape(name: "other", fields: [field("title")]),
    ]
    let sharesGlobals: Bool
    private let reads = Mutex(0)

    init(sharesGlobals: Bool) {
      self.sharesGlobals = sharesGlobals
    }

    private static func field(_ name: String) -> RecordField { RecordField(name: name, type: "", summary: "") }

    func value(ofField field: Int, in record: RecordID) -> Value {
      switch (record.shape, field) {
      case (1, 1): return .records(RecordList(shape: 2, indexes: [4, 0, 4]))
      case (1, 2): return .records(RecordList(shape: 3, indexes: [0]))
      case (2, 1): return .string("<\(record.index)>")
      case (2, 2): return .string(String(repeating: "\(record.index)", count: 3 << 20))
      default: return .string("\(reads.withLock { $0 += 1; return $0 })")
      }
    }

    func write(_ content: RecordID, into output: inout [UInt8]) {}
  }

  private static let globals = [Value.record(RecordID(shape: 0, index: 0)), .record(RecordID(shape: 1, index: 0))]

  /// What two pages show, the second by one renderer.
  private func pages(_ template: String, sharing: Bool = true) throws -> [String] {
    let library = try compile(
      template, others: ["item": "{{ item.title }}", "list": "{% for i in page.items %}{{ m(i) }}{% endfor %}"],
      globals: ["site", "page"], sharedGlobals: ["site"],
      shapes: Tables.shapes,
      functions: [
        HostFunction(name: "pure", isPure: true) { .string("(\($0.text(0, "text") ?? ""))") },
        HostFunction(name: "impure") { .string("(\($0.text(0, "text") ?? ""))") },
      ])
    return try renderTwice(library, globals: Self.globals, records: Tables(sharesGlobals: sharing))
  }

  @Test(arguments: [
    ("{% for i in page.items %}{{ i.title }};{% endfor %}", "1;2;1;"),
    ("{% for i in page.items %}{{ pure(i.title) }}{{ i.title | upper }}{% endfor %}", "(1)1(2)2(1)1"),
    ("{% for i in page.items %}{{ site.title }}{{ i.same }}{% endfor %}", "1&lt;4&gt;2&lt;0&gt;1&lt;4&gt;"),
    ("{% for i in page.items %}{% for c in 'ab' %}{{ i.title }}{{ c }}{% endfor %}{% endfor %}", "1a1b2a2b1a1b"),
    ("{% for i in page.items %}{% set t = i.title %}{{ t }}{{ t }}.{% endfor %}", "11.22.11."),
    ("{% macro m(i) %}[{{ i.title }}]{% endmacro %}{% include 'list' %}", "[1][2][1]"),
    ("{% for i in page.items %}{{ i.title }}{% else %}none{% endfor %}", "121"),
    ("{% for i in page.items %}{% if i.title == '1' %}yes{% else %}no{% endif %}{% endfor %}", "yesnoyes"),
  ])
  func printsARoundOnce(template: String, expected: String) throws {
    let pages = try pages(template)
    #expect(pages == [expected, expected])
  }

  @Test(arguments: [
    "{% for i in page.others %}{{ i.title }}{% endfor %}",
    "{% for i in page.items %}{{ loop.index }}{{ i.title }}{% endfor %}",
    "{% for i in page.items %}{{ page.title }}{{ i.same }}{% endfor %}",
    "{% for i in page.items %}{{ i.title }}{% if i.same %}{% break %}{% endif %}{% endfor %}",
    "{% for i in page.items %}{% if i.title %}{{ i.title }}{% continue %}{% endif %}{% endfor %}",
    "{% for i in page.items %}{{ impure(i.title) }}{% endfor %}",
    "{% for item in page.items %}{% include 'item' %}{% endfor %}",
    "{% for i in page.items if i.same %}{{ i.title }}{% endfor %}",
    "{% set n = namespace(t='') %}{% for i in page.items %}{% set n.t = i.title %}{{ n.t }}{% endfor %}",
    "{% set t = page.title %}{% for i in page.items %}{{ i.title }}{{ t }}{% endfor %}",
  ])
  func runsAgainWhatMayPrintMore(template: String) throws {
    let pages = try pages(template)
    #expect(pages[0] != pages[1])
    #expect(!pages[0].isEmpty)
  }

  @Test func runsAgainForAPageThatSeesAnotherSite() throws {
    let pages = try pages("{% for i in page.items %}{{ i.title }}{% endfor %}", sharing: false)
    #expect(pages == ["123", "456"])
  }

  @Test(arguments: [
    ("'!', '!', '?'", "1!2!1!|1!2!1!|3?4?3?"),
    ("2, 2, none", "122212|122212|3None4None3None"),
    ("'\u{e9}', 'e\u{301}'", "1\u{e9}2\u{e9}1\u{e9}|3e\u{301}4e\u{301}3e\u{301}"),
    ("1, 1.0, 1", "112111|31.041.051.0|617161"),
  ])
  func comparesTheNamesAroundALoop(signs: String, expected: String) throws {
    let calls = signs.split(separator: ", ").map { "{{ show(page.items, \($0)) }}" }.joined(separator: "|")
    let show = "{% macro show(list, sign) %}{% for i in list %}{{ i.title }}{{ sign }}{% endfor %}{% endmacro %}"
    #expect(try pages(show + calls)[0].unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func noticesThatANameMeansAnotherMacro() throws {
    let page = """
      {%- macro a(i) %}a{{ i.title }}{% endmacro %}{% macro b(i) %}b{{ i.title }}{% endmacro -%}
      {% set m = a %}{% include 'list' %} {% include 'list' %} {% set m = b %}{% include 'list' %}
      """
    #expect(try pages(page)[0] == "a1a2a1 a1a2a1 b3b4b3")
  }

  @Test func forgetsWhatWouldTakeTooMuchRoom() throws {
    let pages = try pages("{% for i in page.items %}{{ i.long }}{{ i.title }};{% endfor %}{{ page.items | length }}")
    let (four, zero) = (String(repeating: "4", count: 3 << 20), String(repeating: "0", count: 3 << 20))
    #expect(pages[0] == "\(four)1;\(zero)2;\(four)1;3")
    #expect(pages[1].utf8.count == pages[0].utf8.count && pages[1].hasPrefix(four))
  }

  @Test func tracesWhatAKeptRoundWasMadeOf() throws {
    let library = try compile(
      "{{ page.title }}{% for i in page.items %}{{ i.title }}{{ site.title }}{% endfor %}",
      globals: ["site", "page"], sharedGlobals: ["site"], shapes: Tables.shapes)
    var renderer = TemplateRenderer(library)
    renderer.trace = RenderTrace()
    let tables = Tables(sharesGlobals: true)
    var traces: [Set<RecordID>] = []
    for _ in 0..<2 {
      var output: [UInt8] = []
      try renderer.render("page", globals: Self.globals, records: tables, into: &output)
      traces.append(Set(renderer.trace?.reads.map(\.record) ?? []))
    }
    let read = [RecordID(shape: 0, index: 0), RecordID(shape: 1, index: 0), RecordID(shape: 2, index: 0)]
    #expect(traces[0] == Set(read + [RecordID(shape: 2, index: 4)]))
    #expect(traces[1] == traces[0])
  }

  @Test func countsKeptRoundsAsSteps() throws {
    let library = try compile(
      "{% for i in page.items %}{{ i.same }}{% endfor %}", globals: ["site", "page"], sharedGlobals: ["site"],
      shapes: Tables.shapes)
    var renderer = TemplateRenderer(library)
    renderer.limits.steps = 2
    for _ in 0..<2 {
      var output: [UInt8] = []
      #expect(throws: TemplateError.self) {
        try renderer.render(
          "page", globals: Self.globals, records: Tables(sharesGlobals: true), into: &output)
      }
    }
  }
}
