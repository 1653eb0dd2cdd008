import ArgumentParser
import ZorgSite

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists drafts, what is planned or expired, comments that wait, or what must be reviewed.",
    discussion: """
      Selections: drafts, future, expired, hidden (all that readers do not see), pending (comments), review (lapsed, or
      within 60 days), all.

      Examples:
        zorgsite list drafts
        zorgsite list review --csv > nakijken.csv
        zorgsite list future --json
        zorgsite list hidden --now 2026-12-01
      """)

  @OptionGroup var site: EditorialOptions

  @Argument(help: "drafts, future, expired, hidden, pending, review or all.")
  var selection: EditorialReport.Selection

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  @Flag(help: "Print CSV, for a spreadsheet.")
  var csv = false

  func validate() throws {
    if json && csv { throw ValidationError("'--json' and '--csv' exclude each other") }
  }

  func run() async throws {
    try await site.report { report in
      if json { return report.json(selection) }
      return csv ? report.csv(selection) : report.text(selection, width: Terminal.width)
    }
  }
}

extension EditorialReport.Selection: ExpressibleByArgument {}
