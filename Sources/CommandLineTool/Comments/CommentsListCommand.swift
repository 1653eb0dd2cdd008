import ArgumentParser
import ZorgSite

struct CommentsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists comments, of all articles or of one, with one status or with any.",
    discussion: """
      Examples:
        zorgsite comments list --status pending
        zorgsite comments list --article rss-in-gewone-taal
        zorgsite comments list --status spam --json
      """)

  @OptionGroup var site: SiteFolder

  @Option(help: "Only comments with this status: pending, approved, hidden, removed or spam.")
  var status: Comment.Status?

  @Option(help: ArgumentHelp("Only comments on the article with this id.", valueName: "id"))
  var article: String?

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      let files = try await showingProgress("reading the comments") {
        try await Moderation(site: site.path, configuration: site.config).comments()
      }
      let chosen = files.filter { file in
        (article == nil || file.articleID == article)
          // What cannot be read has no status, and must not be overlooked.
          && (status == nil || file.comment == nil || file.comment?.status == status)
      }
      Terminal.print(json ? chosen.json : chosen.overview(width: Terminal.width))
      if !json { site.printDiagnostics(chosen.filter { $0.comment == nil }.flatMap(\.diagnostics)) }
    }
  }
}

extension Comment.Status: ExpressibleByArgument {}
