import ArgumentParser
import ZorgSite

struct PingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ping",
    abstract: "Tells the site's WebSub hubs which feeds have changed.",
    discussion: """
      Run it after the new output is online: a hub fetches the feeds that it is told of. It knows from '.zorgsite/pinged'
      what it told before; without that file it tells everything once more, which does no harm. Hubs with 'https' are told
      by the program 'curl'.

      Examples:
        zorgsite ping
        zorgsite ping --dry-run     print the commands, send nothing

      Exit status: 0 done; 1 no hub, no feeds, or a hub that did not listen; 2 the machine failed; 64 wrong usage.
      """)

  @OptionGroup var site: SiteFolder

  @Option(
    help: ArgumentHelp("The output folder; 'output' in the site's folder by default.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Send nothing; print what would be sent.")
  var dryRun = false

  func run() throws {
    try reportingFailures {
      let ping = try Ping(site: site.path, configuration: site.config, output: output)
      if dryRun {
        Terminal.print(ping.commands.map { $0 + "\n" }.joined())
        return
      }
      try ping.send()
      let count = ping.topics.count
      Terminal.print(
        count == 0
          ? "no feed has changed since the last ping\n" : "told \(ping.hubs.count) hub(s) of \(count) feed(s)\n")
    }
  }
}
