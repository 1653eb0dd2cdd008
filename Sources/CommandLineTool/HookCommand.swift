import ArgumentParser
import ZorgSite

struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Checks the site before each commit.", subcommands: [HookInstallCommand.self])
}

struct HookInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Writes a git hook that runs 'zorgsite check --staged' before each commit.",
    discussion: """
      It stands where git looks for hooks, also for worktrees and with 'core.hooksPath'. A hook of somebody else's stays
      as it is.

      Examples:
        zorgsite hook install
        git commit --no-verify              commit once without it
      """)

  @OptionGroup var site: SiteFolder

  func run() throws {
    try reportingFailures {
      let program = Disk.realPath("/proc/self/exe") ?? "zorgsite"
      let hook = try CommitHook(of: site.path, program: program)
      switch try hook.install() {
      case .installed: Terminal.print("installed \(hook.path)\n")
      case .renewed: Terminal.print("renewed \(hook.path)\n")
      case .unchanged: Terminal.print("\(hook.path) is installed already\n")
      }
    }
  }
}
