import ArgumentParser

struct CommentsApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Publishes comments with the next build.",
    discussion: """
      Examples:
        zorgsite comments approve 2026-11-14t100553-6a4e
        zorgsite comments approve rss-in-gewone-taal/2026-11-14t100553-6a4e 2026-11-09t201924-b1df --dry-run
      """)

  @OptionGroup var options: DecisionOptions

  func run() async throws { try await options.decide(.approved) }
}
