import Diagnostics
import ZorgServer
import ZorgSite

/// Builds a preview again and again; tells the terminal what came of it, and gives what open pages are to be told.
struct PreviewBuilds: Sendable {
  let preview: SitePreview
  /// The site's.
  let folder: String
  /// Whether to print what templates cost.
  let showsCosts: Bool
  /// Tells open pages what changed.
  let publish: @Sendable (LiveEvent) -> Void

  /// Builds the site as it is found. Returns why it could not be built, for the overlay.
  func first() async -> String? {
    guard case .failed(let text) = await build(after: nil) else { return nil }
    return text
  }

  /// Builds after files have changed, by their paths.
  func next(_ changed: Set<String>) async -> RebuildResult {
    // What goes wrong here goes wrong in the build too, which says so.
    if let shown = try? preview.showEdits(in: changed), !shown.isEmpty { publish(.reload(shown)) }
    // Editors write a file beside the old one first; what is gone is named only where nothing else is.
    let names = changed.map(preview.name).sorted()
    let present = names.filter { Disk.kind("\(folder)/\($0)") != nil }
    return await build(after: present.isEmpty ? names : present)
  }

  private func build(after changed: [String]?) async -> RebuildResult {
    let start = elapsedSeconds()
    let report: BuildReport
    do {
      report = try await showingProgress("building the site") { try await preview.build(systemTime: systemTime()) }
    } catch is CancellationError {
      return .interrupted
    } catch {
      return failed(changed, since: start, "error: \(MachineFailure.message(for: error))\n")
    }
    let diagnostics = shown(report.diagnostics, after: changed)
    if report.diagnostics.hasErrors {
      return failed(changed, since: start, text(diagnostics), coloured: text(diagnostics, colour: true))
    }
    if preview.hasMoved {
      return failed(
        changed, since: start, "error: the site's address has another path now; start 'zorgsite serve' again\n")
    }
    say(changed, since: start, PreviewBuilds.summary(report, isFirst: changed == nil))
    Terminal.printError(text(diagnostics, colour: Terminal.errorsHaveColour))
    if showsCosts { Terminal.print(report.costs.text) }
    return .built(changed: preview.addresses(of: report))
  }

  private func failed(_ changed: [String]?, since start: Double, _ text: String, coloured: String? = nil)
    -> RebuildResult
  {
    say(changed, since: start, "the site cannot be built; the last pages stand")
    Terminal.printError(Terminal.errorsHaveColour ? coloured ?? text : text)
    return .failed(text)
  }

  /// Errors, if there are any; else the warnings, after a change those of the files that changed.
  private func shown(_ diagnostics: [Diagnostic], after changed: [String]?) -> [Diagnostic] {
    if diagnostics.hasErrors { return diagnostics.filter { $0.severity == .error } }
    guard let changed else { return diagnostics }
    return diagnostics.filter { $0.path.map(changed.contains) ?? false }
  }

  private func text(_ diagnostics: [Diagnostic], colour: Bool = false) -> String {
    let (first, more) = diagnostics.digest(limit: 20)
    let text = DiagnosticPrinter(format: .text, colour: colour).print(first) { path in
      try? Disk.read(path.hasPrefix("/") ? path : "\(folder)/\(path)", limit: 4 << 20)
    }
    return more == 0 ? text : "\(text)and \(more) more\n"
  }

  /// `14:03:12  content/articles/griep.md and 2 more: 4 files in 0.31 s`.
  private func say(_ changed: [String]?, since start: Double, _ text: String) {
    var cause = ""
    if let first = changed?.first {
      let more = (changed?.count ?? 1) - 1
      cause = more == 0 ? "\(first): " : "\(first) and \(more) more: "
    }
    Terminal.print("\(timeOfDay())  \(printable(cause))\(text) (\(hundredths(elapsedSeconds() - start)) s)\n")
  }

  private static func summary(_ report: BuildReport, isFirst: Bool) -> String {
    let count = report.added.count + report.changed.count + report.removed.count
    if isFirst { return "the site is built: \(count + report.unchangedCount) files" }
    return count == 0 ? "no page changed" : "\(count) \(count == 1 ? "file" : "files") changed"
  }
}
