import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a script by which a shell completes commands and options.",
    discussion: """
      'make install' installs all three. By hand:

      Examples:
        zorgsite completions bash > ~/.local/share/bash-completion/completions/zorgsite
        zorgsite completions zsh > ~/.zfunc/_zorgsite
        zorgsite completions fish > ~/.config/fish/completions/zorgsite.fish
      """)

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  func run() throws {
    guard let known = CompletionShell(rawValue: shell) else {
      throw ValidationError("'\(shell)' is none of bash, zsh, fish")
    }
    Terminal.print(ZorgsiteCommand.completionScript(for: known))
  }
}
