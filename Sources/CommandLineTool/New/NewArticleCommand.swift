import ArgumentParser
import ZorgSite

struct NewArticleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article",
    abstract: "Makes a draft of an article and prints its path.",
    discussion: """
      Examples:
        zorgsite new article "Griep: wat kun je zelf doen?"
        zorgsite new article "Foto's van de opening" --bundle --author sanne-de-wit --tags nieuws,foto
        zorgsite new article "Griepprik 2026" --date 2026-10-01T09:00
      """)

  @OptionGroup var site: SiteFolder

  @Argument(help: "The title.")
  var title: String

  @Flag(help: "Make a folder for it, with room for its pictures.")
  var bundle = false

  @Option(help: ArgumentHelp("Ids of its authors, with commas; the site's only one by default.", valueName: "ids"))
  var author: String?

  @Option(help: "Its subjects, with commas.")
  var tags: String?

  @Option(help: "When it is to be published, as '2026-12-01T09:00'; now by default.")
  var date: String?

  func run() async throws {
    try await reportingFailures {
      var options = NewContent.ArticleOptions()
      options.isBundle = bundle
      options.authors = list(author)
      options.tags = list(tags)
      options.date = date
      let content = try await NewContent(site: site.path, configuration: site.config, now: systemTime())
      Terminal.print(try await content.article(title, options) + "\n")
    }
  }

  private func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}
