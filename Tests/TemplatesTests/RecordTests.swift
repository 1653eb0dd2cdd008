import Templates
import Testing

@Suite struct RecordTests {
  /// Two articles by one author, as tables.
  struct Tables: RecordSource {
    static let shapes = [
      RecordShape(
        name: "article",
        fields: ["title", "author", "image", "content", "related"].map { RecordField(name: $0, type: "", summary: "") }),
      RecordShape(name: "author", fields: [RecordField(name: "name", type: "", summary: "")]),
    ]

    func value(ofField field: Int, in record: RecordID) -> Value {
      if record.shape == 1 { return "Anna" }
      switch field {
      case 0: return .string("A&\(record.index)")
      case 1: return .record(RecordID(shape: 1, index: 0))
      case 2: return .none
      case 3: return .content(record)
      default: return .records(RecordList(shape: 0, indexes: [1, 0]))
      }
    }

    func write(_ content: RecordID, into output: inout [UInt8]) {
      output.append(contentsOf: "<p>\(content.index)</p>".utf8)
    }
  }

  /// The same tables, whose titles and names print themselves.
  struct PrintingTables: RecordSource {
    func value(ofField field: Int, in record: RecordID) -> Value { Tables().value(ofField: field, in: record) }

    func write(field: Int, of record: RecordID, escapes: Bool, into output: inout [UInt8]) -> Bool {
      guard field == 0, case .string(let text) = value(ofField: field, in: record) else { return false }
      output += (escapes ? text.replacing("&", with: "&amp;") : text).utf8
      return true
    }

    func write(_ content: RecordID, into output: inout [UInt8]) { Tables().write(content, into: &output) }
  }

  private func page(_ template: String, records: any RecordSource = Tables()) throws -> String {
    try render(
      template,
      [
        "article": .record(RecordID(shape: 0, index: 7)),
        "articles": .records(RecordList(shape: 0, indexes: [4, 5, 6])),
      ],
      shapes: Tables.shapes, records: records)
  }

  @Test(arguments: [
    ("{{ article.title }} {{ article['title'] }}", "A&amp;7 A&amp;7"),
    ("{{ article.author.name }}", "Anna"),
    ("{{ article.content }}", "<p>7</p>"),
    ("{{ article.content | length }}", "8"),
    ("{% if article.image %}x{% else %}none{% endif %}{{ article.image is none }}", "noneTrue"),
    ("{% for a in articles %}{{ loop.index }}{{ a.title }} {% endfor %}", "1A&amp;4 2A&amp;5 3A&amp;6 "),
    ("{% for a in articles[1:] | reverse %}{{ a.title }}{% endfor %}", "A&amp;6A&amp;5"),
    ("{{ articles | length }} {{ (articles | first).title }} {{ articles[-1].title }}", "3 A&amp;4 A&amp;6"),
    ("{{ articles | map(attribute='title') | join(', ') }}", "A&amp;4, A&amp;5, A&amp;6"),
    ("{{ articles | sort(attribute='title', reverse=true) | map(attribute='title') | first }}", "A&amp;6"),
    ("{{ articles | where('title', 'A&5') | length }}", "1"),
    ("{{ articles | where('image') | length }}", "0"),
    ("{% for g in articles | group_by('author.name') %}{{ g.grouper }}:{{ g.list | length }}{% endfor %}", "Anna:3"),
    ("{% if article.related[1] in articles %}in{% else %}out{% endif %}", "out"),
    ("{{ articles | unique(attribute='author.name') | length }}", "1"),
    ("{% for a in articles if a.title != 'A&5' %}{{ a.title }}{% endfor %}", "A&amp;4A&amp;6"),
    ("{% set c %}{{ article.content }}{% endset %}{{ c }}", "<p>7</p>"),
    ("{% for a in articles %}{{ loop.previtem.title if loop.previtem is defined }};{% endfor %}", ";A&amp;4;A&amp;5;"),
  ])
  func readsFieldsAndLists(template: String, expected: String) throws {
    #expect(try page(template) == expected)
    #expect(try page(template, records: PrintingTables()) == expected)
  }

  @Test func namesTheShapeOfAFieldThatItHasNot() throws {
    let error = try #require(throws: TemplateError.self) { try page("{{ article.titel }}") }
    #expect(error.diagnostic.message == "article has no field 'titel'")
    #expect(error.diagnostic.notes.first?.message == "did you mean 'title'?")
  }

  @Test(arguments: [Tables(), PrintingTables()] as [any RecordSource])
  func tracesWhatARenderingRead(records: any RecordSource) throws {
    let library = try compile(
      "{{ article.title }}{% for a in articles %}{{ a.author.name }}{% endfor %}", globals: ["article", "articles"],
      shapes: Tables.shapes)
    var renderer = TemplateRenderer(library)
    renderer.trace = RenderTrace()
    renderer.measures = true
    let list = RecordList(shape: 0, indexes: [4, 5])
    var output: [UInt8] = []
    try renderer.render(
      "page", globals: [.record(RecordID(shape: 0, index: 7)), .records(list)], records: records, into: &output)
    let author = RecordID(shape: 1, index: 0)
    #expect(
      renderer.trace?.reads.map(\.record) == [
        RecordID(shape: 0, index: 7), RecordID(shape: 0, index: 4), author, RecordID(shape: 0, index: 5),
      ])
    #expect(renderer.trace?.reads.allSatisfy { $0.groups == 1 } == true)
    #expect(renderer.metrics?.entries.map(\.count) == [1])
    #expect(renderer.metrics?.entries.map(\.lists) == [1])
  }

  @Test func rendersTheSameOnTwoThreads() async throws {
    let library = try compile(
      "{% macro m(a) %}{{ a.title }}{{ a.content }}{% endmacro %}{% for a in articles %}{{ m(a) }}{% endfor %}",
      globals: ["articles"], shapes: Tables.shapes)
    let list = Value.records(RecordList(shape: 0, indexes: Array(0..<200)))
    let pages = await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var output: [UInt8] = []
          try? library.render("page", globals: [list], records: Tables(), into: &output)
          return output
        }
      }
      return await group.reduce(into: [[UInt8]]()) { $0.append($1) }
    }
    #expect(pages.count == 8)
    #expect(Set(pages).count == 1)
    #expect(pages.first?.isEmpty == false)
  }
}
