import ArgumentParser
import ZorgSite

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Removes what builds made: the output's files and the cache.",
    discussion: """
      Only files that a build of zorgsite made are removed; what others put into the output stays. The record of published
      ids stays too ('.zorgsite-published'): without it, feed readers would get everything twice.

      Examples:
        zorgsite clean
        zorgsite clean --dry-run                say what would be removed, remove nothing
        zorgsite clean --output /srv/www

      Exit status: 0 done; 1 the output is not ours; 2 the machine failed; 64 wrong usage.
      """)

  @OptionGroup var site: SiteFolder

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The output folder; 'output' in the site's folder by default.", valueName: "folder"))
  var output: String?

  @Flag(help: "Remove nothing; say what would be removed.")
  var dryRun = false

  @Flag(name: [.short, .long], help: "Name every file.")
  var verbose = false

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  func run() throws {
    try reportingFailures {
      var options = BuildOptions(site: site.path, systemTime: systemTime())
      options.output = output
      options.isDryRun = dryRun
      let cleaning: Cleaning
      do {
        cleaning = try Cleaning.run(options)
      } catch let refusal as OutputFolder.Refusal {
        throw Refusal(refusal.message)
      }
      Terminal.print(json ? cleaning.json(isDryRun: dryRun) : text(cleaning))
    }
  }

  private func text(_ cleaning: Cleaning) -> String {
    let verb = dryRun ? "would remove" : "removed"
    var text = verbose ? cleaning.files.map { "\(verb) \(cleaning.output)/\($0)\n" }.joined() : ""
    text += "\(verb) \(cleaning.files.count) files from \(cleaning.output)\n"
    for name in cleaning.state { text += "\(verb) \(name)\n" }
    let shown = verbose ? cleaning.kept.count : 10
    for name in cleaning.kept.prefix(shown) { text += "kept \(name), which zorgsite did not make\n" }
    if cleaning.kept.count > shown { text += "kept \(cleaning.kept.count - shown) more\n" }
    return text
  }
}
