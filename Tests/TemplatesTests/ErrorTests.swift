import Diagnostics
import Templates
import Testing

@Suite struct ErrorTests {
  /// The diagnostics of a page as they are printed, its sources at hand.
  private func report(_ page: String, others: [String: String] = [:], globals: [String] = ["x"]) -> String {
    let (library, diagnostics) = check(page, others: others, globals: globals)
    var all = diagnostics
    if !diagnostics.hasErrors {
      var output: [UInt8] = []
      do throws(TemplateError) {
        try library.render("page", globals: globals.map { _ in .int(1) }, into: &output)
      } catch {
        all.append(error.diagnostic)
      }
    }
    return DiagnosticPrinter(format: .text).print(all) { path in
      let name = String(path.dropFirst("templates/".count))
      return name == "page" ? Array(page.utf8) : others[name].map { Array($0.utf8) }
    }
  }

  @Test func pointsAtTheWordInTheLine() {
    #expect(
      report("<p>\n  {{ x | uper }}\n</p>") == """
        templates/page:2:10: error: unknown filter 'uper' [template.filter]
              {{ x | uper }}
                     ^~~~
            did you mean 'upper'?

        """)
  }

  @Test func reportsEveryMistakeOfEveryTemplateAtOnce() {
    let text = report(
      "{{ x | uper }}{{ x + }}{{ x is od }}{% include 'nop' %}",
      others: ["nope": "{% if %}", "other": "{{ 1 | nofilter }}"])
    for part in [
      "unknown filter 'uper'", "expected an expression, found '}}'", "unknown test 'od'",
      "template 'nop' does not exist", "did you mean 'nope'?", "templates/nope:1:7", "unknown filter 'nofilter'",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test func tellsTheWayThatLedToAnError() {
    let text = report(
      "{% extends 'base' %}\n{% block body %}{% include 'part' %}{% endblock %}",
      others: [
        "base": "<body>{% block body %}{% endblock %}",
        "part": "{% import 'macros' as m %}\n{{ m.card(x) }}",
        "macros": "{% macro card(item) %}\n  {{ item.titel }}{% endmacro %}",
      ])
    #expect(
      text == """
        templates/macros:2:11: error: an integer has no 'titel' [template.undefined]
              {{ item.titel }}{% endmacro %}
                      ^~~~~
            templates/part:2:6: in macro 'card', called here
            templates/page:2:20: included here
            templates/base:1:10: in block 'body', used here
            templates/page:1:4: extended here

        """)
  }

  @Test(arguments: [
    ("{{ titel }}", "'titel' is not defined"),
    ("{{ ranges(3) }}", "did you mean 'range'?"),
    ("{% foor a in x %}", "did you mean 'for'?"),
    ("{% for a in x %}", "'{% for %}' is never closed: '{% endfor %}' or '{% else %}' is missing"),
    ("{% if x %}{% endfor %}", "'{% endfor %}' does not close '{% if %}', which is still open"),
    ("{% autoescape true %}{% endautoescape %}", "escaping is always on"),
    ("{% trans %}a{% endtrans %}", "write {{ t(\"key\") }}"),
    ("{% debug %}", "zorgsite template render"),
    ("{% include '../secret' %}", "leads out of the templates folder"),
    ("{% include '/etc/passwd' %}", "leads out of the templates folder"),
    ("{% macro card(title) %}{% endmacro %}{{ card(titel=1) }}", "did you mean 'title'?"),
    ("{{ {'name': 1}.nmae }}", "did you mean 'name'?"),
    ("{{ 9223372036854775807 + 1 }}", "integers have 64 bits"),
    ("{{ 9223372036854775808 }}", "integers have 64 bits"),
    ("{{ x | truncate(lenght=3) }}", "did you mean 'length'?"),
    ("{% break %}", "'break' stands outside a loop"),
    ("{{ 'a", "string is never closed"),
    ("{{ x", "tag is never closed: '}}' is missing"),
    ("{# x", "comment is never closed"),
    ("{% raw %}x", "'{% raw %}' is never closed"),
    ("{{ [1, 2) }}", "unexpected ')', expected ']'"),
    ("{{ x.y.z }}", "an integer has no 'y'"),
    ("{{ 1 / 0 }}", "division by zero"),
    ("{{ [1] < 2 }}", "'<' does not work on a list and an integer"),
    ("{{ range(10 ** 9) }}", "more than 1000000 numbers"),
  ])
  func saysWhatIsWrong(template: String, message: String) {
    let text = report(template)
    #expect(text.contains(message), "\(text)")
    #expect(text.hasPrefix("templates/page:1:"), "\(text)")
  }

  @Test(
    arguments: [
      ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", [:], "nest more than 100 deep"),
      ("{% include 'page' %}", [:], "nest more than 100 deep"),
      ("{% include 'a' %}", ["a": "{% include 'b' %}", "b": "{% include 'a' %}"], "nest more than 100 deep"),
      ("{% block b %}{{ self.b() }}{% endblock %}", [:], "blocks nest more than 100 deep"),
      ("{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", [:], "nest more than 100 deep"),
      ("{% import 'a' as a %}", ["a": "{% import 'a' as b %}"], "nest more than 100 deep"),
      ("{% extends 'page' %}", [:], "in a circle: 'page' <- 'page'"),
      ("{% extends 'a' %}", ["a": "{% extends 'b' %}", "b": "{% extends 'page' %}"], "'page' <- 'a' <- 'b' <- 'page'"),
      ("{% extends 'a' ~ '' %}", ["a": "{% extends 'pa' ~ 'ge' %}"], "extends itself in the end"),
    ] as [(String, [String: String], String)])
  func stopsWhatWouldNeverEnd(page: String, others: [String: String], message: String) {
    let text = report(page, others: others)
    #expect(text.contains(message), "\(text)")
    #expect(text.utf8.count < 20_000)
  }

  @Test(arguments: [
    "{% macro m() %}{{ \(String(repeating: "-", count: 90))m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ \(String(repeating: "[", count: 90))m()\(String(repeating: "]", count: 90)) }}{% endmacro %}{{ m() }}",
    "{% macro m() %}\(String(repeating: "{% if x %}", count: 90)){{ m() }}\(String(repeating: "{% endif %}", count: 90)){% endmacro %}{{ m() }}",
    "{% macro m() %}\(String(repeating: "{% for a in [1] %}", count: 90)){{ m() }}\(String(repeating: "{% endfor %}", count: 90)){% endmacro %}{{ m() }}",
    "{% block b %}\(String(repeating: "{% if x %}", count: 90)){{ self.b() | upper }}\(String(repeating: "{% endif %}", count: 90)){% endblock %}",
  ])
  func staysWithinTheStack(page: String) {
    let text = report(page)
    #expect(text.contains("nest"), "\(text.prefix(500))")
  }

  @Test(arguments: [
    "(", "[", "{{ not ", "-", "{% if x %}", "{% for a in x %}", "x if ", "x.", "x|upper|", "1+", "{% filter upper %}",
    "a~",
  ])
  func refusesNestingWithoutEnd(part: String) {
    let isTag = part.hasPrefix("{")
    let text = report((isTag ? "" : "{{ ") + String(repeating: part, count: 20_000) + (isTag ? "" : "x }}"))
    #expect(text.contains("error: "), "\(text.prefix(500))")
  }

  @Test func keepsADepthOfOneHundredPossible() throws {
    let page = "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(98) | length }}"
    #expect(try render(page) == "188")
  }

  @Test func warnsOfNamesThatNothingGives() {
    let (_, diagnostics) = check(
      "{% if false %}{{ artikel }}{% endif %}{% if maybe is defined %}{{ maybe }}{% endif %}", globals: ["article"])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.message == "'artikel' is not defined: no page passes it and no template assigns it")
    #expect(diagnostics.first?.notes.first?.message == "did you mean 'article'?")
  }

  @Test func warnsOfBlocksAndImportsThatNothingHas() {
    let (_, diagnostics) = check(
      "{% extends 'base' %}{% block contnet %}{% endblock %}{% from 'm' import crad %}",
      others: ["base": "{% block content %}{% endblock %}", "m": "{% macro card() %}{% endmacro %}"])
    #expect(diagnostics.map(\.severity) == [.warning, .warning])
    #expect(diagnostics.flatMap(\.notes).map(\.message) == ["did you mean 'content'?", "did you mean 'card'?"])
  }

  @Test func leavesTheOutputAsItWasAfterAnError() throws {
    let library = try compile("text {{ 1 / 0 }}")
    var output = Array("before".utf8)
    #expect(throws: TemplateError.self) { try library.render("page", into: &output) }
    #expect(output == Array("before".utf8))
  }

  @Test func namesTheTemplateThatIsNotThere() throws {
    let library = try compile("x", others: ["article.html": ""])
    var output: [UInt8] = []
    do throws(TemplateError) {
      try library.render("artcle.html", into: &output)
      Issue.record("rendered a template that is not there")
    } catch {
      #expect(error.diagnostic.message == "template 'artcle.html' does not exist")
      #expect(error.diagnostic.notes.first?.message == "did you mean 'article.html'?")
    }
  }
}
