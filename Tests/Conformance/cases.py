"""The conformance cases: templates and values. record.py adds what Jinja2 prints for them."""

VALUES = {
    "name": "Zorg",
    "n": 3,
    "neg": -7,
    "pi": 3.14159,
    "zero": 0,
    "yes": True,
    "no": False,
    "nothing": None,
    "empty": "",
    "html": "<b>Tom & \"Jerry's\"</b>",
    "text": "The quick brown fox jumps over the lazy dog",
    "dutch": "Één cliënt, twee cliënten",
    "emoji": "a😀b",
    "letters": ["a", "b", "c"],
    "numbers": [3, 1, 2],
    "none_left": [],
    "nested": [[1, 2], [3, 4]],
    "map": {"x": 1, "y": "two", "z": [3]},
    "no_keys": {},
    "users": [
        {"name": "Jan", "age": 30, "city": {"name": "Utrecht"}, "active": True},
        {"name": "anna", "age": 25, "city": {"name": "Assen"}, "active": False},
        {"name": "Bob", "age": 30, "city": {"name": "Utrecht"}, "active": True},
    ],
    "tree": [
        {"title": "1", "children": [{"title": "1.1", "children": []}, {"title": "1.2", "children": [{"title": "1.2.1", "children": []}]}]},
        {"title": "2", "children": []},
    ],
    "lines": "one\ntwo\n\nthree\n",
}

AREAS = {}

# Where we differ on purpose: what we print, None for an error. docs/templates.md says why.
OURS = {
    "{{ {'items': 1}.items }}": "1",
    "{{ {'keys': 2}.keys }}": "2",
    "{{ self }}": "&lt;blocks&gt;",
    "{{ -2 ** 0.5 }}": None,
    "{{ ('<'|safe) ~ '>' }}": "<&gt;",
    "{{ '<'|e ~ '<' }}": "&lt;&lt;",
    "{% filter length %}abc{% endfilter %}": "3",
    "{% filter wordcount %}a b c{% endfilter %}": "3",
    "{{ n is eq(other=3) }}": "True",
    "{{ undefined_name is none }}": None,
    "{{ undefined_name is string }}": None,
    **{
        f"{{{{ (undefined_name) is {test} }}}}": None
        for test in "boolean callable escaped false float integer mapping none number sequence string true".split()
    },
}


def area(name, *cases):
    listed = AREAS.setdefault(name, [])
    for case in cases:
        listed.append({"template": case} if isinstance(case, str) else case)


def page(template, values=None, escape=True, **templates):
    case = {"template": template}
    if templates:
        case["templates"] = {name.replace("__", "/"): source for name, source in templates.items()}
    if values:
        case["values"] = values
    if not escape:
        case["escape"] = False
    return case


def plain(*templates):
    return [page(template, escape=False) for template in templates]


def each(form, *parts):
    """A case for each way to fill a form."""
    from itertools import product

    return [form.format(*choice) for choice in product(*parts)]


# --- Printing

area(
    "printing",
    *each("{{{{ {} }}}}", [
        "1", "-1", "0", "1.0", "1.5", "1e3", "1e16", "1e15", "123456789012345678.0", "1e-4", "1e-5", "0.1 + 0.2", "1/3",
        "2.50", "1e100", "1.5e300", "-0.0", "5e-324", "1_000", "0x1F", "0o17", "0b101", "1_0.0_1", "100000000000000000000.0",
        "true", "false", "none", "True", "False", "None", "''", "'a'", "\"it's\"", "'say \"hi\"'",
        "[]", "[1]", "[1, 2.0, 'a', none, true]", "()", "(1,)", "(1, 2)", "1, 2", "('a',)", "{}", "{'a': 1}",
        "{'a': 'b', 1: [2]}", "[[1], (2, 3), {'x': 'y'}]", "['it\\'s']", "['a\"b']", "['a\\nb', 'tab\\t', 'back\\\\slash']",
        "['é', '😀', '\\x00', '\\x7f', '\\u200b', '\\xa0']", "['<b>']", "'<b>'", "html", "html|safe", "[html]", "[html|safe]",
        "dutch", "[dutch]", "emoji", "map", "users[0]", "letters", "numbers", "nested", "nothing", "yes", "no", "pi", "neg",
        "[1.0, 1e20, 1e-7]", "1e22", "12345678.9", "0.00001234", "1.0e10", "[none, true]", "'a' 'b'", "\"a\" 'b' \"c\"",
        "'\\x41\\u20ac\\U0001F600\\101'", "'\\q'", "'a\\\nb'", "'line\nbreak'", "range(4)|list", "3|string", "map|string",
        "'%s'", "{'a': {'b': {'c': []}}}", "((1, 2), (3,))", "[()]", "{1: 2, 1.5: 3, none: 4, true: 5}", "1 if yes", "1 if yes else 2",
        "1 if no else 2", "{'k': html}", "(html|safe, html)", "9007199254740993.0", "0.1", "1e5", "1.1e1", "123e-2",
    ]),
    "plain text only",
    "",
    "\n",
    "a\n",
    "a\n\n",
    "a\r\nb\rc\n",
    "{{ 'a\r\nb' }}",
    "  leading and trailing  ",
    "{ not a tag } {- } %} }} #}",
    "{{ '{{ }}' }} {{ '%}' }}",
    "{{ '}}' ~ \"{%\" }}",
    "{{{'a': 1}.a}}",
    "{{ {'a': {'b': 2}}['a']['b'] }}",
    "<a href=\"{{ html }}\">{{ html }}</a>",
    *plain("{{ html }}", "{{ html|e }}", "{{ [html] }}", "{{ html ~ '<' }}", "{{ (html|e) ~ '<' }}", "{{ html|safe }}", "{{ '<'|e ~ '>' }}"),
    "{{ 'é' }}é€😀",
    "{{ 1 }}{{ 2 }}{{ 3 }}",
    "{% print 1 %}",
    "{% print 'a', 2 %}",
    "{{ name\n}}",
    "{{\n\n1\n\n}}",
    "{{1}}{{'a'}}",
)

# --- Whitespace and comments

area(
    "whitespace",
    "a {{- 1 }} b", "a {{ 1 -}} b", "a {{- 1 -}} b", "a\n\n{{- 1 -}}\n\n b", "a {%- if yes %} x {% endif -%} b",
    "a {%- if yes -%} x {%- endif -%} b", "{% if yes %}\n  x\n{% endif %}\n", "{% if yes -%}\n  x\n{%- endif %}\n",
    "a {# c #} b", "a {#- c #} b", "a {# c -#} b", "a {#- c -#} b", "a {#+ c +#} b", "{# multi\nline #}x", "{#{{ 1 }}#}x",
    "{# {% if %} #}x", "{##}x", "{#-#}x", "  {%- set x = 1 -%}  {{ x }}", "a\t\n {{- ' b ' -}} \t\n c",
    "{{+ 1 }}", "{%+ if yes %}x{%+ endif %}", "a {%+ if yes +%} x {%+ endif +%} b", "{{-1}}", "{{ -1 }}", "{{- -1 }}",
    "{% raw %}{{ x }}{% endraw %}", "a {%- raw %} {{ x }} {% endraw -%} b", "a {% raw -%} {{ x }} {%- endraw %} b",
    "{% raw %}{% if %}{# #}{% endraw %}", "{%raw%}{{{%endraw%}", "{%- raw -%} x {%- endraw -%} y", "{% raw %}\n{{ a }}\n{% endraw %}\n",
    "{% raw %}a{% raw %}b{% endraw %}", "{%+ raw %} x {%+ endraw +%} y",
    "{% for i in [1, 2] -%}\n  {{ i }}\n{%- endfor %}", "{% for i in [1, 2] %}\n  {{ i }}\n{% endfor %}",
    "{% for i in [1, 2] -%} {{ i }} {% endfor -%} x", "\n\n{{ 1 }}\n\n", "{{ 1 }}\n", "{{ 1 }}\r\n", "{{ 1 }}\n\n\n", "{% if yes %}a{% endif %}\n",
    "x\u00a0{{- 1 -}}\u00a0y", "x\u2003{{- 1 -}}\u2003y", "x\u200b{{- 1 -}}\u200by", "{{ 1 -}}\n{{- 2 }}", "{{ 1 -}} {# c #} {{- 2 }}",
    "{{ 1 -}} {%- raw %} r {% endraw %}", "  {{- '  x  ' -}}  ", "{% set x -%}  a  {%- endset %}[{{ x }}]", "{% set x %}  a  {% endset %}[{{ x }}]",
    "{% if yes-%} a {%endif%}", "{{1-}} b", "{{name-}} b", "a{{-name}}", "{%-if yes-%} a {%-endif-%}", "{{ 1 - 1 -}} x",
    "<ul>\n{% for u in users %}\n  <li>{{ u.name }}</li>\n{% endfor %}\n</ul>\n",
    "<ul>\n{%- for u in users %}\n  <li>{{ u.name }}</li>\n{%- endfor %}\n</ul>\n",
    "{# a #}{# b #}c{# d #}", "a{# never closed", "{{ 1", "{% if yes", "{% raw %} x", "{{ 1 }", "{% %}", "{{ }}", "{{}}", "{%%}",
    "{# c #}\n", "{# c -#}\n\nx", "x\n\n{#- c #}", "a {# - #} b", "{#--#}a", "{# #}-#}",
)

# --- Operators

NUMBERS = ["0", "1", "-7", "3", "2.5", "-0.5", "true", "7"]
area("arithmetic", *each("{{{{ {} {} {} }}}}", NUMBERS, ["+", "-", "*", "/", "//", "%"], ["2", "-3", "0.5", "0"]))
area(
    "arithmetic",
    *each("{{{{ {} ** {} }}}}", ["2", "-2", "0.5", "0", "10"], ["3", "0", "-1", "0.5", "2"]),
    *each("{{{{ {} }}}}", [
        "2 ** 3 ** 2", "-2 ** 2", "2 ** -1", "1 + 2 * 3 - 4 / 2", "(1 + 2) * 3", "7 // 2 * 2", "7 % 4 // 2", "- - 1", "-(-1)", "+-+1",
        "--1", "not 1 + 1", "1 ~ 2 + 3", "1 + 2 ~ 3", "1 ~ 2 * 3", "'a' ~ 1 ~ none ~ true ~ 1.0", "'a' + 'b'", "'ab' * 3", "3 * 'ab'", "'ab' * 0",
        "'ab' * -1", "[1] + [2]", "[1, 2] * 2", "(1,) + (2,)", "(1, 2) * 2", "[1] + (2,)", "1 + 'a'", "'a' + 1", "none + 1", "'a' - 'b'",
        "'<' ~ '>'", "('<'|safe) ~ '>'", "('<'|safe) + '>'", "'<' + ('>'|safe)", "('<'|safe) * 2", "2 * ('<'|safe)", "1.0 + 1", "3.0 * 2", "7.0 // 2",
        "-7.5 // 2", "-7.5 % 2", "7.5 % -2", "5 % 3.5", "1e308 * 10", "-1e308 * 10", "0.1 * 3", "9007199254740992 + 1", "9223372036854775807",
        "2 ** 62", "-5 // 3", "-5 % 3", "5 // -3", "5 % -3", "0 // 5", "0 % -5", "-0.0 % 3", "true + true", "true * 3.0", "false // 1", "10 ** 2",
        "10 ** -2", "4 ** 0.5", "1 if 2 > 1 else 0", "n + neg", "n * pi", "pi // 1", "-pi", "+n", "-true", "-'a'", "+'a'", "-none", "- n ** 2",
        "2 * n ** 2", "(n + 1) * (n - 1)", "n / 2", "n // 2", "n % 2", "n - -n", "n--n", "1.5 + 1.5", "1 - 0.9", "100 * 1.1", "1/0", "1//0", "1%0", "1.0/0",
        "'%s and %s' % ('a', 'b')", "'%d%%' % 5", "'%5.2f|' % pi", "'%-5s|' % 'a'", "'%05d' % 42", "'%x %X %o' % (255, 255, 8)", "'%(a)s' % {'a': 1}",
        "'%s' % 'x'", "'%s' % [1]", "'%r' % 'x'", "'%s'", "'%s' % ('<'|safe)", "('%s'|safe) % '<'", "'%c' % 'z'", "'%+d' % 3", "'% d' % 3", "'%e' % pi", "'%g' % pi",
        "'%s' % ()", "'%d' % 'a'", "'%s %s' % 'a'", "'a' % 1", "'%.3s' % 'abcdef'", "'%10s|' % 'é'", "'%#x' % 255", "'%i' % 3.99", "'%5s|%-5s|' % ('a', 'b')",
        "[1, 2] - [1]", "{} + {}", "map + 1", "letters + numbers", "'a' * 2.0", "'5' + '5'", "'5' * 2 ~ 1", "1 +", "* 2", "1 2", "1 + + 2", "1 ** ", "~1", "1 ~",
    ]),
)

VALUES_COMPARED = ["1", "1.0", "true", "'a'", "'b'", "[1]", "[1, 2]", "(1,)", "none", "{'a': 1}", "''", "0", "('a'|safe)"]
area("comparison", *each("{{{{ {} == {} }}}}", VALUES_COMPARED, ["1", "'a'", "[1]", "none", "{'a': 1.0}", "false", "(1,)"]))
area("comparison", *each("{{{{ {} {} {} }}}}", ["1", "2.5", "'a'", "[1, 2]"], ["<", "<=", ">", ">=", "!="], ["2", "'b'", "[1, 3]"]))
area(
    "comparison",
    *each("{{{{ {} }}}}", [
        "1 < 2 < 3", "1 < 3 < 2", "3 > 2 > 1", "1 < 2 > 1", "1 == 1 == 1", "1 == 1.0 == true", "1 < 2 == true", "2 > 1 != 0", "1 != 2 != 1",
        "1 < 'a'", "none < 1", "none == none", "none != none", "true > false", "'a' < 'B'", "'Z' < 'a'", "'é' > 'z'", "'a' < 'aa'", "'' < 'a'",
        "(1, 2) < (1, 3)", "(1, 2) < (1, 'a')", "(1, 'a') < (2, 3)", "[1, 2] == [1, 2]", "[1, 2] == (1, 2)", "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "{} < {}",
        "1 in [1, 2]", "3 in [1, 2]", "1.0 in [1]", "'a' in 'cat'", "'' in 'cat'", "'x' not in 'cat'", "1 not in [1]", "'x' in map", "'q' in map", "1 in map.values()",
        "1 in 5", "1 in 'a1'", "none in [none]", "[1] in nested", "[1, 2] in nested", "'a' in ('a', 'b')", "not 1 in [1]", "not (1 in [2])", "1 in [1] in [[1]]", "1 < 2 in [true]",
        "not true", "not 0", "not ''", "not []", "not {}", "not none", "not 'a'", "not not 1", "not 0.0", "not ()", "true and false", "true or false", "1 and 2", "0 and 2", "0 or 'x'",
        "'' or none", "none or ''", "1 or 1/0", "0 and 1/0", "true and not false", "not true or true", "not (true or true)", "1 and 0 or 2", "1 or 0 and 2", "(1 or 0) and 2",
        "yes and no", "yes or no", "1 == 1 and 2 == 2", "not 1 == 2", "1 is eq 1 and 2 is eq 2", "n > 2 and n < 4", "n == 3 or undefined_name", "name == 'Zorg'", "name != 'Zorg'",
        "name in ['Zorg']", "pi > 3", "pi >= 3.14159", "neg < 0", "nothing is none and not nothing", "1 <> 2", "1 === 1", "1 = 1", "1 !< 2", "(1 < 2) < 3", "1 < (2 < 3)",
        "1 if 1 < 2 else 2 if 3 < 4 else 5", "(1 if no else 2) + 1", "1 if no else 2 if no else 3", "1 if yes if yes else 2", "'a' if nothing else 'b'", "'yes' if letters else 'no'",
        "'yes' if none_left else 'no'", "1 if no", "(1 if no) ~ 'x'", "(1 if no)|length", "(1 if no) is defined", "(1 if no)|default('d')", "(1 if no) + 1", "(1 if no).x", "[1 if no]", "(1 if no)|upper", "(1 if no) == 1", "not (1 if no)", "(1 if no)|list", "[1 if no else 2, 3]", "'a' < 'b' < 'c'", "1 < 2 < 3 < 4 < 5", "1 < 2 < 3 > 4 < 5", "'A' == 'a'", "9007199254740993 == 9007199254740992.0", "0.1 + 0.2 == 0.3",
    ]),
)

# --- Access

area(
    "access",
    *each("{{{{ {} }}}}", [
        "map.x", "map['x']", "map.y", "map.z[0]", "map['z'][-1]", "users[0].name", "users[0]['name']", "users[-1].name", "users[1].city.name", "users.0.name",
        "nested[0][1]", "nested.1.0", "letters[0]", "letters[-1]", "letters[3]", "letters[-4]", "letters.1", "letters['0']", "name[0]", "name[-1]", "name[9]", "emoji[1]", "emoji[2]",
        "map.q", "map['q']", "map.q.r", "users[9].name", "nothing.x", "nothing['x']", "n.x", "name.x", "undefined_name", "undefined_name.x", "undefined_name['x']", "undefined_name[0]",
        "map.q is defined", "map.x is defined", "undefined_name is defined", "undefined_name.x is defined", "map.q.r is defined", "undefined_name is undefined", "letters[7] is defined",
        "map.q|default('d')", "undefined_name|default('d')", "undefined_name.x|default('d')", "map.q.r|default('d')", "letters[7]|default('d')", "nothing|default('d')", "nothing|default('d', true)",
        "empty|default('d')", "empty|default('d', true)", "zero|default(5, true)", "empty|default('d', boolean=true)", "undefined_name|d", "undefined_name|d('x')", "none_left|d('x', true)",
        "letters[0:2]", "letters[1:]", "letters[:1]", "letters[:]", "letters[::2]", "letters[::-1]", "letters[-2:]", "letters[:-1]", "letters[5:]", "letters[2:1]", "letters[0:10]", "letters[2:0:-1]",
        "letters[-1:-4:-1]", "letters[::0]", "letters['a':]", "letters[none:2]", "name[1:3]", "name[::-1]", "emoji[1:]", "emoji[::-1]", "(1, 2, 3)[1:]", "(1, 2, 3)[0]", "map[1:2]", "'abc'[1]", "[1, 2][0]",
        "{'a': 1}.a", "{'a': 1}['a']", "{1: 'x'}[1]", "{1: 'x'}['1']", "{(1, 2): 'x'}[1, 2]", "{'a b': 1}['a b']", "(html|safe)[0]", "map.items()|list", "map.keys()|list", "map.values()|list", "map.get('x')",
        "map.get('q')", "map.get('q', 5)", "map.get('q', default=5) if false else 'n'", "no_keys.items()|list", "'a,b'.split(',')", "'a b  c'.split()", "' a b '.split(' ')", "'a,b,c'.split(',', 1)", "'abc'.split('')",
        "' x '.strip()", "'xxaxx'.strip('x')", "'AbC'.lower()", "'AbC'.upper()", "'abc'.startswith('a')", "'abc'.startswith('b')", "'abc'.endswith('c')", "'abc'.startswith(('x', 'a'))", "'aXbX'.replace('X', '-')",
        "'aXbX'.replace('X', '-', 1)", "', '.join(letters)", "''.join([])", "','.join(numbers)", "'abc'.replace('', '-')", "name.lower().upper()", "html.upper()", "(html|safe).upper()", "(html|safe).replace('<', 'x')",
        "('<b>'|safe).replace('b', '<')", "('<'|safe).join(['>', '>'])", "'<'.join(['>'|safe])", "('a<b'|safe).split('<')", "name.nope", "name.nope()", "map.nope()", "letters.nope()", "n()", "name()", "undefined_name()",
        "map.x()", "'a.b.c'.split('.')[1]", "'a b'.split()[0].upper()", "users|length", "users[0]|length", "users[n - 1].age + 1", "users[0].city['name'][0]", "map['x' ~ '']", "letters[n - 1]", "letters[true]", "letters[1.0]", "letters[none]",
        "map[[1]]", "'abc' [0]", "map . x", "map .x", "users [0] .name", "(users)[0].name", "letters[0,]", "{'items': 1}.items", "{'items': 1}['items']", "{'keys': 2}.keys", "map.x.y", "1.5.x", "5[0]", "loop", "self", "'a'.upper().lower()", "''.strip()",
        "'ÉÉN'.lower()", "'straße'.upper()", "'ǆ'.upper()", "'a\tb\nc'.split()", "'aaa'.replace('aa', 'b')", "'abcabc'.split('bc')", "'x'.join('abc')", "'a-b-c'.split('-', -1)", "'  a  b  '.split(none, 1)", "'a'.split('a')",
    ]),
)

# --- if

area(
    "if",
    "{% if yes %}a{% endif %}", "{% if no %}a{% endif %}", "{% if no %}a{% else %}b{% endif %}", "{% if no %}a{% elif yes %}b{% else %}c{% endif %}",
    "{% if no %}a{% elif no %}b{% elif yes %}c{% else %}d{% endif %}", "{% if no %}a{% elif no %}b{% endif %}", "{% if yes %}{% if no %}a{% else %}b{% endif %}{% endif %}",
    "{% if letters %}a{% endif %}", "{% if none_left %}a{% else %}b{% endif %}", "{% if nothing %}a{% else %}b{% endif %}", "{% if undefined_name %}a{% endif %}", "{% if undefined_name is defined %}a{% else %}b{% endif %}",
    "{% if undefined_name is defined and undefined_name %}a{% else %}b{% endif %}", "{% if no %}{{ undefined_name }}{% endif %}x", "{% if n == 3 %}three{% endif %}", "{% if n == 3 and name %}x{% endif %}", "{% if not n %}x{% else %}y{% endif %}",
    "{% if yes %}{% set a = 1 %}{% endif %}{{ a }}", "{% if no %}{% set a = 1 %}{% endif %}{{ a is defined }}", "{% if no %}{% set n = 1 %}{% endif %}{{ n }}", "{% if yes %}{% set n = 1 %}{% endif %}{{ n }}",
    "{% if no %}{% set n = 1 %}{% else %}{% set n = 2 %}{% endif %}{{ n }}", "{% if no %}{% set n = 1 %}{% elif yes %}{% set n = 5 %}{% else %}{% set n = 2 %}{% endif %}{{ n }}", "{% if no %}{% set q = 1 %}{% else %}{% set r = 2 %}{% endif %}{{ q is defined }}{{ r }}",
    "{% if yes: %}a{% endif %}", "{% if yes %}a{% else: %}b{% endif %}", "{% if 1, 2 %}a{% endif %}", "{% if () %}a{% else %}b{% endif %}", "{% if (yes) %}a{% endif %}", "{% if yes and %}{% endif %}", "{% if %}{% endif %}", "{% if yes %}", "{% endif %}", "{% else %}", "{% if yes %}{% endfor %}",
    "{% if yes %}a{% else %}b{% else %}c{% endif %}", "{% if yes %}a{% else %}b{% elif no %}c{% endif %}", "{% if yes %}{% for %}{% endif %}", "{% fi yes %}", "{% if 'a' in name %}x{% else %}y{% endif %}", "{% if users|length > 2 %}many{% endif %}", "{% if users[0].active %}on{% endif %}",
    "{% if yes %}{{ 'a' }}{% endif %}{% if yes %}b{% endif %}", "{% if x is not defined %}{% set x = 5 %}{% endif %}{{ x }}", "{% if 0.0 %}a{% else %}b{% endif %}", "{% if '0' %}a{% endif %}", "{% if 1 if no else 0 %}a{% else %}b{% endif %}", "{% if (1 if no else 0) %}a{% else %}b{% endif %}",
)

# --- for

LOOP = "index index0 revindex revindex0 first last length depth depth0".split()
area("for", *[f"{{% for i in letters %}}{{{{ loop.{a} }}}} {{% endfor %}}" for a in LOOP])
area(
    "for",
    "{% for i in letters %}{{ i }}{% endfor %}", "{% for i in [] %}a{% else %}b{% endfor %}", "{% for i in letters %}a{% else %}b{% endfor %}", "{% for i in name %}{{ i }},{% endfor %}", "{% for i in emoji %}{{ i }},{% endfor %}",
    "{% for k in map %}{{ k }}{% endfor %}", "{% for k, v in map.items() %}{{ k }}={{ v }};{% endfor %}", "{% for k, v in map|dictsort %}{{ k }}={{ v }};{% endfor %}", "{% for a, b in nested %}{{ a }}+{{ b }};{% endfor %}", "{% for (a, b) in nested %}{{ a }}+{{ b }};{% endfor %}",
    "{% for a, (b, c) in [[1, [2, 3]]] %}{{ a }}{{ b }}{{ c }}{% endfor %}", "{% for a, b in [[1]] %}{% endfor %}", "{% for a, b in [1] %}{% endfor %}", "{% for a, in [[1], [2]] %}{{ a }}{% endfor %}", "{% for i in n %}{% endfor %}", "{% for i in nothing %}{% endfor %}", "{% for i in undefined_name %}{% endfor %}",
    "{% for i in numbers if i > 1 %}{{ i }}{% endfor %}", "{% for i in numbers if i > 9 %}{{ i }}{% else %}none{% endfor %}", "{% for i in numbers if i > 1 %}{{ loop.index }}/{{ loop.length }}:{{ i }} {% endfor %}", "{% for u in users if u.active %}{{ u.name }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% for i in range(3) %}{{ i }}{% endfor %}", "{% for i in range(1, 4) %}{{ i }}{% endfor %}", "{% for i in range(10, 0, -3) %}{{ i }} {% endfor %}", "{% for i in range(0) %}x{% else %}y{% endfor %}", "{{ range(3)|list }}", "{{ range(0, 10, 4)|list }}", "{{ range(1, 2, 0)|list }}", "{{ range('a')|list }}", "{{ range() }}",
    "{% for i in letters %}{{ loop.cycle('x', 'y') }}{% endfor %}", "{% for i in letters %}{{ loop.previtem|default('-') }}{{ i }}{{ loop.nextitem|default('-') }} {% endfor %}", "{% for i in [1, 1, 2, 2, 1] %}{{ loop.changed(i) }} {% endfor %}", "{% for i in [1, 1, 2] %}{% if loop.changed(i) %}{{ i }}{% endif %}{% endfor %}",
    "{% for i in letters %}{{ loop.previtem }}{% endfor %}", "{% for i in letters %}{% for j in numbers %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}", "{% for i in letters %}{% set outer = loop %}{% for j in numbers %}{{ outer.index }}{{ loop.index }} {% endfor %}{% endfor %}",
    "{% for i in letters %}{{ i }}{% endfor %}{{ i is defined }}", "{% set i = 9 %}{% for i in letters %}{{ i }}{% endfor %}{{ i }}", "{% for n in letters %}{{ n }}{% endfor %}{{ n }}", "{% set x = 1 %}{% for i in letters %}{% set x = x + 1 %}{{ x }}{% endfor %}{{ x }}", "{% for i in letters %}{% set y = i %}{% endfor %}{{ y is defined }}",
    "{% for i in letters %}{% if loop.first %}{% set z = i %}{% endif %}{{ z is defined }}{% endfor %}", "{% for i in [1, 2] %}{% if loop.first %}{% set q = 5 %}{% endif %}{{ q|default('-') }}{% endfor %}", "{% for item in tree recursive %}{{ item.title }}{% if item.children %}({{ loop(item.children) }}){% endif %}{% endfor %}",
    "{% for item in tree recursive %}{{ loop.depth }}{{ loop.depth0 }}{{ item.title }} {{ loop(item.children) }}{% endfor %}", "{% for item in tree recursive %}{{ item.title }}{{ loop(item.children) }}{{ item.title }} {% endfor %}", "{% for item in tree recursive %}[{{ loop.index }}{{ loop(item.children) }}{{ loop.index }}]{% endfor %}",
    "{% for item in tree recursive %}{% set t = item.title %}{{ loop(item.children) }}{{ t }};{% endfor %}", "{% for item in tree recursive %}{{ item.title }}{% set inner = loop(item.children) %}<{{ inner }}>{% else %}-{% endfor %}", "{% for i in letters %}{{ loop(letters) }}{% endfor %}", "{% for i in numbers if i > 1 recursive %}{{ i }}{% if i == 3 %}{{ loop([2, 1]) }}{% endif %}{% endfor %}",
    "{% for i in letters %}{% break %}{% endfor %}x", "{% for i in numbers %}{% if i == 1 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "{% for i in numbers %}{% if i == 1 %}{% break %}{% endif %}{{ i }}{% endfor %}", "{% for i in letters %}{% for j in numbers %}{% break %}{% endfor %}{{ i }}{% endfor %}", "{% for i in letters %}{{ loop.index }}{% if loop.index == 2 %}{% break %}{% endif %}{% else %}e{% endfor %}",
    "{% for i in [3, 1] %}{% break %}{% else %}x{% endfor %}", "{% for loop in letters %}{% endfor %}", "{% for i in letters %}{% set loop = 1 %}{% endfor %}", "{% for i, loop in nested %}{% endfor %}", "{% for %}{% endfor %}", "{% for i %}{% endfor %}", "{% for i of letters %}{% endfor %}", "{% for i in %}{% endfor %}", "{% for 1 in letters %}{% endfor %}", "{% for i.x in letters %}{% endfor %}", "{% for i in letters %}",
    "{% for i in 1, 2, 3 %}{{ i }}{% endfor %}", "{% for i in (1, 2) %}{{ i }}{% endfor %}", "{% for i in letters|reverse %}{{ i }}{% endfor %}", "{% for i in letters + numbers %}{{ i }}{% endfor %}", "{% for i in letters if yes else [] %}{{ i }}{% endfor %}", "{% for i in (letters if yes else []) %}{{ i }}{% endfor %}", "{% for c in 'ab' %}{{ loop.index }}{{ c }}{% endfor %}", "{% for c in '<>' %}{{ c }}{% endfor %}", "{% for c in '<>'|safe %}{{ c }}{% endfor %}",
    "{% for u in users %}{{ loop.index }}. {{ u.name }} ({{ u.age }}){% if not loop.last %}; {% endif %}{% endfor %}", "{% for g, l in users|groupby('age') %}{{ g }}:{% for u in l %}{{ u.name }} {% endfor %}{% endfor %}", "{% for row in nested %}{% for c in row %}{{ c }}{% endfor %}|{% endfor %}", "{% for a in [1, 2] %}{% for b in [3, 4] %}{{ a }}{{ b }}{{ loop.last }} {% endfor %}{% endfor %}", "{% for x in [1] %}{{ x }}{% set x = 2 %}{{ x }}{% endfor %}", "{% for x in [1, 2, 3] %}{{ loop.revindex }}{% endfor %}", "{% for x in letters %}{{ loop }}{% break %}{% endfor %}" if False else "{% for x in letters %}{{ loop.nope }}{% endfor %}",
    "{% for x in letters -%}  {{ x }}  {%- endfor %}", "{% for x in [[1, 2], [3, 4]] %}{% for y in x %}{{ y }}{% if not loop.last %},{% endif %}{% endfor %}{% if not loop.last %};{% endif %}{% endfor %}", "{% for x in {} %}a{% else %}{{ n }}{% endfor %}", "{% for i in letters %}{% else %}{{ i is defined }}{% endfor %}", "{% for i in none_left %}{% else %}{{ i is defined }}{% endfor %}", "{% for i in letters %}{{ loop.length }}{{ loop.index }}{% endfor %}", "{% for x in nested %}{{ x.0 }}{{ x[1] }}{% endfor %}",
    "{% set ns = namespace(total=0) %}{% for i in numbers %}{% set ns.total = ns.total + i %}{% endfor %}{{ ns.total }}", "{% for i in letters %}{{ loop.index }}{% for j in letters if loop.index %}{% endfor %}{% endfor %}" if False else "{% for i in [1,2,3] if i is odd %}{{ i }}{% endfor %}", "{% for i in numbers|sort %}{{ loop.index0 }}{{ i }}{% endfor %}", "{% for i in [1, 2] %}{% for i in [3] %}{{ i }}{% endfor %}{{ i }}{% endfor %}",
)

# --- set, with, namespace, do

area(
    "assignment",
    "{% set x = 1 %}{{ x }}", "{% set x, y = 1, 2 %}{{ x }}{{ y }}", "{% set x, y = [3, 4] %}{{ x }}{{ y }}", "{% set (x, y) = (1, 2) %}{{ x }}{{ y }}", "{% set x = 1, 2 %}{{ x }}", "{% set x, y = 1 %}", "{% set x, y = 1, 2, 3 %}", "{% set x = y = 1 %}", "{% set x %}a{{ n }}b{% endset %}{{ x }}", "{% set x %}<b>{{ html }}</b>{% endset %}{{ x }}",
    "{% set x %}<b>{% endset %}{{ x is escaped }}", "{% set x | upper %}abc{% endset %}{{ x }}", "{% set x | upper | replace('B', '-') %}abc{% endset %}{{ x }}", "{% set x|default('q') %}{% endset %}{{ x }}", "{% set x | length %}abc{% endset %}{{ x + 1 }}", "{% set x %}{% endset %}[{{ x }}]", "{% set x = 1 %}{% set x = x + 1 %}{{ x }}",
    "{% set n = n + 1 %}{{ n }}", "{{ n }}{% set n = 5 %}{{ n }}", "{% set html = html|safe %}{{ html }}", "{% set x = letters %}{{ x[0] }}", "{% set x = none %}{{ x }}", "{% set x = undefined_name %}{{ x is defined }}", "{% set x = undefined_name %}{{ x }}", "{% set x.y = 1 %}", "{% set map.x = 1 %}", "{% set none = 1 %}", "{% set true = 1 %}", "{% set 'a' = 1 %}", "{% set 1 = 1 %}", "{% set x %}", "{% set %}", "{% set x = %}",
    "{% set ns = namespace() %}{% set ns.x = 1 %}{{ ns.x }}", "{% set ns = namespace(a=1, b='x') %}{{ ns.a }}{{ ns.b }}", "{% set ns = namespace({'a': 1}) %}{{ ns.a }}", "{% set ns = namespace({'a': 1}, a=2) %}{{ ns.a }}", "{% set ns = namespace() %}{{ ns.q is defined }}", "{% set ns = namespace() %}{{ ns.q }}", "{% set ns = namespace(a=1) %}{% if yes %}{% set ns.a = 2 %}{% endif %}{{ ns.a }}", "{% set ns = namespace(a=0) %}{% for i in numbers %}{% set ns.a = i %}{% endfor %}{{ ns.a }}",
    "{% set ns = namespace(f=false) %}{% for i in numbers %}{% if i == 1 %}{% set ns.f = true %}{% endif %}{% endfor %}{{ ns.f }}", "{% set ns = namespace(a=1) %}{% set ns.a, ns.b = 3, 4 %}{{ ns.a }}{{ ns.b }}", "{% set ns = namespace() %}{% set ns.x %}blk{% endset %}{{ ns.x }}", "{% set ns = namespace(a=[]) %}{% set ns.a = ns.a + [1] %}{{ ns.a }}", "{% set ns = namespace(a=1) %}{{ ns['a'] }}",
    "{% with %}{% set q = 1 %}{{ q }}{% endwith %}{{ q is defined }}", "{% with a = 1, b = 2 %}{{ a }}{{ b }}{% endwith %}", "{% with n = 5 %}{{ n }}{% endwith %}{{ n }}", "{% with a = n, n = 7 %}{{ a }}{{ n }}{% endwith %}", "{% with a = 1, b = a %}{{ b }}{% endwith %}", "{% with a, b = 1, 2 %}{{ a }}{% endwith %}", "{% with (a, b) = (1, 2) %}{{ a }}{{ b }}{% endwith %}", "{% with a = 1 %}{% with a = 2 %}{{ a }}{% endwith %}{{ a }}{% endwith %}", "{% with a = 1 %}{% set a = 3 %}{{ a }}{% endwith %}{{ a is defined }}",
    "{% set x = 1 %}{% with %}{% set x = 2 %}{{ x }}{% endwith %}{{ x }}", "{% with a = undefined_name %}{{ a is defined }}{% endwith %}", "{% with x %}{% endwith %}", "{% do letters %}x", "{% do 1 + 1 %}x", "{% do undefined_name %}x", "{% do [1, 2] %}", "{% set x = 5 %}{% for i in [1] %}{{ x }}{% set x = 6 %}{{ x }}{% endfor %}{{ x }}", "{% for i in [1, 2] %}{{ z|default('-') }}{% set z = i %}{% endfor %}",
    "{% set a = 1 if yes else 2 %}{{ a }}", "{% set a = [1, 2] %}{% set b = a %}{{ b == a }}", "{% set f = 'x'.upper() %}{{ f }}", "{% set x %}{% for i in letters %}{{ i }}{% endfor %}{% endset %}{{ x|length }}", "{% set x %}a{% set y = 1 %}{% endset %}{{ y is defined }}", "{% set _x = 1 %}{{ _x }}", "{% set X = 1 %}{{ X }}", "{% set ünïcode = 1 %}{{ ünïcode }}",
    "{{ dict(a=1, b=2) }}", "{{ dict({'a': 1}, b=2) }}", "{{ dict() }}", "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}", "{% set c = cycler('a', 'b') %}{{ c.next() }}{% do c.reset() %}{{ c.next() }}", "{{ cycler() }}", "{% set j = joiner() %}{% for i in letters %}{{ j() }}{{ i }}{% endfor %}", "{% set j = joiner('|') %}{{ j() }}a{{ j() }}b", "{% set c = cycler(1, 2) %}{% for i in letters %}{{ c.next() }}{% endfor %}",
    "{% for i in [1] %}{{ x }}{% endfor %}{% set x = 3 %}", "{% set x = 3 %}{% for i in [1] %}{{ x }}{% endfor %}", "{{ x|default('none yet') }}{% set x = 3 %}{{ x }}", page("{% for i in [1] %}{{ x }}{% endfor %}{% set x = 3 %}", {"x": "outer"}), page("{{ x }}{% set x = 3 %}{{ x }}", {"x": "outer"}), page("{% if no %}{% set x = 3 %}{% endif %}{{ x }}", {"x": "outer"}), page("{% for i in [1, 2] %}{{ x }}{% set x = i %}{% endfor %}{{ x }}", {"x": "outer"}),
    page("{% for i in [1, 2] %}{% if i == 1 %}{% set x = i %}{% endif %}{{ x }}{% endfor %}{{ x }}", {"x": "outer"}), page("{% with x = x ~ '!' %}{{ x }}{% endwith %}{{ x }}", {"x": "outer"}), page("{% set x = x ~ '!' %}{{ x }}", {"x": "outer"}),
)

# --- macros

area(
    "macro",
    "{% macro m() %}x{% endmacro %}{{ m() }}{{ m() }}", "{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(1) }}{{ m('<') }}{{ m(a=2) }}", "{% macro m(a, b='d') %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, 2) }}{{ m(b=1, a=2) }}{{ m(1, b=3) }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}", "{% macro m(a) %}{{ a|default('q') }}{% endmacro %}{{ m() }}",
    "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "{% macro m(a) %}{% endmacro %}{{ m(b=1) }}", "{% macro m(a) %}{% endmacro %}{{ m(1, a=2) }}", "{% macro m() %}{{ varargs }}{% endmacro %}{{ m(1, 2) }}", "{% macro m(a) %}{{ a }}{{ varargs }}{% endmacro %}{{ m(1, 2, 3) }}{{ m(1) }}", "{% macro m() %}{{ kwargs }}{% endmacro %}{{ m(a=1) }}{{ m() }}", "{% macro m(a) %}{{ a }}{{ kwargs }}{{ varargs }}{% endmacro %}{{ m(1, 2, x=3) }}",
    "{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(*[1, 2]) }}{{ m(*[1], b=2) }}{{ m(**{'a': 1, 'b': 2}) }}{{ m(1, **{'b': 3}) }}{{ m(*(4,), **{'b': 5}) }}", "{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(*[1, 2, 3]) }}", "{% macro m(a=1, b) %}{% endmacro %}", "{% macro m(a, a) %}{% endmacro %}{{ m(1, 2) }}", "{% macro m(a=n) %}{{ a }}{% endmacro %}{{ m() }}", "{% macro m(a, b=a) %}{{ b }}{% endmacro %}{{ m(7) }}", "{% macro m(a, b=a ~ '!') %}{{ b }}{% endmacro %}{{ m(7) }}{{ m(7, 8) }}",
    "{% macro m() %}{{ n }}{% endmacro %}{{ m() }}", "{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}", "{% macro m() %}{{ x }}{% endmacro %}{% set x = 1 %}{{ m() }}{% set x = 2 %}{{ m() }}", "{% macro m() %}{{ x is defined }}{% endmacro %}{{ m() }}{% set x = 1 %}{{ m() }}", "{% macro m() %}{% set x = 1 %}{{ x }}{% endmacro %}{{ m() }}{{ x is defined }}", "{% set x = 1 %}{% macro m() %}{{ x }}{% set x = 2 %}{{ x }}{% endmacro %}{{ m() }}{{ x }}",
    "{% macro f(n) %}{% if n > 0 %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}", "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}{{ a() }}", "{% macro t(items) %}<ul>{% for i in items %}<li>{{ i.title }}{% if i.children %}{{ t(i.children) }}{% endif %}</li>{% endfor %}</ul>{% endmacro %}{{ t(tree) }}", "{% macro m() %}<b>{% endmacro %}{{ m() }}{{ m()|upper }}{{ m() ~ '<' }}", "{% macro m() %}<b>{% endmacro %}{% set x = m() %}{{ x }}{{ x|length }}", "{% macro m() %}<b>{% endmacro %}{{ [m()] }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}body{% endcall %}", "{% macro m() %}{{ caller() }}|{{ caller() }}{% endmacro %}{% call m() %}{{ n }}{% endcall %}", "{% macro m(xs) %}{% for x in xs %}{{ caller(x) }}{% endfor %}{% endmacro %}{% call(i) m(letters) %}<{{ i }}>{% endcall %}", "{% macro m() %}{{ caller(1, 2) }}{% endmacro %}{% call(a, b) m() %}{{ a + b }}{% endcall %}", "{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(a, b=5) m() %}{{ a }}{{ b }}{% endcall %}", "{% macro m() %}x{% endmacro %}{% call m() %}{% endcall %}", "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ caller is defined }}{% endmacro %}{{ m() }}{% call m() %}{% endcall %}", "{% macro m() %}{% if caller is defined %}{{ caller() }}{% else %}none{% endif %}{% endmacro %}{{ m() }}{% call m() %}b{% endcall %}", "{% macro m(t) %}<{{ t }}>{{ caller() }}</{{ t }}>{% endmacro %}{% call m('a') %}{% call m('b') %}c{% endcall %}{% endcall %}", "{% macro o() %}({{ caller() }}){% endmacro %}{% macro i() %}[{{ caller() }}]{% endmacro %}{% call o() %}{% call i() %}x{% endcall %}{% endcall %}", "{% macro m() %}{{ caller()|upper }}{% endmacro %}{% call m() %}abc{% endcall %}", "{% macro m() %}{{ caller() }}{% endmacro %}{% for x in letters %}{% call m() %}{{ x }}{{ loop.index }}{% endcall %}{% endfor %}",
    "{% macro m() %}{% set y = caller() %}{{ y }}{{ y }}{% endmacro %}{% call m() %}z{% endcall %}", "{% set x = 1 %}{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% set x = 5 %}{{ x }}{% endcall %}{{ x }}", "{% call m %}{% endcall %}", "{% call 1 %}{% endcall %}", "{% macro m %}{% endmacro %}", "{% macro %}{% endmacro %}", "{% macro m() %}", "{% macro 1() %}{% endmacro %}", "{{ m() }}", "{{ m() }}{% macro m() %}{% endmacro %}", "{% macro m() %}a{% endmacro %}{% macro m() %}b{% endmacro %}{{ m() }}", "{% if yes %}{% macro m() %}a{% endmacro %}{% endif %}{{ m() }}", "{% if no %}{% macro m() %}a{% endmacro %}{% endif %}{{ m is defined }}",
    "{% for i in [1, 2] %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}", "{% macro outer() %}{% macro inner() %}x{% endmacro %}{{ inner() }}{% endmacro %}{{ outer() }}", "{% macro outer(a) %}{% macro inner(b) %}{{ a }}{{ b }}{% endmacro %}{{ inner(2) }}{% endmacro %}{{ outer(1) }}", "{% macro m(a, b=1) %}{% endmacro %}{{ m.name }}{{ m.arguments }}", "{% macro m() %}{{ varargs|length }}{% endmacro %}{{ m(1, 2, 3) }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(m('a')) }}", "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(m('<')) }}", "{% macro m(n) %}{{ n }}{% endmacro %}{{ m(1) }}{{ n }}", "{% macro m(f) %}{{ f(1) }}{% endmacro %}{% macro g(x) %}g{{ x }}{% endmacro %}{{ m(g) }}",
    "{% set ms = namespace() %}{% macro m() %}x{% endmacro %}{% set ms.m = m %}{{ ms.m() }}", "{% macro m(a, b=undefined_name) %}{{ b is defined }}{% endmacro %}{{ m(1) }}", "{% macro m(caller=none) %}{{ caller is none }}{% endmacro %}{{ m() }}", "{% macro m(a) %}{{ loop is defined }}{% endmacro %}{% for i in [1] %}{{ m(i) }}{% endfor %}", "{% for i in [1, 2] %}{% call m2() %}{% endcall %}{% endfor %}", "{% macro m(items) %}{% for i in items %}{{ loop.index }}{{ i }}{% endfor %}{% endmacro %}{{ m(letters) }}", "{% macro a(x) %}{% if x %}{{ caller() }}{{ a(x - 1) }}{% endif %}{% endmacro %}{% call a(1) %}c{% endcall %}" if False else "{% macro a(x) %}{% if x %}{{ b(x - 1) }}{% endif %}{% endmacro %}{% macro b(x) %}{{ x }}{{ a(x) }}{% endmacro %}{{ a(3) }}",
    "{% macro m(a) -%} {{ a }} {%- endmacro %}[{{ m(1) }}]", "{% macro m(a, b, c=3, d=4) %}{{ a }}{{ b }}{{ c }}{{ d }}{% endmacro %}{{ m(1, 2) }} {{ m(1, 2, 5) }} {{ m(1, 2, d=9) }} {{ m(b=1, a=2, d=3, c=4) }}", "{% macro m() %}{% for a in varargs %}{{ a }};{% endfor %}{% for k, v in kwargs|dictsort %}{{ k }}={{ v }};{% endfor %}{% endmacro %}{{ m(1, 2, b=3, a=4) }}", "{% macro m() %}{{ n }}{% set n = 4 %}{{ n }}{% endmacro %}{{ m() }}{{ n }}", "{% with x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% endwith %}", "{% filter upper %}{% macro m() %}x{% endmacro %}{{ m() }}{% endfilter %}",
    *plain("{% macro m() %}<b>{% endmacro %}{{ m() }}{{ m() ~ '<' }}{{ m()|e }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('<') }}", "{% set x %}<{% endset %}{{ x }}{{ x|e }}"),
)

# --- filter blocks

area(
    "filterblock",
    "{% filter upper %}abc{{ name }}{% endfilter %}", "{% filter upper|replace('B', '-') %}abc{% endfilter %}", "{% filter escape %}<b>{% endfilter %}", "{% filter forceescape %}<b>{% endfilter %}", "{% filter replace('a', 'b') %}aaa{% endfilter %}", "{% filter trim %}  a  {% endfilter %}", "{% filter upper %}{% filter lower %}AbC{% endfilter %}{% endfilter %}", "{% filter indent(2) %}a\nb{% endfilter %}", "{% filter length %}abc{% endfilter %}", "{% filter nope %}{% endfilter %}", "{% filter %}{% endfilter %}", "{% filter upper %}",
    "{% filter upper %}{% set x = 1 %}{{ x }}{% endfilter %}{{ x is defined }}", "{% filter title %}{% for i in letters %}{{ i }} {% endfor %}{% endfilter %}", "{% filter striptags %}<b>a</b>{% endfilter %}", "{% filter wordcount %}a b c{% endfilter %}", "{% filter default('x') %}{% endfilter %}", "{% for i in letters %}{% filter upper %}{{ i }}{% endfilter %}{% endfor %}", "{% filter upper %}<a href='x'>{{ html }}</a>{% endfilter %}",
)

# --- Templates together

BASE = "[{% block a %}base a{% endblock %}|{% block b %}base b {{ n }}{% endblock %}]"
MID = "{% extends 'base' %}{% block a %}mid {{ super() }}{% endblock %}"
MACROS = "{% macro hello(who='you') %}Hello {{ who }}{% endmacro %}{% macro uses() %}{{ n }}{% endmacro %}{% set shared = 'S' %}{% set _private = 'P' %}{% macro _hidden() %}{% endmacro %}"


def with_base(template, values=None, **more):
    return page(template, values, base=BASE, mid=MID, macros=MACROS, **more)


area(
    "inheritance",
    with_base("{% extends 'base' %}"), with_base("{% extends 'base' %}{% block a %}child{% endblock %}"), with_base("{% extends 'base' %}{% block a %}{{ super() }}!{% endblock %}"), with_base("{% extends 'mid' %}{% block a %}child {{ super() }}{% endblock %}"), with_base("{% extends 'mid' %}{% block a %}child {{ super.super() }}{% endblock %}"), with_base("{% extends 'mid' %}{% block b %}{{ self.a() }}{% endblock %}"), with_base("{% extends 'base' %}{% block b %}{{ self.a() }}{{ self.a() }}{% endblock %}"),
    with_base("before{% extends 'base' %}after"), with_base("{{ n }}{% extends 'base' %}{{ n }}"), with_base("{% extends 'base' %}{% block new %}never{% endblock %}"), with_base("{% extends 'base' %}{% set n = 9 %}"), with_base("{% set n = 9 %}{% extends 'base' %}"), with_base("{% extends 'base' %}{% block a %}{{ x }}{% endblock %}{% set x = 5 %}"), with_base("{% extends 'base' %}{% block a %}{% set n = 7 %}{{ n }}{% endblock %}"), with_base("{% extends 'base' %}{% macro m() %}M{% endmacro %}{% block a %}{{ m() }}{% endblock %}"), with_base("{% extends 'base' %}{% import 'macros' as m %}{% block a %}{{ m.hello() }}{% endblock %}"), with_base("{% extends 'base' %}{% from 'macros' import hello %}{% block a %}{{ hello('x') }}{% endblock %}"),
    with_base("{% extends 'base' %}{% if no %}{% block a %}untaken{% endblock %}{% endif %}"), with_base("{% extends 'base' %}{% for i in letters %}{% block a %}x{% endblock %}{% endfor %}"), with_base("{% if yes %}{% extends 'base' %}{% endif %}{% block a %}cond{% endblock %}tail"), with_base("{% if no %}{% extends 'base' %}{% endif %}{% block a %}cond{% endblock %}tail"), with_base("{% extends which %}{% block a %}dyn{% endblock %}", {"which": "base"}), with_base("{% extends 'ba' ~ 'se' %}{% block a %}dyn{% endblock %}"), with_base("{% extends 'base' if yes else 'mid' %}"), with_base("{% extends 'nope' %}"), with_base("{% extends undefined_name %}"), with_base("{% extends 'base' %}{% extends 'mid' %}"), with_base("{% extends %}"), with_base("{% block a %}{% extends 'base' %}{% endblock %}"), with_base("{% for i in [1] %}{% extends 'base' %}{% endfor %}"),
    with_base("{% block x %}a{% endblock %}"), with_base("{% block x %}a{% endblock x %}"), with_base("{% block x %}a{% endblock y %}"), with_base("{% block x %}a{% endblock %}{% block x %}b{% endblock %}"), with_base("{% block x %}{% block y %}in{% endblock %}{% endblock %}"), with_base("{% block x %}{{ super() }}{% endblock %}"), with_base("{% block x-y %}{% endblock %}"), with_base("{% block %}{% endblock %}"), with_base("{% block x %}"), with_base("{{ self.x() }}{% block x %}X{% endblock %}"), with_base("{{ self.q() }}"), with_base("{% block x %}{{ self.y() }}{% endblock %}{% block y %}Y{% endblock %}"), with_base("{% block x %}<b>{{ html }}</b>{% endblock %}{{ self.x()|length }}"), with_base("{% set t = self.x() %}{% block x %}X{% endblock %}{{ t }}"),
    with_base("{% for i in letters %}{% block x %}{{ i is defined }}{% endblock %}{% endfor %}"), with_base("{% for i in letters %}{% block x scoped %}{{ i }}{{ loop.index }}{% endblock %}{% endfor %}"), with_base("{% set v = 1 %}{% block x %}{{ v }}{% endblock %}"), with_base("{% block x %}{{ v is defined }}{% endblock %}{% set v = 1 %}"), with_base("{% block x %}{% set v = 1 %}{% endblock %}{{ v is defined }}"), with_base("{% with v = 1 %}{% block x %}{{ v is defined }}{% endblock %}{% endwith %}"), with_base("{% with v = 1 %}{% block x scoped %}{{ v }}{% endblock %}{% endwith %}"), with_base("{% macro m(v) %}{% block x scoped %}{{ v }}{% endblock %}{% endmacro %}{{ m(3) }}" if False else "{% if yes %}{% block x %}in if{% endblock %}{% endif %}"), with_base("{% block r required %}{% endblock %}"), with_base("{% block r required %} {# c #} {% endblock %}"), with_base("{% block r required %}x{% endblock %}"), with_base("{% block r scoped required %}{% endblock %}"),
    page("{% extends 'p' %}{% block r %}filled{% endblock %}", p="<{% block r required %}{% endblock %}>"), page("{% extends 'p' %}", p="<{% block r required %}{% endblock %}>"), page("{% extends 'q' %}{% block r %}filled{% endblock %}", p="<{% block r required %}{% endblock %}>", q="{% extends 'p' %}"), page("{% extends 'p' %}{% block item %}[{{ i }}]{% endblock %}", p="{% for i in letters %}{% block item scoped %}{{ i }}{% endblock %}{% endfor %}"), page("{% extends 'p' %}{% block item %}[{{ i is defined }}]{% endblock %}", p="{% for i in letters %}{% block item %}{{ i }}{% endblock %}{% endfor %}"), page("{% extends 'p' %}{% block item %}{{ loop.index }}{{ super() }}{% endblock %}", p="{% for i in letters %}{% block item scoped %}{{ i }}{% endblock %}{% endfor %}"),
    page("{% extends 'p' %}{% block inner %}I{% endblock %}", p="{% block outer %}o{% block inner %}i{% endblock %}o{% endblock %}"), page("{% extends 'p' %}{% block outer %}O{{ super() }}{% endblock %}{% block inner %}I{% endblock %}", p="{% block outer %}o{% block inner %}i{% endblock %}o{% endblock %}"), page("{% extends 'p' %}{% block outer %}[{% block inner %}new{% endblock %}]{% endblock %}", p="{% block outer %}o{% endblock %}"), page("{% extends 'p' %}{% block t %}Title{% endblock %}", p="<title>{% block t %}{% endblock %}</title><h1>{{ self.t() }}</h1>"), page("{% extends 'p' %}{% set title = 'T' %}", p="{{ title }}"), page("{% extends 'p' %}{% set title = 'T' %}", p="{{ title|default('none') }}{% set title = 'P' %}{{ title }}"), page("{% extends 'p' %}{% block a %}{{ title }}{% endblock %}{% set title = 'child' %}", p="{% set title = 'parent' %}{% block a %}{% endblock %}"),
    page("{% extends 'p' %}{% block a %}{{ x }}{% endblock %}", p="{% set x = 'from parent' %}{% block a %}{% endblock %}"), page("{% extends 'p' %}{% block a %}{{ m() }}{% endblock %}", p="{% macro m() %}parent macro{% endmacro %}{% block a %}{% endblock %}"), page("{% extends 'p1' %}{% block a %}3{{ super() }}{% endblock %}", p1="{% extends 'p2' %}{% block a %}2{{ super() }}{% endblock %}", p2="{% extends 'p3' %}", p3="{% block a %}1{% endblock %}"), page("{% extends 'p1' %}", p1="one{% extends 'p2' %}", p2="two{% extends 'p3' %}", p3="three"), page("{% extends 'page' %}") if False else page("{% extends 'p' %}{% block a %}{% include 'i' %}{% endblock %}", p="{% block a %}{% endblock %}", i="{{ n }}{% block a %}own{% endblock %}"), page("{% extends 'p' %}{% filter upper %}out{% endfilter %}", p="p"), page("{% extends 'p' %}{% include 'i' %}", p="p", i="i"), page("{% extends 'p' %}{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}", p="p"), page("{% extends 'p' %}{% for i in letters %}{{ i }}{% endfor %}{% if yes %}x{% endif %}{% with %}y{% endwith %}", p="p"), page("{% extends 'p' %}{{ undefined_name }}", p="p"),
    page("{% extends 'p' %}{% block a %}{% for i in letters %}{{ super() }}{{ i }}{% endfor %}{% endblock %}", p="{% block a %}s{% endblock %}"), page("{% extends 'p' %}{% block a %}{% macro m() %}{{ super() }}{% endmacro %}{{ m() }}{% endblock %}", p="{% block a %}s{% endblock %}"), page("{% extends 'p' %}{% block a %}{{ super()|upper }}{% endblock %}", p="{% block a %}<s>{% endblock %}"), page("{% extends 'p' %}{% block a %}{% set s = super() %}{{ s }}{{ s|length }}{% endblock %}", p="{% block a %}<s>{% endblock %}"), page("{% extends ['nope', 'p'] %}", p="p") if False else page("{% extends 'p' %}\n\n{% block a %}\n x\n{% endblock %}\n", p="<\n{% block a %}{% endblock %}\n>\n"),
)

area(
    "include",
    page("{% include 'i' %}", i="in"), page("a{% include 'i' %}b", i="[{{ n }}]"), page("{% set x = 1 %}{% include 'i' %}", i="{{ x }}"), page("{% include 'i' %}{{ y is defined }}", i="{% set y = 1 %}{{ y }}"), page("{% for i in letters %}{% include 'i' %}{% endfor %}", i="{{ i }}"), page("{% for x in letters %}{% include 'i' %}{% endfor %}", i="{{ loop is defined }}"), page("{% for x in letters %}{{ loop.index }}{% include 'i' %}{% endfor %}", i="{{ loop.index }}"), page("{% with x = 5 %}{% include 'i' %}{% endwith %}", i="{{ x }}"), page("{% macro m(x) %}{% include 'i' %}{% endmacro %}{{ m(6) }}", i="{{ x }}"), page("{% include 'i' without context %}", i="{{ n is defined }}"), page("{% include 'i' with context %}", i="{{ n }}"),
    page("{% set x = 1 %}{% include 'i' without context %}", i="{{ x is defined }}"), page("{% include 'nope' %}"), page("{% include 'nope' ignore missing %}x"), page("{% include 'nope' ignore missing with context %}x"), page("{% include 'nope' ignore missing without context %}x"), page("{% include 'i' ignore missing %}", i="x"), page("{% include ['nope', 'i'] %}", i="x"), page("{% include ['j', 'i'] %}", i="x", j="y"), page("{% include ['nope', 'nada'] %}"), page("{% include ['nope', 'nada'] ignore missing %}x"), page("{% include [] ignore missing %}x"), page("{% include [] %}"), page("{% include 'i' if yes else 'j' %}", i="x", j="y"), page("{% include which %}", {"which": "i"}, i="x"), page("{% include undefined_name %}"), page("{% include undefined_name ignore missing %}"), page("{% include which %}", {"which": ["a", "i"]}, i="x"), page("{% include ('a', 'i') %}", i="x"),
    page("{% include 'i' %}", i="{% include 'j' %}", j="{{ name }}"), page("{% set x = 1 %}{% include 'i' %}", i="{% set y = 2 %}{% include 'j' %}", j="{{ x }}{{ y }}"), page("{% include 'i' %}", i="{% extends 'p' %}{% block a %}A{% endblock %}", p="<{% block a %}{% endblock %}>"), page("{% block a %}outer{% endblock %}{% include 'i' %}", i="{% block a %}inner{% endblock %}"), page("{% include 'i' %}", i="{{ html }}"), page("{% include 'i' %}", i="line\n"), page("{% include 'i' %}|{% include 'i' %}", i="a\n"), page("{% filter upper %}{% include 'i' %}{% endfilter %}", i="abc"), page("{% set x %}{% include 'i' %}{% endset %}[{{ x }}]", i="abc"), page("{% include 'dir/i' %}", dir__i="{% include 'dir/j' %}", dir__j="x"), page("{% include %}"), page("{% include 'i' ignore %}", i="x"), page("{% macro m() %}M{% endmacro %}{% include 'i' %}", i="{{ m() }}"), page("{% import 'm' as m %}{% include 'i' %}", i="{{ m.f() }}", m="{% macro f() %}F{% endmacro %}"),
    page("{% if yes %}{% set x = 1 %}{% endif %}{% include 'i' %}", i="{{ x }}"), page("{% for x in [1, 2] %}{% set y = x * 2 %}{% include 'i' %}{% endfor %}", i="{{ x }}{{ y }};"), page("{% set n = 10 %}{% include 'i' %}", i="{{ n }}"), page("{% block b %}{% set q = 1 %}{% include 'i' %}{% endblock %}", i="{{ q }}"), page("{% include 'i' %}", i="{{ undefined_name }}"), page("{% include 'i' %}", i="{% if %}"), page("{% for u in users %}{% include 'i' %}{% endfor %}", i="{{ u.name }} {{ u.city.name }};"), page("{% include 'i' %}", i="{% macro x() %}local{% endmacro %}{{ x() }}"), page("{% for i in [1,2,3] %}{% include 'row' %}{% endfor %}", row="{% if i == 2 %}two{% else %}{{ i }}{% endif %}"), page("{% set a = 1 %}{% for b in [2] %}{% with c = 3 %}{% include 'i' %}{% endwith %}{% endfor %}", i="{{ a }}{{ b }}{{ c }}"),
)

area(
    "import",
    with_base("{% import 'macros' as m %}{{ m.hello() }}{{ m.hello('x') }}"), with_base("{% from 'macros' import hello %}{{ hello() }}"), with_base("{% from 'macros' import hello as hi %}{{ hi('z') }}"), with_base("{% from 'macros' import hello, shared %}{{ hello() }}{{ shared }}"), with_base("{% from 'macros' import hello as a, shared as b %}{{ a() }}{{ b }}"), with_base("{% import 'macros' as m %}{{ m.shared }}"), with_base("{% import 'macros' as m %}{{ m._private is defined }}"), with_base("{% from 'macros' import _private %}"), with_base("{% from 'macros' import nope %}{{ nope is defined }}"), with_base("{% from 'macros' import nope %}{{ nope() }}"), with_base("{% import 'macros' as m %}{{ m.nope is defined }}"), with_base("{% import 'macros' as m %}{{ m.nope() }}"), with_base("{% import 'macros' as m %}{{ m.uses() }}"), with_base("{% import 'macros' as m with context %}{{ m.uses() }}"), with_base("{% from 'macros' import uses with context %}{{ uses() }}"), with_base("{% from 'macros' import uses without context %}{{ uses() }}"),
    with_base("{% set n = 8 %}{% from 'macros' import uses with context %}{{ uses() }}"), with_base("{% for i in [1, 2] %}{% from 'macros' import hello %}{{ hello(i) }}{% endfor %}"), with_base("{% macro m() %}{% from 'macros' import hello %}{{ hello('in') }}{% endmacro %}{{ m() }}"), with_base("{% import 'nope' as m %}"), with_base("{% import 'macros' %}"), with_base("{% from 'macros' import %}"), with_base("{% from 'macros' %}"), with_base("{% import 'macros' as 'x' %}"), with_base("{% import which as m %}{{ m.hello() }}", {"which": "macros"}), with_base("{% if yes %}{% import 'macros' as m %}{% endif %}{{ m.hello() }}"), with_base("{% import 'macros' as m %}{% set f = m.hello %}{{ f('q') }}"), with_base("{% import 'macros' as m %}{% for i in letters %}{{ m.hello(i) }};{% endfor %}"), with_base("{% import 'macros' as m %}{% call m.hello() %}{% endcall %}"),
    page("{% import 'm' as m %}{{ m.wrap('x') }}", m="{% macro wrap(x) %}<{{ inner(x) }}>{% endmacro %}{% macro inner(x) %}{{ x }}{% endmacro %}"), page("{% import 'm' as m %}{% call m.box('t') %}body {{ n }}{% endcall %}", m="{% macro box(title) %}<{{ title }}>{{ caller() }}{% endmacro %}"), page("{% import 'm' as m %}{{ m.f() }}", m="{% import 'k' as k %}{% macro f() %}{{ k.g() }}{% endmacro %}", k="{% macro g() %}G{% endmacro %}"), page("{% import 'm' as m %}{{ m.k.g() }}", m="{% import 'k' as k %}", k="{% macro g() %}G{% endmacro %}"), page("{% from 'm' import g %}{{ g() }}", m="{% from 'k' import g %}", k="{% macro g() %}G{% endmacro %}"), page("{% import 'm' as m %}{{ m.x }}", m="{% set x = 1 %}text{% set x = 2 %}"), page("{% import 'm' as m %}{{ m }}", m="<text> {{ 1 + 1 }}"), page("{% import 'm' as m %}{{ m.f() }}{{ m.f() }}", m="{% set v = 'V' %}{% macro f() %}{{ v }}{% endmacro %}"), page("{% import 'm' as m %}{{ m.f() }}", m="{% macro f() %}{% include 'i' %}{% endmacro %}", i="inc"), page("{% set v = 1 %}{% import 'm' as m with context %}{{ m.f() }}", m="{% macro f() %}{{ v }}{% endmacro %}"), page("{% for v in [1, 2] %}{% import 'm' as m with context %}{{ m.f() }}{% endfor %}", m="{% macro f() %}{{ v }}{% endmacro %}"), page("{% import 'm' as m %}x", m="{{ undefined_name }}"),
    page("{% from 'm' import a, b %}{{ a() }}{{ b() }}", m="{% macro a() %}A{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}"), page("{% from 'm' import a with context %}{{ a() }}", m="{% macro a() %}{{ name }}{{ range(2)|list }}{% endmacro %}"), page("{% from 'm' import a %}{{ a() }}", m="{% macro a() %}{{ range(2)|list }}{% endmacro %}"), page("{% from 'm' import a,b %}{{ a }}{{ b }}", m="{% set a, b = 1, 2 %}"), page("{% from 'm' import t %}{{ t(tree) }}", m="{% macro t(xs) %}{% for x in xs %}{{ x.title }}({{ t(x.children) }}){% endfor %}{% endmacro %}"),
)

import cases_filters  # noqa: E402,F401  adds its areas to AREAS
