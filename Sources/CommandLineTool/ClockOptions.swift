import ArgumentParser
import ZorgSite

/// What is built although it is not public, and for which moment.
struct ClockOptions: ParsableArguments {
  @Flag(name: [.customShort("D"), .long], help: "Build drafts too.")
  var drafts = false

  @Flag(name: [.customShort("F"), .long], help: "Build what is not public yet, too.")
  var future = false

  @Flag(name: [.customShort("E"), .long], help: "Build what has expired, too.")
  var expired = false

  @Option(
    name: [.long, .customLong("clock")],
    help: ArgumentHelp("Build for this moment instead of the present, as '2026-12-01T09:00'.", valueName: "moment"))
  var now: String?

  func apply(to options: inout BuildOptions) {
    options.now = now
    options.showsDrafts = drafts
    options.showsFuture = future
    options.showsExpired = expired
  }
}
