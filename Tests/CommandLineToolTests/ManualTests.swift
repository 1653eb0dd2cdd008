import ArgumentParser
import Foundation
import Testing

@testable import CommandLineTool

@Suite struct ManualTests {
  static func program() throws -> CommandHelp {
    try #require(CommandHelp(json: ZorgsiteCommand._dumpHelp()))
  }

  static func page(_ path: String...) throws -> ManualPage {
    let program = try program()
    let command = try #require(program.all.first { $0.path == ["zorgsite"] + path })
    return ManualPage(command: command, program: program, version: "1.2.3")
  }

  @Test func knowsEveryCommand() throws {
    let names = try Self.program().all.map { $0.path.joined(separator: " ") }
    for name in ["zorgsite", "zorgsite serve", "zorgsite comments approve", "zorgsite new article"] {
      #expect(names.contains(name))
    }
    #expect(Set(names).count == names.count)
    #expect(!names.contains("zorgsite help"))
  }

  @Test func hasAnExampleOfEveryCommand() throws {
    for command in try Self.program().all where command.subcommands.isEmpty {
      #expect(
        command.discussion.contains("Examples:\n  zorgsite ") || command.discussion.contains("Example:\n  zorgsite "),
        "\(command.path)")
      #expect(!command.abstract.isEmpty && command.abstract.hasSuffix("."), "\(command.path)")
    }
  }

  @Test func saysWhatEveryOptionIsFor() throws {
    for command in try Self.program().all {
      for argument in command.arguments {
        #expect(!argument.abstract.isEmpty, "\(command.path) \(argument.names)")
      }
    }
  }

  @Test func writesAPageThatManReads() throws {
    try expectGolden(Self.page("serve").text, named: "zorgsite-serve.1")
  }

  @Test func leadsFromPageToPage() throws {
    #expect(try Self.page("comments").text.contains("\\fBzorgsite\\-comments\\-approve\\fR(1)"))
    #expect(try Self.page("comments", "approve").text.contains("\\fBzorgsite\\-comments\\fR(1)"))
    #expect(try Self.page().text.contains(".SH COMMANDS\n.TP\n\\fBinit\\fR\n"))
  }

  @Test func neverTakesTextForACommand() throws {
    let json = """
      {"command": {"commandName": "a", "abstract": ".so /etc/passwd", "discussion": ".rm x\\n'br\\nback\\\\slash"}}
      """
    let help = try #require(CommandHelp(json: json))
    let text = ManualPage(command: help, program: help, version: "1").text
    #expect(text.contains("\n\\&.rm x\n\\&\\(aqbr\nback\\eslash\n"))
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix(".so") || $0.hasPrefix("'") })
  }

  @Test(arguments: ["", "{}", "[1]", "{\"command\": 3}", "{\"command\": {}}"])
  func refusesWhatIsNoHelp(json: String) {
    #expect(CommandHelp(json: json) == nil)
  }

  private func expectGolden(_ text: String, named name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
    } else {
      #expect(try text == String(contentsOf: file, encoding: .utf8))
    }
  }
}
