import ArgumentParser
import ZorgSite

/// What `approve`, `hide`, `remove` and `spam` share: they differ in the status that they write.
struct DecisionOptions: ParsableArguments {
  @OptionGroup var site: SiteFolder

  @Argument(help: ArgumentHelp("The comments' names.", valueName: "comment"))
  var names: [String]

  @Flag(help: "Write nothing; say what would change.")
  var dryRun = false

  func decide(_ status: Comment.Status) async throws {
    try await reportingFailures {
      let moderation = try await Moderation(site: site.path, configuration: site.config)
      let changes = try moderation.setStatus(status, of: moderation.find(names), isDryRun: dryRun)
      for change in changes {
        if change.isUnchanged {
          Terminal.print("\(change.path): already \(status.rawValue)\n")
        } else {
          let before = change.before ?? "no status"
          Terminal.print("\(change.path): \(before) -> \(status.rawValue)\(dryRun ? " (not written)" : "")\n")
        }
      }
      site.printDiagnostics(changes.flatMap(\.diagnostics))
    }
  }
}
