import ArgumentParser
import Diagnostics
import Glibc
import ZorgSite

struct SnippetsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snippets",
    abstract: "Prints what a web server needs to know: security headers, caching, redirects.",
    discussion: """
      Kinds: nginx, apache, headers (a '_headers' file), redirects (a '_redirects' file).

      Examples:
        zorgsite snippets nginx > /etc/nginx/snippets/portal.conf
        zorgsite snippets apache > output/.htaccess
        zorgsite snippets headers > output/_headers
      """)

  @Argument(help: "The server: nginx, apache, headers or redirects.")
  var server: ServerSnippet.Server

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Where the site will stand; overrides the configuration.", valueName: "url"))
  var baseURL: String?

  func run() async throws {
    var options = BuildOptions(site: site.source, systemTime: Int64(time(nil)))
    options.configuration = site.config
    options.baseURL = baseURL
    let (snippet, report): (ServerSnippet?, BuildReport)
    do {
      (snippet, report) = try await ServerSnippet.make(options)
    } catch {
      Terminal.printError("zorgsite: error: \(MachineFailure.message(for: error))\n")
      throw ZorgsiteCommand.machineFailed
    }
    guard let snippet else {
      let printer = DiagnosticPrinter(format: site.format, colour: Terminal.errorsHaveColour)
      Terminal.printError(printer.print(report.diagnostics) { try? Disk.read("\(options.site)/\($0)", limit: 4 << 20) })
      throw ZorgsiteCommand.siteHasErrors
    }
    Terminal.print(snippet.text(for: server))
  }
}

extension ServerSnippet.Server: ExpressibleByArgument {}
