import ArgumentParser
import ZorgSite

struct NewPageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Makes a draft of a page outside the blog and prints its path.",
    discussion: """
      Examples:
        zorgsite new page "Veelgestelde vragen"
        zorgsite new page "Ons team" --bundle
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: "The title.")
  var title: String

  @Flag(help: "Make a folder for it, with room for its pictures.")
  var bundle = false

  func run() async throws {
    try await reportingFailures {
      let content = try await NewContent(site: site.path, configuration: site.config, now: systemTime())
      Terminal.print(try content.page(title, isBundle: bundle) + "\n")
    }
  }
}
