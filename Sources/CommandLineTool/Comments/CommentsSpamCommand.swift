import ArgumentParser

struct CommentsSpamCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spam",
    abstract: "Marks comments as spam; they are not published.",
    discussion: """
      Example:
        zorgsite comments spam 2026-11-14t100553-6a4e 2026-11-09t201924-b1df
      """)

  @OptionGroup var options: DecisionOptions

  func run() async throws { try await options.decide(.spam) }
}
