import ArgumentParser
import Diagnostics
import ZorgSite

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks links, privacy, trust, accessibility, language and the pages that come out.",
    discussion: """
      Everything that a build reports is reported too. Each finding has a code, a place and a way out; docs/checks.md
      explains every code. Private values are never printed in full. Nothing is written into the output.

      Groups: links, privacy, trust, accessibility, language, output.

      Examples:
        zorgsite check
        zorgsite check --only privacy,T003
        zorgsite check --except language --strict
        zorgsite check --external             ask other sites whether they still have what is linked to
        zorgsite check --staged               what git is about to commit; 'zorgsite hook install' does it before each
        zorgsite check --format sarif > findings.sarif

      Exit status: 0 no errors; 1 errors, or with '--strict' warnings; 2 the machine failed (disk, permissions); 64 wrong
      usage. Hints change no status.
      """)

  @OptionGroup var site: SiteFolder

  @Option(help: "How findings are printed: text, json, github or sarif.")
  var format = DiagnosticPrinter.Format.text

  @Option(help: ArgumentHelp("Only these groups and codes, with commas between them.", valueName: "names"))
  var only: [String] = []

  @Option(help: ArgumentHelp("All but these groups and codes.", valueName: "names"))
  var except: [String] = []

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Flag(help: "Look at what git has staged, not at the working copy, and report on staged files only.")
  var staged = false

  @Flag(help: "Ask other sites whether they still have what is linked to; needs the program curl.")
  var external = false

  @Flag(
    name: [.customShort("D"), .long], help: "Check drafts as if they were public; their privacy is checked always.")
  var drafts = false

  @Option(
    name: [.long, .customLong("clock")],
    help: ArgumentHelp("Check for this moment instead of the present, as '2026-12-01T09:00'.", valueName: "moment"))
  var now: String?

  @Flag(name: [.short, .long], help: "Print findings only, no summary.")
  var quiet = false

  func run() async throws {
    let selection: CheckSelection
    do {
      selection = try CheckSelection(only: only, except: except)
    } catch let refusal as Refusal {
      throw ValidationError(refusal.description)
    }
    try await reportingFailures {
      let line = ProgressLine("checking the site")
      defer { line.end() }
      var options = options(selection)
      options.progress = { what, done, all in line.update("\(what) \(done) of \(all)") }
      let report = try await Check(options).run()
      line.end()
      let width = Terminal.width
      Terminal.print(
        report.text(format, colour: Terminal.outputHasColour, width: width < 10_000 ? width : nil))
      if format == .text, !quiet { Terminal.print(report.summary) }
      if report.hasErrors(isStrict: strict) { throw ZorgsiteCommand.siteHasErrors }
    }
  }

  private func options(_ selection: CheckSelection) -> CheckOptions {
    var options = CheckOptions(site: site.path, systemTime: systemTime())
    options.configuration = site.config
    options.now = now
    options.showsDrafts = drafts
    options.selection = selection
    options.isStaged = staged
    options.isExternal = external
    return options
  }
}
