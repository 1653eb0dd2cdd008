import Templates
import Testing

@Suite struct ValueTests {
  @Test(
    arguments: [
      ("1", 1), ("-2", -2), ("2.0", 2.0), ("1e2", 100.0), ("null", Value.none), ("true", true),
      ("\"a\\u00e9\\ud83d\\ude00\\n\"", "aé😀\n"),
      ("[1, \"x\", []]", [1, "x", []]), (" {\"b\": {\"c\": false}} ", ["b": ["c": false]]),
    ] as [(String, Value)])
  func readsJSON(text: String, expected: Value) throws {
    let value = try Value(json: Array(text.utf8))
    #expect(value == expected)
    #expect(try render("{{ v }}", ["v": value]) == (try render("{{ v }}", ["v": expected])))
  }

  @Test(arguments: [
    ("", 1, 1), ("{\n  \"a\" 1}", 2, 7), ("[1,]", 1, 4), ("01", 1, 1), ("\"\\x\"", 1, 3), ("[1", 1, 3), ("1 2", 1, 3),
    ("99999999999999999999", 1, 1),
    ("nul", 1, 1), ("{1: 2}", 1, 2),
  ])
  func pointsAtMistakesInJSON(text: String, line: Int, column: Int) throws {
    let error = try #require(throws: TemplateError.self) { try Value(json: Array(text.utf8)) }
    #expect(error.diagnostic.position?.line == line)
    #expect(error.diagnostic.position?.column == column)
  }

  @Test func refusesJSONThatNestsWithoutEnd() {
    #expect(throws: TemplateError.self) { try Value(json: Array(repeating: UInt8(ascii: "["), count: 100_000)) }
  }

  @Test func keepsTheOrderOfKeysAndTheLastValue() {
    let map = Map([("b", 1), ("a", 2), ("b", 3)] as [(String, Value)])
    #expect(map.keys == ["b", "a"])
    #expect(map["b"] == 3)
    #expect(map.setting("c", to: 4)["c"] == 4)
    let large = Map((0..<100).map { ("key\($0)", Value.int($0)) })
    #expect(large["key99"] == 99)
    #expect(large["key100"] == nil)
  }

  @Test(
    arguments: [
      (Value.int(1), Value.double(1), true), (.bool(true), .int(1), true), ("a", .markup("a"), true),
      ("é", "e\u{301}", false), (.list([1]), .tuple([1]), false),
    ] as [(Value, Value, Bool)])
  func comparesAsPythonDoes(first: Value, second: Value, isEqual: Bool) {
    #expect((first == second) == isEqual)
    if isEqual { #expect(first.hashValue == second.hashValue) }
  }
}
