import ArgumentParser
import ZorgSite

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints a JSON Schema, for editors that check YAML while you type.",
    discussion: """
      Kinds: configuration, article, author, tag, page, comment, notice.

      Example:
        zorgsite schema article > schemas/article.json
      """)

  @Argument(
    help: "What the schema describes.",
    completion: .list(["configuration", "article", "author", "tag", "page", "comment"]))
  var kind: String

  func run() throws {
    guard let schema = ([.configuration] + Schema.content).first(where: { $0.name == kind }) else {
      throw ValidationError(
        "there is no schema '\(kind)'; the kinds are configuration, article, author, tag, page, comment, notice")
    }
    Terminal.print(schema.jsonSchema)
  }
}
