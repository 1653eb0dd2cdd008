import ArgumentParser
import ZorgSite

struct CommentsForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erases all comments of a person, at their request.",
    discussion: """
      The person is named as above the comments, or by the web address that the name links to. Of each comment the file
      name, the moment and its place in the thread stay, so that answers keep theirs; name, address, text and all other
      keys go. Comments of others that mention the name are listed, for you to read.

      What was committed before stays in the history of git.

      Examples:
        zorgsite comments forget "Jan Jansen" --dry-run
        zorgsite comments forget https://jansen.voorbeeld.nl
        zorgsite comments forget Jan --article rss-in-gewone-taal
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: ArgumentHelp("The name above the comments, or the address behind it.", valueName: "name or url"))
  var person: String

  @Option(help: ArgumentHelp("Only below the article with this id, as people can share a name.", valueName: "id"))
  var article: String?

  @Flag(help: "Write nothing; say what would be erased.")
  var dryRun = false

  func run() async throws {
    try await reportingFailures {
      let moderation = try await Moderation(site: site.path, configuration: site.config)
      let erasure = try moderation.forget(person, article: article, isDryRun: dryRun)
      let verb = dryRun ? "would be erased" : "erased"
      for path in erasure.erased { Terminal.print("\(path): \(verb)\n") }
      for path in erasure.mentions { Terminal.print("\(path): mentions the name; read it\n") }
      if !dryRun { Terminal.print("the words are still in the history of git, if they were committed\n") }
    }
  }
}
