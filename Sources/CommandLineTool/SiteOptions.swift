import ArgumentParser
import Diagnostics

/// Options that every command on a site has.
struct SiteOptions: ParsableArguments {
  @Option(name: [.short, .long], help: ArgumentHelp("The site's folder.", valueName: "folder"), completion: .directory)
  var source = "."

  @Option(
    help: ArgumentHelp("The configuration, from the site's folder.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config = "zorgsite.yaml"

  @Option(help: "How diagnostics are printed: text, json, github or sarif.")
  var format = DiagnosticPrinter.Format.text
}

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
