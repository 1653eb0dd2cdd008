import ArgumentParser
import ZorgSite

struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Says what a file was made of, and why the last build made it or left it.",
    discussion: """
      The file is an address, a file of the output, or a source; of a source it says which files depend on it. A build that
      finds nothing changed leaves no memory of its own: what is told is the last build that had something to do.

      Examples:
        zorgsite why /artikelen/griep/
        zorgsite why https://zorg.voorbeeld.nl/artikelen/griep/
        zorgsite why output/index.xml
        zorgsite why content/authors/anna.md
        zorgsite why themes/zorg/templates/article.html --json

      Exit status: 0 done; 1 no such file, or no build is remembered; 2 the machine failed; 64 wrong usage.
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: ArgumentHelp("An address, a file of the output, or a source.", valueName: "file"))
  var subject: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The output folder; 'output' in the site's folder by default.", valueName: "folder"))
  var output: String?

  @Option(
    name: [.long, .customLong("clock")],
    help: ArgumentHelp("Ask for this moment instead of the present, as '2026-12-01T09:00'.", valueName: "moment"))
  var now: String?

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      var options = BuildOptions(site: site.path, systemTime: systemTime())
      options.configuration = site.config
      options.output = output
      options.now = now
      let explanation: Explanation
      do {
        explanation = try await Explainer.load(options).explain(subject)
      } catch let refusal as OutputFolder.Refusal {
        throw Refusal(refusal.message)
      }
      Terminal.print(json ? explanation.json : explanation.text(width: Terminal.width))
    }
  }
}
