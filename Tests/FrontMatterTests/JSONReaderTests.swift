import Foundation
import Testing

@testable import FrontMatter

@Suite struct JSONReaderTests {
  @Test(arguments: [
    (
      #"{"a": [1, -0.5e+3, true, false, null, "x"], "b": {}, "c": []}"#,
      #"{a: [1, -0.5e+3, true, false, null, "x"], b: {}, c: []}"#
    ),
    (#""\"\\\/\b\f\n\r\t\u00e9\u00E9""#, "\"\"\\/\u{8}\u{C}\n\r\téé\""), (#""\ud83d\ude00""#, "\"😀\""),
    (#""\uD800\uDC00\udbff\udfff""#, "\"\u{10000}\u{10FFFF}\""), (#""\u0000""#, "\"\0\""),
    ("\u{FEFF} \t\r\n1 \n", "1"), ("0", "0"), ("-0", "-0"), ("1E400", "1E400"), (#""é👍""#, "\"é👍\""),
    (#"{"": 1}"#, "{: 1}"),
  ])
  func reads(text: String, shape: String) throws {
    #expect(try json(text).shape == shape)
  }

  @Test(arguments: [
    ("", "1:1: expected a JSON value"), ("   ", "1:4: expected a JSON value"), ("[1,]", "1:4: expected a JSON value"),
    ("tru", "1:1: expected a JSON value"), ("True", "1:1: expected a JSON value"),
    ("'a'", "1:1: expected a JSON value"),
    ("01", "1:1: expected a JSON value"), ("+1", "1:1: expected a JSON value"), (".5", "1:1: expected a JSON value"),
    ("1.", "1:1: expected a JSON value"), ("1e", "1:1: expected a JSON value"), ("0x10", "1:1: expected a JSON value"),
    ("-", "1:1: expected a JSON value"), ("-inf", "1:1: expected a JSON value"), ("NaN", "1:1: expected a JSON value"),
    ("-nan", "1:1: expected a JSON value"), ("1.5.2", "1:1: expected a JSON value"),
    ("\u{FEFF}x", "1:1: expected a JSON value"),
  ])
  func asksForAValue(text: String, message: String) {
    #expect(
      mistake { try json(text) }
        == "\(message) [json.syntax]\ntext stands in double quotes; numbers have a point, no comma and no zero in front"
    )
  }

  @Test(arguments: [
    ("1 2", "1:3: expected the end of the file after the value"),
    ("{}\n}", "2:1: expected the end of the file after the value"),
    ("[1 2]", "1:4: expected ',' or ']'"), ("{\"a\": 1\n", "2:1: expected ',' or '}'"),
    ("[", "1:2: expected a JSON value"),
    ("{a: 1}", "1:2: expected a key in double quotes"), (#"{"a": 1,}"#, "1:9: expected a key in double quotes"),
    (#"{"a" 1}"#, "1:6: expected ':' after the key 'a'"), (#"{"é"="#, "1:5: expected ':' after the key 'é'"),
    (#"["a"#, "1:2: a string is opened and never closed on its line"),
    ("[\"a\nb\"]", "1:2: a string is opened and never closed on its line"),
    (#"["a\"#, #"1:4: '\' before this character is not an escape"#),
    (#"["a\x"]"#, #"1:4: '\' before this character is not an escape"#),
    ("\"é\u{1}\"", "1:3: a control character in a string must be escaped"),
    ("\"a\tb\"", "1:3: a control character in a string must be escaped"),
    (#""\u12g4""#, #"1:2: '\u' needs four hexadecimal digits"#),
    (#""\u+123""#, #"1:2: '\u' needs four hexadecimal digits"#),
    (#""\u12"#, #"1:2: '\u' needs four hexadecimal digits"#),
    (#""\ud83d""#, #"1:2: '\u' with one half of a character"#),
    (#""\ud83d\n""#, #"1:2: '\u' with one half of a character"#),
    (#""\ud83dA""#, #"1:2: '\u' with one half of a character"#),
    (#""\ud83d\u0041""#, #"1:2: '\u' with one half of a character"#),
    (#""\ude00""#, #"1:2: '\u' with one half of a character"#),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    #expect(mistake { try json(text) }.hasPrefix("\(message) [json.syntax]"))
  }

  @Test func refusesAKeyThatStandsTwice() {
    #expect(
      mistake { try json("{\"a\": 1,\n \"\\u0061\": 2}") }
        == "2:2: key 'a' stands twice [yaml.duplicate-key]\nfirst on line 1; keep one of the two")
  }

  @Test func knowsPlaces() throws {
    #expect(try json("\u{FEFF}{\"é\": [1,\r\n\t\"x\"]}").places == "1:1+1 1:2+1 1:7+1 1:8+1 2:2+1")
  }

  @Test(arguments: [10_000, 100_000])
  func boundsDepth(count: Int) {
    let message = "lists and mappings are nested more than 32 deep [yaml.limit]"
    #expect(mistake { try json(String(repeating: "[", count: count)) } == "1:34: " + message)
    #expect(mistake { try json(String(repeating: #"{"a":"#, count: count / 5)) } == "1:166: " + message)
  }

  @Test func boundsTheRest() {
    #expect(
      mistake { try json(String(repeating: " ", count: 262_145)) }
        == "1:1: the JSON part is larger than 256 kB [yaml.limit]")
    #expect(
      mistake { try json("\"" + String(repeating: "x", count: 65_537) + "\"") }
        == "1:1: a value is longer than 64 kB [yaml.limit]")
    #expect(
      mistake { try json(String(repeating: "1", count: 65_537)) } == "1:1: a value is longer than 64 kB [yaml.limit]")
    let list = "[" + Array(repeating: "1", count: 10_000).joined(separator: ",") + "]"
    #expect(mistake { try json(list) }.hasPrefix("1:20000: more than 10000 values"))
  }

  @Test(.timeLimit(.minutes(1))) func readsAMinifiedFileInOnePass() throws {
    let row = #"{"jaar":2024,"cijfer":12.5,"naam":"Ziekenhuis"}"#
    let text = "[" + Array(repeating: row, count: 100_000).joined(separator: ",") + "]"
    let node = try json(text, limits: .data)
    guard case .sequence(let rows) = node.content else {
      Issue.record("no list")
      return
    }
    #expect(rows.count == 100_000)
    #expect(rows.last?.position.column == 2 + 99_999 * (row.utf8.count + 1))
  }
}
