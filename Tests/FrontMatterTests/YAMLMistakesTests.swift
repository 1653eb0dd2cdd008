import Testing

@testable import FrontMatter

@Suite struct YAMLMistakesTests {
  private static let quotesAndIndentation = "check the quotes and the indentation of this line and the one above"
  private static let start = "indent with spaces, not tabs, and quote values that start with '@', '`' or '%'"

  @Test(arguments: [
    (
      "title: Zorg: wat nu?", "2:12: a ':' followed by a space inside a value",
      #"put the value in quotes: title: "Zorg: wat nu?""#
    ),
    (
      "\u{FEFF}titel: ën: x", "2:10: a ':' followed by a space inside a value",
      #"put the value in quotes: title: "Zorg: wat nu?""#
    ),
    (
      "a: b\n  c: d", "3:4: this key is indented below a line that has a value already",
      "start it in the column of the key above"
    ),
    (
      "title\nfoo: bar", "3:4: the line above this key is not 'key: value'",
      "write a key, a colon, a space and the value on that line"
    ),
    (
      "a:b\nc: d", "3:2: the line above this key is not 'key: value'",
      "write a key, a colon, a space and the value on that line"
    ),
    ("a: b\ntitel", "3:6: expected 'key: value' here", quotesAndIndentation),
    ("a: 'it's'", "2:8: expected 'key: value' here", quotesAndIndentation),
    ("a: \"x\" y", "2:8: expected 'key: value' here", quotesAndIndentation),
    ("a:\n  - b\n - c", "4:2: expected 'key: value' here", quotesAndIndentation),
    ("a: b\n]", "3:1: expected 'key: value' here", quotesAndIndentation),
    ("a: &b &c d", "2:7: expected 'key: value' here", quotesAndIndentation),
    ("title: \"open\nb: c", "2:8: a quotation mark is opened and never closed", nil),
    ("a: b\ntitle: 'open", "3:8: a quotation mark is opened and never closed", nil),
    ("a: 'b\n---\n", "2:4: a quotation mark is opened and never closed", nil),
    ("tags: [a, b\ntitle: x", "3:6: a list in '[ ]' needs a comma or a closing ']' here", "it is opened on line 2"),
    ("a: 1\nb: {c\n", "4:1: a mapping in '{ }' needs a comma or a closing '}' here", "it is opened on line 3"),
    ("\ta: b", "2:1: a value cannot start with this character", start),
    ("a: @b", "2:4: a value cannot start with this character", start),
    ("a: `b`", "2:4: a value cannot start with this character", start),
    ("a: }", "2:4: a value cannot start with this character", "put the value in quotes"),
    ("a: ? b", "2:4: a value cannot start with this character", "put the value in quotes"),
    (
      "tags: - a", "2:7: a list item '- ' cannot start here",
      "put each item on a line of its own below the key, or write [griep, koorts]"
    ),
    (
      "- a\nb: c", "3:1: expected a list item '- ' here",
      "start each item in the same column, and keep keys out of the list"
    ),
    ("a: > b", "2:6: text behind '|' or '>'", "start the text on the next line, indented, or put the value in quotes"),
    ("a: *b*", "2:6: a value that starts with '*' or '&' is an alias or anchor", "put the value in quotes"),
    ("a: !x!y z", "2:4: a value that starts with '!' is a tag", "put the value in quotes if it is text"),
    (
      #"a: "C:\docs""#, #"2:7: '\' in double quotes starts an escape that does not exist"#,
      #"write '\\', or use single quotes: 'C:\griep'"#
    ),
    (#"a: "\ud83d""#, #"2:7: this '\' escape in double quotes is no character"#, #"write '\\', or use single quotes"#),
    (#"a: "\xq""#, #"2:7: this '\' escape in double quotes is no character"#, #"write '\\', or use single quotes"#),
    ("%YAML 2.0\n---\na: b", "2:1: only YAML 1.1 and 1.2 are read", "leave the line with '%YAML' out"),
    (
      "a: b\nc: \u{1}", "3:4: a control character stands in the text",
      "remove it; copying from a word processor often leaves one"
    ),
    (
      "a: b\nc: é\0", "3:5: a control character stands in the text",
      "remove it; copying from a word processor often leaves one"
    ),
    (
      "a: \u{9B}", "2:4: a control character stands in the text",
      "remove it; copying from a word processor often leaves one"
    ),
    (
      "{a: b} c", "2:8: this text belongs to no key",
      "check the indentation, and the brackets and quotes of the lines above"
    ),
    (
      "  a: b\nc: d", "3:1: this text belongs to no key",
      "check the indentation, and the brackets and quotes of the lines above"
    ),
    (
      "a: b\n...\nc", "4:1: this text belongs to no key",
      "check the indentation, and the brackets and quotes of the lines above"
    ),
  ])
  func saysInTheEditorsWords(text: String, message: String, hint: String?) {
    #expect(mistake { try yaml(text) } == "\(message) [yaml.syntax]" + (hint.map { "\n" + $0 } ?? ""))
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "4:1: key 'a' stands twice [yaml.duplicate-key]\nfirst on line 2; keep one of the two"),
    ("x: {a: 1, a: 2}", "2:11: key 'a' stands twice [yaml.duplicate-key]\nfirst on line 2; keep one of the two"),
    (
      "é: 1\ne\u{301}: 2", "3:1: key 'e\u{301}' stands twice [yaml.duplicate-key]\nfirst on line 2; keep one of the two"
    ),
    (
      "? [a, b]: c",
      "2:3: a key must be plain text, not a list or a mapping [yaml.key]\nput a text that starts with '{' or '[' in quotes"
    ),
    (
      "a: {{ naam }}",
      "2:5: a key must be plain text, not a list or a mapping [yaml.key]\nput a text that starts with '{' or '[' in quotes"
    ),
    (
      "a: &x b\n*x : c",
      "3:1: a key must be plain text, not a list or a mapping [yaml.key]\nput a text that starts with '{' or '[' in quotes"
    ),
    (
      "a: *Nieuw",
      "2:4: alias '*Nieuw' has no anchor '&Nieuw' before it [yaml.alias]\nput the value in quotes if it is text"
    ),
    ("a: &x [*x]", "2:8: alias '*x' has no anchor '&x' before it [yaml.alias]\nput the value in quotes if it is text"),
    ("a: !Let op", "2:4: a value that starts with '!' is a tag [yaml.tag]\nput the value in quotes if it is text"),
    ("a: !!! Let op", "2:4: a value that starts with '!' is a tag [yaml.tag]\nput the value in quotes if it is text"),
    ("a: !! op", "2:6: a value that starts with '!' is a tag [yaml.syntax]\nput the value in quotes if it is text"),
    ("a: !x [b]", "2:4: a value that starts with '!' is a tag [yaml.tag]\nput the value in quotes if it is text"),
    ("a: !x {b: c}", "2:4: a value that starts with '!' is a tag [yaml.tag]\nput the value in quotes if it is text"),
  ])
  func refuses(text: String, message: String) {
    #expect(mistake { try yaml(text) } == message)
  }

  @Test func cutsLongNamesInMessages() {
    let key = String(repeating: "k", count: 900)
    let twice = mistake { try yaml("? \(key)\n: 1\n? \(key)\n: 2\n") }
    #expect(twice.hasPrefix("4:3: key '\(key.prefix(60))…' stands twice"))
  }
}
