import ArgumentParser

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a new article, page, author, notice or comment.",
    discussion: """
      The file gets the right name and front matter; its path is printed. Nothing is ever overwritten, and nothing is
      asked. Articles and pages begin as drafts: take the line 'draft: true' away to publish them.

      Examples:
        zorgsite new article "Griep: wat kun je zelf doen?" --tags griep,winter
        zorgsite new page "Veelgestelde vragen"
        zorgsite new author "Sanne de Wit"
        zorgsite new notice "Met Kerst gesloten" --from 2026-12-18 --until 2026-12-27
        zorgsite new comment griep --author "Marijke" --text "Dank voor de uitleg!"
      """,
    subcommands: [
      NewArticleCommand.self, NewPageCommand.self, NewAuthorCommand.self, NewNoticeCommand.self, NewCommentCommand.self,
    ])
}
