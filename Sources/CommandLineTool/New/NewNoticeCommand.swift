import ArgumentParser
import ZorgSite

struct NewNoticeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Makes a notice, to stand above every page, and prints its path.",
    discussion: """
      It is public in the next build from '--from' on, which is now where you do not say it, so write its text at once.
      Without '--until' it stands there until its file goes.

      Examples:
        zorgsite new notice "Ons telefoonnummer werkt niet" --level warning --until 2026-12-01T17:00
        zorgsite new notice "Met Kerst gesloten" --from 2026-12-18 --until 2026-12-27
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: "The title.")
  var title: String

  @Option(help: "info, warning or alert.")
  var level = Notice.Level.info

  @Option(help: "When it begins, as '2026-12-01' or '2026-12-01T09:00'. (default: now)")
  var from: String?

  @Option(help: "When it ends.")
  var until: String?

  func run() async throws {
    try await reportingFailures {
      let content = try await NewContent(site: site.path, configuration: site.config, now: systemTime())
      Terminal.print(try content.notice(title, level: level, from: from, until: until) + "\n")
    }
  }
}

extension Notice.Level: ExpressibleByArgument {}
