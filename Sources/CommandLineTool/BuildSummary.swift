import Calendar
import Diagnostics
import Glibc
import ZorgSite

/// The table at the end of a build.
struct BuildSummary {
  let report: BuildReport
  let seconds: Double
  let isDryRun: Bool

  func text(isVerbose: Bool) -> String {
    var text = ""
    if isVerbose {
      for file in report.added { text += "new      \(file)\n" }
      for file in report.changed { text += "changed  \(file)\n" }
      for file in report.removed { text += "removed  \(file)\n" }
    }
    let rows = recoveryRows + pageRows + fileRows + foreignRows + hiddenRows + lastRows
    let width = rows.map(\.label.count).max() ?? 0
    for row in rows {
      text += row.label + String(repeating: " ", count: width - row.label.count + 2) + row.value + "\n"
    }
    return text
  }

  private typealias Row = (label: String, value: String)

  private var recoveryRows: [Row] {
    report.isRecovered ? [("recovered", "finished what an interrupted build had begun to publish")] : []
  }

  private var pageRows: [Row] {
    let total = report.summary.pages.reduce(0) { $0 + $1.count }
    let kinds = report.summary.pages.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ")
    return [
      ("pages", "\(total) (\(kinds))"), ("comments", String(report.summary.commentCount)),
      ("feeds", String(report.summary.feedCount)),
    ]
  }

  private var fileRows: [Row] {
    let written = report.added.count + report.changed.count
    let verb = isDryRun ? "would be written" : "written"
    return [
      (
        "files",
        "\(written) \(verb) (\(report.added.count) new, \(report.changed.count) changed), \(report.unchangedCount) unchanged, \(report.removed.count) removed"
      )
    ]
  }

  private var foreignRows: [Row] {
    guard !report.foreign.isEmpty else { return [] }
    let more = report.foreign.count > 5 ? ", and \(report.foreign.count - 5) more" : ""
    return [("left alone", "\(report.foreign.prefix(5).joined(separator: ", "))\(more): not made by zorgsite")]
  }

  private var hiddenRows: [Row] {
    var rows: [Row] = []
    for reason in PublicationWindow.Reason.allCases {
      for item in report.summary.hidden.filter({ $0.reason == reason }).prefix(10) {
        let since = reason == .expired ? "since" : "until"
        let date = item.date.map { " \(since) \(shown($0))" } ?? ""
        rows.append(("hidden", "\(item.path): \(reason.rawValue)\(date)"))
      }
      let more = report.summary.hidden.count { $0.reason == reason } - 10
      if more > 0 { rows.append(("hidden", "and \(more) more: \(reason.rawValue)")) }
    }
    if let next = report.summary.nextChange { rows.append(("next change", "\(shown(next.moment)), \(next.path)")) }
    return rows
  }

  private var lastRows: [Row] {
    let warnings = DiagnosticPrinter.summary(of: report.diagnostics)
    return [
      ("warnings", warnings.isEmpty ? "none" : warnings),
      ("time", "\(hundredths(seconds)) s, peak memory \(peakMemory) MB"),
      ("output", report.output),
    ]
  }

  private func shown(_ moment: Moment) -> String {
    let text = report.timeZone.moment(at: moment.secondsSinceEpoch).rfc3339
    return String(text.prefix(10) + " " + text.dropFirst(11).prefix(5))
  }

  private var peakMemory: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return Int(usage.ru_maxrss) / 1024
  }
}
