import ArgumentParser
import Diagnostics
import Glibc
import ZorgSite

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds a site into its output folder.",
    discussion: """
      Only files whose bytes differ are written, and only files that an earlier build made are removed. If the site has
      errors, the output stays as it was.

      Examples:
        zorgsite build
        zorgsite build --source ../portal --output /srv/www --base-url https://zorg.voorbeeld.nl/
        zorgsite build --drafts --future --now 2026-12-01T09:00
        zorgsite build --format github --strict
        zorgsite build --json | jq .changed

      What was added, changed and removed, with full addresses, stands in '.zorgsite/changes.json' afterwards.

      Exit status: 0 done; 1 errors in content, theme or configuration; 2 the machine failed (disk, lock, permissions);
      64 wrong usage; 129, 130, 143 interrupted by a signal.
      """)

  @OptionGroup var site: SiteOptions

  @Option(
    name: [.short, .long, .customLong("destination"), .customShort("d")],
    help: ArgumentHelp("The output folder; 'output' in the site's folder by default.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    name: [.customShort("b"), .customLong("base-url"), .customLong("baseURL")],
    help: ArgumentHelp("Where the site will stand; overrides the configuration.", valueName: "url"))
  var baseURL: String?

  @OptionGroup var clock: ClockOptions

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Write nothing; say what a build would write and remove.")
  var dryRun = false

  @Flag(help: "Print what each template cost: count, total, mean, slowest, and the lists it walked.")
  var metrics = false

  @Flag(help: "Read and render everything, as if it were the first build.")
  var noCache = false

  @Flag(help: "After building, build once more from nothing beside it and compare every byte.")
  var verify = false

  @Flag(help: "Print the summary with all errors and warnings as JSON, for scripts.")
  var json = false

  @Flag(name: [.short, .long], help: "Print errors and warnings only.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Name every file that is written or removed.")
  var verbose = false

  func validate() throws {
    if json && site.format != .text { throw ValidationError("'--json' and '--format' exclude each other") }
  }

  func run() async throws {
    let start = elapsedSeconds()
    let report: BuildReport
    do {
      report = try await build()
    } catch let code as ExitCode {
      throw failure("interrupted; every file in the output is whole", code)
    } catch let refusal as OutputFolder.Refusal {
      throw failure(refusal.message, ZorgsiteCommand.siteHasErrors)
    } catch {
      throw failure(MachineFailure.message(for: error), ZorgsiteCommand.machineFailed)
    }
    let summary = BuildSummary(report: report, seconds: elapsedSeconds() - start, isDryRun: dryRun)
    if json { Terminal.print(summary.json) } else { printDiagnostics(report) }
    if report.hasErrors(isStrict: strict) {
      if site.format == .text { printFailure(report) }
      throw ZorgsiteCommand.siteHasErrors
    }
    if !quiet, !json, site.format != .json { Terminal.print(summary.text(isVerbose: verbose)) }
    if metrics { Terminal.print(report.costs.text) }
    if verify, !dryRun { try await compareWithCleanBuild() }
  }

  private func build() async throws -> BuildReport {
    let line = ProgressLine("reading the site")
    defer { line.end() }
    var options = options
    options.progress = { done, all in line.update("rendering \(done) of \(all) files") }
    return try await stoppingOnSignals { [options] in try await Build(options).run() }
  }

  private func compareWithCleanBuild() async throws {
    let differing: [String]
    do {
      differing = try await showingProgress("building once more beside it") {
        try await stoppingOnSignals { [options] in try await Build(options).verify() }
      }
    } catch let code as ExitCode {
      throw failure("interrupted; the build itself is done", code)
    } catch {
      throw failure(MachineFailure.message(for: error), ZorgsiteCommand.machineFailed)
    }
    for file in differing { Terminal.printError("differs from a clean build: \(file)\n") }
    guard differing.isEmpty else { throw ZorgsiteCommand.siteHasErrors }
    if !quiet, !json { Terminal.print("verified: every file is what a clean build makes\n") }
  }

  private var options: BuildOptions {
    var options = BuildOptions(site: folder, systemTime: Int64(time(nil)))
    options.output = output
    options.configuration = site.config
    options.baseURL = baseURL
    clock.apply(to: &options)
    options.isStrict = strict
    options.isDryRun = dryRun
    options.usesCache = !noCache
    options.endsProcess = !verify
    options.measures = metrics
    return options
  }

  private var folder: String {
    site.source.utf8.count > 1 && site.source.hasSuffix("/") ? String(site.source.dropLast()) : site.source
  }

  private func printDiagnostics(_ report: BuildReport) {
    guard site.format == .json || !report.diagnostics.isEmpty else { return }
    let printer = DiagnosticPrinter(format: site.format, colour: Terminal.errorsHaveColour)
    let folder = folder
    let text = printer.print(report.diagnostics) { path in
      try? Disk.read(path.hasPrefix("/") ? path : "\(folder)/\(path)", limit: 4 << 20)
    }
    // Programs read standard output, people both.
    if site.format == .text { Terminal.printError(text) } else { Terminal.print(text) }
  }

  private func printFailure(_ report: BuildReport) {
    Terminal.printError("\(DiagnosticPrinter.summary(of: report.diagnostics)); the output stays as it was\n")
  }

  private func failure(_ message: String, _ code: ExitCode) -> ExitCode {
    Terminal.printError("zorgsite: error: \(message)\n")
    return code
  }
}
