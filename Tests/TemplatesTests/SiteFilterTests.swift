import Calendar
import Templates
import Testing

@Suite struct SiteFilterTests {
  /// 15 September 2009, 08:05:09 at +02:00, a Tuesday.
  private var moment: Value {
    get throws {
      let date = try #require(CivilDate(year: 2009, month: 9, day: 15))
      return .moment(Moment(date: date, secondOfDay: 8 * 3600 + 5 * 60 + 9, offset: 7200))
    }
  }

  @Test(arguments: [
    ("{{ d }}", "2009-09-15T08:05:09+02:00"),
    ("{{ d | date }}", "15 september 2009"),
    ("{{ d | date('EEEE d MMMM yyyy') }}", "dinsdag 15 september 2009"),
    ("{{ d | date('dd-MM-yy HH:mm:ss') }}", "15-09-09 08:05:09"),
    ("{{ d | date('d MMM H:m') }}", "15 sep. 8:5"),
    ("{{ d | date(\"'op' d 'om' h ''\") }}", "op 15 om 8 &#39;"),
    ("{{ d | date('yyyy-MM-ddxxx') }}", "2009-09-15+02:00"),
    ("{{ d.year }} {{ d.month }} {{ d.day }} {{ d.hour }} {{ d.minute }} {{ d.iso }}", "2009 9 15 8 5 2009-09-15"),
    ("{{ none | date }}", ""),
    ("{{ 'Wat is een cliënt?' | slugify }}", "wat-is-een-client"),
    ("{{ 1 | plural('reactie', 'reacties') }} {{ 2 | plural('reactie', 'reacties') }}", "reactie reacties"),
    ("{{ [1] | plural('one', 'many') }}", "one"),
    (
      "{{ {'@type': 'Article', 'a': ['</script>', 1.5, none, 'é&\u{2028}'], 'd': d} | json }}",
      #"{"@type":"Article","a":["\u003c/script\u003e",1.5,null,"é\u0026\u2028"],"d":"2009-09-15T08:05:09+02:00"}"#
    ),
    ("{{ [{'a': 1}, {'a': 2}] | where('a', 2) }}", "[{&#39;a&#39;: 2}]"),
    ("{{ [{'a': 1}, {'b': 2}] | where('a') }}", "[{&#39;a&#39;: 1}]"),
  ])
  func printsForTheSite(template: String, expected: String) throws {
    #expect(try render(template, ["d": try moment]) == expected)
  }

  @Test(arguments: ["'d MMMM'", "\"h '<&' ''\"", "'\"EEEE\"'", "''", "none", "7"])
  func printsADateAsTheTextThatItIs(pattern: String) throws {
    let printed = Result { try render("{{ d | date(\(pattern)) }}", ["d": try moment]) }
    let set = Result { try render("{% set text = d | date(\(pattern)) %}{{ text }}", ["d": try moment]) }
    #expect((try? printed.get()) == (try? set.get()))
  }

  @Test(arguments: [("en", "Tuesday 15 September"), ("nl-NL", "dinsdag 15 september")])
  func namesDaysInTheLanguageOfTheSite(language: String, expected: String) throws {
    let file = TemplateFile(name: "page", path: "page", source: Array("{{ d | date('EEEE d MMMM') }}".utf8))
    let (library, _) = TemplateLibrary.compile([file], globals: ["d"], language: language)
    var output: [UInt8] = []
    try library.render("page", globals: [try moment], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test func callsFunctionsAndFiltersOfTheHost() throws {
    let translate = HostFunction(name: "t") { arguments throws(HostError) in
      guard let key = arguments.text(0, "key") else { throw HostError("'t' needs a key") }
      return .string("\(key)/\(arguments.value(1, "count") ?? .none)")
    }
    let shout = HostFunction(name: "shout") { arguments throws(HostError) in
      .markup("<b>\(arguments.text(0, "text") ?? "")</b>")
    }
    let page = "{{ t('k', count=2) }} {{ 'a' | shout }} {{ ['x'] | map('shout') | join }}"
    #expect(try render(page, filters: [shout], functions: [translate]) == "k/int(2) <b>a</b> <b>x</b>")
    let error = try #require(throws: TemplateError.self) { try render("{{ t() }}", functions: [translate]) }
    #expect(error.diagnostic.message == "'t' needs a key")
    #expect(error.diagnostic.position?.column == 4)
  }

  @Test(arguments: [(Escaping.html, "&lt;&#39;&gt;"), (.xml, "&lt;&#39;&gt;"), (.none, "<'>")])
  func escapesByTheTypeOfThePage(escaping: Escaping, expected: String) throws {
    let page = "{% include 'part' %}"
    #expect(try render(page, ["x": "<'>"], others: ["part": "{{ x }}"], escaping: escaping) == expected)
  }
}
