import Foundation
import Testing

@testable import Diagnostics

@Suite struct DiagnosticPrinterTests {
  @Test(arguments: DiagnosticPrinter.Format.allCases)
  func printsEachDiagnosticOnceInOrder(format: DiagnosticPrinter.Format) {
    let all = (0..<40).map { Diagnostic.error("code", "m\($0)", path: "a.md", at: Position(line: 40 - $0, column: 1)) }
    let printer = DiagnosticPrinter(format: format)
    let once = printer.print(all.reversed()) { _ in nil }
    #expect(printer.print(all + all.shuffled()) { _ in nil } == once)
    #expect(once.split(separator: "code").count >= 41)
  }

  @Test(
    arguments: [
      ("", []), ("1 error", [.error("a", "x")]), ("2 errors", [.error("a", "x"), .error("a", "y"), .error("a", "y")]),
      ("1 error, 1 warning", [.warning("a", "x"), .error("a", "x")]),
      ("2 warnings", [.warning("a", "x"), .warning("b", "x")]),
    ] as [(String, [Diagnostic])])
  func countsThem(summary: String, diagnostics: [Diagnostic]) {
    #expect(DiagnosticPrinter.summary(of: diagnostics) == summary)
  }

  @Test func writesJSONThatFoundationReads() throws {
    let hostile = "\"quoted\" \\ \n\r\t\0\u{1B}[31m \u{202E} \u{2028} é 👍"
    let diagnostics = [
      Diagnostic.error(
        "yaml.syntax", hostile, path: "a\"b.md", at: Position(line: 3, column: 4, length: 5),
        notes: [.init(hostile), .init("there", path: "c.md", position: Position(line: 1, column: 2))]),
      .warning("x", "y"),
    ]
    let text = DiagnosticPrinter(format: .json).print(diagnostics) { _ in nil }
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let expected: [[String: Any]] = [
      ["severity": "warning", "code": "x", "message": "y", "notes": [String]()],
      [
        "severity": "error", "code": "yaml.syntax", "message": hostile, "file": "a\"b.md", "line": 3, "column": 4,
        "length": 5,
        "notes": [["message": hostile], ["message": "there", "file": "c.md", "line": 1, "column": 2, "length": 1]],
      ],
    ]
    let array = try #require(value as? NSArray)
    #expect(array.isEqual(to: expected))
    #expect(DiagnosticPrinter(format: .json).print([]) { _ in nil } == "[]\n")
  }

  @Test func writesAnnotationsForGitHub() {
    let diagnostics = [
      Diagnostic.error(
        "yaml.syntax", "100%\r\n::error::x", path: "a:b,c%.md", at: Position(line: 3, column: 4),
        notes: [.init("do this"), .init("first", position: Position(line: 1, column: 2)), .init("other", path: "d.md")]),
      .warning("x", "a:b,c"),
    ]
    #expect(
      DiagnosticPrinter(format: .github).print(diagnostics) { _ in nil } == """
        ::warning title=x::a:b,c
        ::error file=a%3Ab%2Cc%25.md,line=3,col=4,title=yaml.syntax::100%25%0D%0A::error::x%0Ado this%0A\
        a:b,c%25.md:1:2: first%0Ad.md: other

        """)
  }

  @Test func writesPlacesOfNotes() {
    let place = Position(line: 1, column: 2)
    let diagnostics = [
      Diagnostic.error("c", "m", at: Position(line: 3, column: 4)),
      .error(
        "c", "m", path: "a.md",
        notes: [.init("plain"), .init("here", position: place), .init("there", path: "b.md", position: place)]),
    ]
    #expect(
      DiagnosticPrinter(format: .text).print(diagnostics) { _ in nil } == """
        3:4: error: m [c]
        a.md: error: m [c]
            plain
            a.md:1:2: here
            b.md:1:2: there

        """)
  }

  @Test func paintsOnlyWhereAsked() {
    let diagnostics = [Diagnostic.warning("c", "m", path: "a", at: Position(line: 1, column: 1))]
    #expect(
      DiagnosticPrinter(format: .text, colour: true).print(diagnostics) { _ in [0x78] }
        == "a:1:1: \u{1B}[33;1mwarning\u{1B}[0m: m [c]\n    x\n    \u{1B}[32;1m^\u{1B}[0m\n")
  }

  @Test func neutralisesTextThatCommandsTheTerminal() {
    let hostile = "a\u{1B}[2J\u{202E}b\u{2066}\u{9B}\u{7F}\nc\td\r\u{2028}\u{61C}"
    let diagnostics = [
      Diagnostic.error("c", hostile, path: hostile, at: Position(line: 1, column: 3), notes: [.init(hostile)])
    ]
    let text = DiagnosticPrinter(format: .text).print(diagnostics) { _ in Array("é\u{1B}x\0".utf8) }
    let clean = "a\u{FFFD}[2J\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}c d\u{FFFD}\u{FFFD}\u{FFFD}"
    #expect(text == "\(clean):1:3: error: \(clean) [c]\n    é\u{FFFD}x\u{FFFD}\n      ^\n    \(clean)\n")
  }

  @Test func asksForEachFileOnce() {
    var asked: [String] = []
    let diagnostics = (1...9).map {
      Diagnostic.error("c", "m", path: $0 % 2 == 0 ? "a" : "b", at: Position(line: $0, column: 1))
    }
    _ = DiagnosticPrinter(format: .text).print(diagnostics) { path in
      asked.append(path)
      return nil
    }
    #expect(asked == ["a", "b"])
  }
}
