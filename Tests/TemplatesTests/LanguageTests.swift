import Templates
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("{{ '<b>' }} {{ '<b>' | safe }}", "&lt;b&gt; <b>"),
    ("{{ 1 + 2 * 3 }} {{ 7 // 2 }} {{ -7 % 3 }} {{ 1 / 2 }}", "7 3 2 0.5"),
    ("{% if x > 2 %}big{% else %}small{% endif %}", "big"),
    (
      "{% for i in [1, 2, 3] %}{{ loop.index }}:{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}", "1:1, 2:2, 3:3"
    ),
    ("{% set y = x ~ '!' %}{{ y }}", "3!"),
    ("{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, b=5) }}", "1-2 1-5"),
    ("{% macro m() %}[{{ caller('q') }}]{% endmacro %}{% call(p) m() %}{{ p }}{{ x }}{% endcall %}", "[q3]"),
    ("a {#- comment -#} b", "ab"),
    ("{{ missing | default('d') }} {{ missing is defined }}", "d False"),
    ("{% for k, v in {'a': 1}.items() %}{{ k }}={{ v }}{% endfor %}", "a=1"),
    ("{% macro t(n) %}{{ n }}{% if n %}{{ t(n - 1) }}{% endif %}{% endmacro %}{{ t(3) }}", "3210"),
  ])
  func printsWhatJinjaPrints(template: String, expected: String) throws {
    #expect(try render(template, ["x": 3]) == expected)
  }

  @Test func rendersAnInheritedPageWithSuper() throws {
    let base = "<{% block title %}base{% endblock %}|{% block body %}{% endblock %}>"
    let page = "{% extends 'base' %}{% block title %}{{ super() }}+{{ x }}{% endblock %}"
    #expect(try render(page, ["x": 1], others: ["base": base]) == "<base+1|>")
  }

  @Test func handsLoopVariablesToIncludedTemplates() throws {
    let page = "{% for x in [1, 2] %}{% include 'row' %}{% endfor %}"
    #expect(try render(page, others: ["row": "({{ x }})"]) == "(1)(2)")
  }

  @Test func importsMacros() throws {
    let macros = "{% macro hello(name) %}Hello {{ name }}{% endmacro %}"
    let page = "{% import 'm' as m %}{% from 'm' import hello as hi %}{{ m.hello('a') }}, {{ hi('b') }}"
    #expect(try render(page, others: ["m": macros]) == "Hello a, Hello b")
  }
}
