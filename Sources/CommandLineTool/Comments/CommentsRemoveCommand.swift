import ArgumentParser

struct CommentsRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Takes comments off the site; where others answered, a line says so.",
    discussion: """
      The text stays in the file. To erase it, see 'zorgsite comments forget'.

      Example:
        zorgsite comments remove 2026-11-14t100553-6a4e
      """)

  @OptionGroup var options: DecisionOptions

  func run() async throws { try await options.decide(.removed) }
}
