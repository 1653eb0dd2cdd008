import ArgumentParser
import ZorgSite

struct NewCommentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment",
    abstract: "Makes a comment on an article and prints its path.",
    discussion: """
      For comments that came by mail, and for answers of the portal's own authors. It waits for 'zorgsite comments
      approve', unless '--status approved' is given.

      Examples:
        zorgsite new comment griep --author "Marijke" --text "Dank voor de uitleg!"
        zorgsite new comment griep --author sanne-de-wit --reply-to 2026-03-13t104200-7f3a --status approved
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: "The id of the article.")
  var article: String

  @Option(help: "The name above the comment, or the id of an author of the portal.")
  var author: String

  @Option(help: ArgumentHelp("The name of the comment that it answers.", valueName: "comment"))
  var replyTo: String?

  @Option(help: "When it was written, as '2026-12-01T09:00'; now by default.")
  var date: String?

  @Option(help: "pending, approved, hidden, removed or spam.")
  var status = Comment.Status.pending

  @Option(help: "What it says.")
  var text = ""

  func run() async throws {
    try await reportingFailures {
      var options = NewContent.CommentOptions(author: author)
      options.date = date
      options.replyTo = replyTo
      options.status = status
      options.text = text
      let content = try await NewContent(site: site.path, configuration: site.config, now: systemTime())
      Terminal.print(try await content.comment(on: article, options) + "\n")
    }
  }
}
