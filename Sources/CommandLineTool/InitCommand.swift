import ArgumentParser
import Starter
import ZorgSite

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a new site: theme, first article, author, comment, pages and CI.",
    discussion: """
      The folder must be empty or not be there yet. Everything that the site needs is in it, the theme too.

      Examples:
        zorgsite init portaal
        zorgsite init portaal --title "Zorg in De Linde" --base-url https://zorg.delinde.nl/
      """)

  @Argument(help: "The new site's folder.", completion: .directory)
  var folder: String

  @Option(help: "The portal's name.")
  var title = "Mijn portaal"

  @Option(help: ArgumentHelp("Where the site will stand.", valueName: "url"))
  var baseURL = "https://portaal.voorbeeld.nl/"

  func run() throws {
    try reportingFailures {
      var site = NewSite(files: Starter.files.map { ($0.path, $0.text) }, now: systemTime())
      site.title = title
      site.baseURL = baseURL
      let files = try site.create(in: folder)
      let theme = files.count { $0.hasPrefix("themes/") }
      for file in files where !file.hasPrefix("themes/") { Terminal.print("\(folder)/\(file)\n") }
      Terminal.print("\(folder)/themes/zorg: \(theme) files\n\nNow: cd \(folder), and zorgsite serve\n")
    }
  }
}
