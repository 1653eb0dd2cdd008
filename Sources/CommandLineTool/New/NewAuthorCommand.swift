import ArgumentParser
import ZorgSite

struct NewAuthorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "author",
    abstract: "Makes an author's profile and prints its path.",
    discussion: """
      The file's name, without '.md', is the id that articles name under 'authors'.

      Example:
        zorgsite new author "Sanne de Wit"
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: "The author's name, as readers see it.")
  var name: String

  func run() async throws {
    try await reportingFailures {
      let content = try await NewContent(site: site.path, configuration: site.config, now: systemTime())
      Terminal.print(try content.author(name) + "\n")
    }
  }
}
