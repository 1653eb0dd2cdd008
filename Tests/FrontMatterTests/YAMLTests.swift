import Testing

@testable import FrontMatter

@Suite struct YAMLTests {
  @Test(arguments: [
    ("title: Zorg\ntags: [a, 'b']\n", #"{title: Zorg, tags: [a, "b"]}"#),
    ("land: no\nja: yes\nversie: 1.10\ncode: 010\n", "{land: no, ja: yes, versie: 1.10, code: 010}"),
    ("date: 2024-02-30", "{date: 2024-02-30}"),
    ("a: |\n  x\n    y\n\n  z\nb: >-\n  x\n  y\n", "{a: \"x\n  y\n\nz\n\", b: \"x y\"}"),
    ("a:\nb: ~\nc: ''", #"{a: , b: ~, c: ""}"#),
    ("a: &x {n: 1}\nb: *x\nc: [*x, *x]", "{a: {n: 1}, b: {n: 1}, c: [{n: 1}, {n: 1}]}"),
    ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"),
    ("\u{FEFF}a: b\nc: d\n", "{a: b, c: d}"),
    ("a: b\r\nc: d\r\n", "{a: b, c: d}"),
    ("a:\tb", "{a: b}"),
    ("'a b': c\n\"d\": e", "{a b: c, d: e}"),
    ("a: \"\\u00e9\\x41\\n\"", "{a: \"éA\n\"}"),
    ("a: !!str 010\nb: ! x", "{a: 010, b: x}"),
    ("<<: {a: b}", "{<<: {a: b}}"),
    ("a: x #1\nb: x#1", "{a: x, b: x#1}"),
    ("a: http://x.nl:80/?q", "{a: http://x.nl:80/?q}"),
    ("? a\n: b", "{a: b}"),
    ("- a\n- - b\n  - c", "[a, [b, c]]"),
    ("--- a\n--- b", "a"),
    ("a: b\n---\nc: [", "{a: b}"),
    ("a: b\n...\n---\nc", "{a: b}"),
    ("%YAML 1.2\n---\na: b", "{a: b}"),
    ("a: 👩‍⚕️", "{a: 👩‍⚕️}"),
  ])
  func reads(text: String, shape: String) throws {
    #expect(try #require(try yaml(text)).shape == shape)
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\n", "# niets\n", "---\n", "---\n# niets\n", "  "])
  func findsNothing(text: String) throws {
    #expect(try yaml(text) == nil)
  }

  @Test func takesNoBytes() throws {
    #expect(try parseYAML(UnsafeBufferPointer(start: nil, count: 0), firstLine: 1) == nil)
  }

  @Test(arguments: [
    ("title: Zorg\n", "2:1+1 2:1+5 2:8+4"),
    ("\u{FEFF}a: b\nc: d", "2:1+1 2:1+1 2:4+1 3:1+1 3:4+1"),
    ("é: 'ü👍'\n", "2:1+1 2:1+1 2:4+4"),
    ("a:\r\n  - x\r\n  - b: yy\r\n", "2:1+1 2:1+1 3:3+1 3:5+1 4:5+1 4:5+1 4:8+2"),
    ("a: [b, {c: d}]", "2:1+1 2:1+1 2:4+1 2:5+1 2:8+1 2:9+1 2:12+1"),
    ("a: |\n  x\nb: *q\n".replacing("*q", with: "q"), "2:1+1 2:1+1 2:4+1 4:1+1 4:4+1"),
    ("a: &x b\nc: *x", "2:1+1 2:1+1 2:4+4 3:1+1 3:4+1"),
    // libyaml ends a line at these; our lines end at LF.
    ("a: 'b\u{2028}c\u{85}d\re'\nf: g", "2:1+1 2:1+1 2:4+1 3:1+1 3:4+1"),
  ])
  func knowsPlaces(text: String, places: String) throws {
    #expect(try #require(try yaml(text)).places == places)
  }
}
