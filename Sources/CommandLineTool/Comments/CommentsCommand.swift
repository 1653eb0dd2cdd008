import ArgumentParser

struct CommentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comments",
    abstract: "Lists readers' comments and decides about them.",
    discussion: """
      A decision changes the 'status' line of the comment's file and nothing else of it; commit the file to make it
      public. A comment is named '<article>/<comment>', or by its own name alone where no other has it.

      Examples:
        zorgsite comments list --status pending
        zorgsite comments show rss-in-gewone-taal/2026-11-14t100553-6a4e
        zorgsite comments approve 2026-11-14t100553-6a4e 2026-11-09t201924-b1df
        zorgsite comments spam 2026-11-14t100553-6a4e --dry-run
        zorgsite comments forget "Jan Jansen"
      """,
    subcommands: [
      CommentsListCommand.self, CommentsShowCommand.self, CommentsApproveCommand.self, CommentsHideCommand.self,
      CommentsRemoveCommand.self, CommentsSpamCommand.self, CommentsForgetCommand.self,
    ])
}
