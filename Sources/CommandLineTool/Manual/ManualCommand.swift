import ArgumentParser
import ZorgSite

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual pages of all commands, for 'man'.",
    discussion: """
      Examples:
        zorgsite manual build | man -l -
        zorgsite manual comments list | man -l -
        zorgsite manual --folder ~/.local/share/man/man1     write all pages there
      """)

  @Argument(help: "The command; without one, zorgsite itself.")
  var command: [String] = []

  @Option(
    help: ArgumentHelp("Write the pages of all commands into this folder.", valueName: "folder"),
    completion: .directory)
  var folder: String?

  func validate() throws {
    if folder != nil, !command.isEmpty { throw ValidationError("'--folder' writes all pages: name no command") }
  }

  func run() throws {
    guard let program = CommandHelp(json: ZorgsiteCommand._dumpHelp()) else {
      throw ValidationError("the argument parser describes its commands in a form that is not known")
    }
    let pages = program.all.map {
      ManualPage(command: $0, program: program, version: ZorgsiteCommand.configuration.version)
    }
    guard let folder else {
      guard let page = pages.first(where: { $0.command.path.dropFirst().elementsEqual(command) }) else {
        throw ValidationError("there is no command '\(command.joined(separator: " "))'")
      }
      return Terminal.print(page.text)
    }
    try reportingFailures {
      try Disk.makeFolder(folder)
      for page in pages { try Disk.write(Array(page.text.utf8), to: "\(folder)/\(page.fileName)") }
    }
  }
}
