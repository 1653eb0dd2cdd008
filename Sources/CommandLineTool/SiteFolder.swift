import ArgumentParser
import Diagnostics
import ZorgSite

/// Where the site is, for commands that read or edit part of it.
struct SiteFolder: ParsableArguments {
  @Option(name: [.short, .long], help: ArgumentHelp("The site's folder.", valueName: "folder"), completion: .directory)
  var source = "."

  @Option(
    help: ArgumentHelp("The configuration, from the site's folder.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config = "zorgsite.yaml"

  /// Without a slash at the end.
  var path: String { source.utf8.count > 1 && source.hasSuffix("/") ? String(source.dropLast()) : source }

  /// For people, beside what the command itself prints.
  func printDiagnostics(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let printer = DiagnosticPrinter(format: .text, colour: Terminal.errorsHaveColour)
    Terminal.printError(printer.print(diagnostics) { try? Disk.read("\(path)/\($0)", limit: 4 << 20) })
  }
}

/// Runs a command's work; what was refused and what the machine refused become messages and exit statuses.
func reportingFailures(_ work: () throws -> Void) throws {
  do { try work() } catch { throw exitCode(for: error) }
}

func reportingFailures(_ work: () async throws -> Void) async throws {
  do { try await work() } catch { throw exitCode(for: error) }
}

private func exitCode(for error: any Error) -> any Error {
  switch error {
  case is ExitCode, is ValidationError: return error
  case let refusal as Refusal:
    Terminal.printError("zorgsite: error: \(refusal.message)\n")
    if let hint = refusal.hint { Terminal.printError("    \(hint)\n") }
    return ZorgsiteCommand.siteHasErrors
  default:
    Terminal.printError("zorgsite: error: \(MachineFailure.message(for: error))\n")
    return ZorgsiteCommand.machineFailed
  }
}
