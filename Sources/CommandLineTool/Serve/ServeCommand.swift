import ArgumentParser
import ZorgServer
import ZorgSite

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site in a browser while you work on it.",
    discussion: """
      Builds the site into '.zorgsite/preview', serves it on this machine, builds again when a file changes, and reloads
      the pages that show it. A mistake is shown over the page until it is mended. What is published stays as it is: only
      'zorgsite build' writes 'output'. Ctrl-C ends it.

      Examples:
        zorgsite serve
        zorgsite serve --open --drafts --future
        zorgsite serve --port 4000
        zorgsite serve --now 2026-12-24T09:00     look at the site of that day

      Exit status: 0 ended by Ctrl-C; 1 the site is served already; 2 the machine failed (port, disk); 64 wrong usage.
      """)

  @OptionGroup var site: SiteFolder

  @Option(
    help: ArgumentHelp(
      "The port; 0 for any free one. Without it 8080, or any free one where 8080 is taken.", valueName: "number"))
  var port: UInt16?

  @Option(help: ArgumentHelp("The address to listen on; others than this machine's own show drafts to the network."))
  var bind = "127.0.0.1"

  @Option(
    name: .customLong("host"),
    help: ArgumentHelp(
      "A further name under which browsers reach the server, as behind a proxy; can be given several times.",
      valueName: "name"))
  var hosts: [String] = []

  @Flag(name: [.short, .long], help: "Open the first page in the browser.")
  var open = false

  @OptionGroup var clock: ClockOptions

  @Flag(help: "Print what each template cost, after each build.")
  var metrics = false

  func run() async throws {
    try await reportingFailures {
      let preview = try SitePreview(options)
      let server = try startServer(preview)
      let changes = try FileWatcher(preview.watched).changes { Terminal.printError("zorgsite: \($0)\n") }
      let builds = PreviewBuilds(preview: preview, folder: site.path, showsCosts: metrics) { server.publish($0) }
      let opensBrowser = open
      try await stoppingOnSignals {
        let failure = await builds.first()
        if Task.isCancelled { return }
        server.publish(.reload([]))
        Terminal.print("\(server.url)  (Ctrl-C ends it)\n")
        if opensBrowser, let problem = openBrowser(at: server.url) { Terminal.printError("zorgsite: \(problem)\n") }
        await PreviewSession { server.publish($0) }.run(changes: changes, failure: failure) { await builds.next($0) }
      }
    }
  }

  private var options: BuildOptions {
    var options = BuildOptions(site: site.path, systemTime: systemTime())
    options.configuration = site.config
    options.measures = metrics
    clock.apply(to: &options)
    return options
  }

  private func startServer(_ preview: SitePreview) throws -> PreviewServer {
    var options = PreviewOptions(folder: preview.folder)
    options.bind = bind
    options.basePath = preview.basePath
    options.allowedHosts = hosts
    options.port = port ?? 8080
    if bind == "0.0.0.0" || bind == "::" {
      Terminal.printError("zorgsite: everybody on this network can read what is served, drafts too\n")
    }
    do {
      return try PreviewServer(options)
    } catch {
      guard port == nil, case .portInUse = error else { throw error }
    }
    options.port = 0
    return try PreviewServer(options)
  }
}
