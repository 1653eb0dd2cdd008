import ArgumentParser
import Foundation
import Testing
import ZorgSite

@testable import CommandLineTool

@Suite struct CommandTests {
  @Test(arguments: [CompletionShell.bash, .zsh, .fish])
  func completesCommandsAndTheirOptions(shell: CompletionShell) {
    let script = ZorgsiteCommand.completionScript(for: shell)
    for word in ["serve", "calendar", "drafts", "approve"] { #expect(script.contains(word), "\(word)") }
  }

  @Test func servesOnThisMachineOnlyUnlessAsked() throws {
    let command = try ServeCommand.parse([])
    #expect(command.bind == "127.0.0.1")
    #expect(command.hosts.isEmpty)
    #expect(!command.clock.drafts && !command.clock.future && !command.clock.expired)
    #expect(
      try ServeCommand.parse(["--bind", "::1", "--port", "0", "-D", "--host", "a", "--host", "b"]).hosts == ["a", "b"])
  }

  @Test(arguments: [["--port", "65536"], ["--port", "-1"], ["--port", "http"], ["--output", "x"], ["map"]])
  func refusesWrongUsageOfServe(arguments: [String]) {
    #expect(throws: (any Error).self) { try ServeCommand.parse(arguments) }
  }

  @Test(arguments: [["--json", "--format", "github"]])
  func refusesOptionsThatExcludeEachOther(arguments: [String]) {
    #expect(throws: (any Error).self) { try BuildCommand.parse(arguments) }
  }

  @Test func summarisesABuildForScripts() async throws {
    let site = FileManager.default.temporaryDirectory.appending(path: "zorgsite-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: site) }
    let report = try await Build(BuildOptions(site: site.path, systemTime: 1_717_236_000)).run()
    let text = BuildSummary(report: report, seconds: 1.234, isDryRun: false).json
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["committed"] as? Bool == false)
    #expect(object["seconds"] as? Double == 1.23)
    #expect((object["added"] as? [String])?.isEmpty == true)
    let diagnostics = try #require(object["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["code"] as? String } == ["configuration.none"])
  }

  @Test(arguments: [(0, "0.00"), (1.234, "1.23"), (59.999, "60.00"), (0.05, "0.05")])
  func writesTwoDigitsBehindThePoint(number: Double, text: String) {
    #expect(hundredths(number) == text)
  }
}
