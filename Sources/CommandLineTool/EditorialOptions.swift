import ArgumentParser
import Diagnostics
import ZorgSite

/// What `list`, `calendar` and `next` share: a site and a moment.
struct EditorialOptions: ParsableArguments {
  @OptionGroup var site: SiteFolder

  @Option(
    name: [.long, .customLong("clock")],
    help: ArgumentHelp("Report for this moment instead of the present, as '2026-12-01T09:00'.", valueName: "moment"))
  var now: String?

  /// Reads the site and prints what `text` makes of it. Files with mistakes are missing from it, so they are named, and
  /// the command fails.
  func report(_ text: (EditorialReport) throws -> String) async throws {
    try await reportingFailures {
      var options = BuildOptions(site: site.path, systemTime: systemTime())
      options.configuration = site.config
      options.now = now
      let (report, diagnostics) = try await showingProgress("reading the site") {
        try await EditorialReport.load(options)
      }
      Terminal.print(try text(report))
      let errors = diagnostics.filter { $0.severity == .error }
      site.printDiagnostics(errors)
      if !errors.isEmpty { throw ZorgsiteCommand.siteHasErrors }
    }
  }
}
