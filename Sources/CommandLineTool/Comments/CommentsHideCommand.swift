import ArgumentParser

struct CommentsHideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hide",
    abstract: "Takes comments off the site; their answers stay, without them.",
    discussion: """
      Example:
        zorgsite comments hide 2026-11-14t100553-6a4e
      """)

  @OptionGroup var options: DecisionOptions

  func run() async throws { try await options.decide(.hidden) }
}
