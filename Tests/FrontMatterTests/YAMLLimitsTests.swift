import Testing

@testable import FrontMatter

/// Each of these would cost seconds, gigabytes or the stack without its bound.
@Suite(.timeLimit(.minutes(1))) struct YAMLLimitsTests {
  private static let deep = "lists and mappings are nested more than 32 deep [yaml.limit]"

  @Test(arguments: [
    ("[", 10_000, "2:34: "), ("[", 250_000, "2:34: "), ("[\n", 100_000, "35:1: "), ("- ", 100_000, "2:67: "),
    ("{a: ", 50_000, "2:133: "),
  ])
  func boundsDepth(unit: String, count: Int, place: String) {
    #expect(mistake { try yaml(String(repeating: unit, count: count)) } == place + Self.deep)
  }

  @Test func boundsDepthOfIndentation() {
    let text = (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(mistake { try yaml(text) } == "35:34: " + Self.deep)
  }

  @Test func boundsDepthThatAliasesNest() {
    let nest = { (inner: String) in String(repeating: "[", count: 20) + inner + String(repeating: "]", count: 20) }
    #expect(mistake { try yaml("a: &a \(nest("x"))\nb: &b \(nest("*a"))\nc: \(nest("*b"))") } == "3:27: " + Self.deep)
    // One level less than the limit in the alias, with its siblings, is not counted against what follows.
    #expect(mistake { try yaml("a: &a [\(nest("x")), y]\nb: &b [*a, z]\nc: [*b, *b]") } == "nothing")
  }

  @Test func takesTheDepthThatItSays() throws {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(mistake { try yaml(nested(33)) } == "nothing")
    #expect(mistake { try yaml(nested(34)) } == "2:34: " + Self.deep)
  }

  @Test(arguments: [3, 5, 7, 9])
  func boundsAliasBombs(levels: Int) {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...levels {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let message = mistake { try yaml(text) }
    if levels == 3 {
      #expect(message == "nothing")
    } else {
      #expect(
        message.hasSuffix(
          """
           more than 10000 values, counting what aliases repeat [yaml.limit]
          write the values out, or move them to a file in content/data/
          """))
    }
  }

  @Test func boundsTextThatAliasesRepeat() {
    let text =
      "a: &a '" + String(repeating: "x", count: 60_000) + "'\nb: [" + String(repeating: "*a, ", count: 2000) + "]"
    #expect(
      mistake { try yaml(text) } == """
        3:33: values of more than 512 kB together, counting what aliases repeat [yaml.limit]
        write the values out, or move them to a file in content/data/
        """)
  }

  @Test(arguments: [("a: |\n  ", ""), ("a: '", "'"), ("a: \"", "\""), ("a: ", ""), ("? ", "")])
  func boundsAScalar(opening: String, closing: String) {
    let message = mistake { try yaml(opening + String(repeating: "x", count: 64 * 1024 + 1) + closing) }
    #expect(message == "2:\(opening == "? " ? 3 : 4): a value is longer than 64 kB [yaml.limit]")
    #expect(mistake { try yaml(opening + String(repeating: "x", count: 64 * 1024) + closing) } == "nothing")
  }

  @Test func boundsTheWhole() {
    #expect(mistake { try yaml(String(repeating: "#", count: 256 * 1024)) } == "nothing")
    #expect(
      mistake { try yaml(String(repeating: "#", count: 256 * 1024 + 1)) }
        == "1:1: the YAML part is larger than 256 kB [yaml.limit]")
  }

  @Test func boundsValues() throws {
    let list = { (count: Int) in "[" + Array(repeating: "x", count: count).joined(separator: ",") + "]" }
    #expect(mistake { try yaml(list(9999)) } == "nothing")
    #expect(mistake { try yaml(list(10_000)) }.hasPrefix("2:20000: more than 10000 values"))
  }

  @Test func boundsDirectives() {
    let text = (0..<13_000).map { "%TAG !t\($0)! tag:x\n" }.joined() + "---\na: b\n"
    #expect(mistake { try yaml(text) } == "18:1: more than 16 lines start with '%' [yaml.limit]")
  }

  @Test(arguments: [
    ("", "? ", 100_000, ""), ("a: ", "&a ", 80_000, ""), ("a: ", "!", 250_000, ""), ("a: ", "*a ", 80_000, ""),
    ("a: \"", "\n", 250_000, "\""), ("", "#\n", 120_000, "]"), ("", "\u{2028}", 80_000, "]"),
    ("", "a: b\n", 50_000, ""),
    ("'", "\u{2028}", 80_000, ""), ("a: |\n", " \n", 120_000, "\t]"),
  ])
  func endsSoon(opening: String, unit: String, count: Int, closing: String) {
    #expect(mistake { try yaml(opening + String(repeating: unit, count: count) + closing) } != "nothing")
  }
}
