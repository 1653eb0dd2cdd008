import ArgumentParser
import ZorgSite

struct NextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Prints when something next appears or disappears, for a scheduler to build at.",
    discussion: """
      Nothing is printed where nothing is planned. Cron's fields are in UTC, as CI systems want them.

      Examples:
        zorgsite next                   2026-12-01T09:00:00+01:00
        zorgsite next --format cron     0 8 1 12 *
        zorgsite next --format json     {"moment": "2026-12-01T09:00:00+01:00", "path": "content/articles/griepprik.md"}
      """)

  @OptionGroup var site: EditorialOptions

  @Option(help: "iso, cron or json.")
  var format = EditorialReport.ScheduleFormat.iso

  func run() async throws {
    try await site.report { report in report.next(format).map { $0 + "\n" } ?? "" }
  }
}

extension EditorialReport.ScheduleFormat: ExpressibleByArgument {}
