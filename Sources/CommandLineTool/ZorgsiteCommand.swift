import ArgumentParser
import Dispatch
import Glibc

/// Looks at the streams and at the open files that are allowed before anything starts that needs them: what runs tasks
/// traps where the system gives it no file.
@main
enum Main {
  static func main() {
    Allocation.start()
    Terminal.prepare()
    OpenFiles.raiseLimit()
    guard OpenFiles.areEnough() else {
      Terminal.printError("zorgsite: error: \(OpenFiles.tooFew)\n")
      _exit(ZorgsiteCommand.machineFailed.rawValue)
    }
    Task { @MainActor in await ZorgsiteCommand.main() }
    dispatchMain()
  }
}

struct ZorgsiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zorgsite",
    abstract: "Builds care knowledge portals out of Markdown.",
    discussion: """
      Articles, author profiles and comment threads in 'content' become accessible pages and feeds in 'output',
      by the templates of a theme in 'themes'.

      Examples:
        zorgsite build                      build the site in this folder into 'output'
        zorgsite serve --drafts             look at it while you write, drafts too
        zorgsite build --strict             stop on warnings, as in a pull request
        zorgsite check                      find private data, broken links and what readers stumble over
        zorgsite calendar                   see what is out, planned, expiring and due for review
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, NewCommand.self, ServeCommand.self, BuildCommand.self, CheckCommand.self, HookCommand.self,
      WhyCommand.self, CleanCommand.self,
      ListCommand.self, CalendarCommand.self, NextCommand.self,
      CommentsCommand.self, SnippetsCommand.self, PingCommand.self,
      TemplateCommand.self,
      SchemaCommand.self, CompletionsCommand.self, ManualCommand.self,
    ])

  /// Exit statuses: 0 done, 1 mistakes in the site, 2 the machine failed us, 64 wrong usage.
  static let siteHasErrors = ExitCode(1)
  static let machineFailed = ExitCode(2)

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      end(with: EXIT_SUCCESS)
    } catch {
      let code = exitCode(for: error).rawValue
      let message = fullMessage(for: error)
      if !message.isEmpty {
        if code == EXIT_SUCCESS { Terminal.print(message + "\n") } else { Terminal.printError(message + "\n") }
      }
      end(with: code)
    }
  }

  /// Ends the process at once: the system takes its memory back faster than we could.
  private static func end(with code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }
}
