import ArgumentParser
import ZorgSite

struct CommentsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows comments in full, as they stand in their files.",
    discussion: """
      Examples:
        zorgsite comments show 2026-11-14t100553-6a4e
        zorgsite comments show rss-in-gewone-taal/2026-11-14t100553-6a4e --json
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: ArgumentHelp("The comments' names.", valueName: "comment"))
  var names: [String]

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      let moderation = try await Moderation(site: site.path, configuration: site.config)
      let files = try moderation.find(names).map { try moderation.read($0) }
      if json { return Terminal.print(files.json) }
      Terminal.print(files.map { $0.details(width: Terminal.width) }.joined(separator: "\n"))
      site.printDiagnostics(files.flatMap(\.diagnostics))
    }
  }
}
