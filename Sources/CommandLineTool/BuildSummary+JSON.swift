import Calendar
import Diagnostics
import Text
import ZorgSite

extension BuildSummary {
  /// The same for scripts: one object.
  var json: String {
    let summary = report.summary
    let kinds = summary.pages.map { (name: $0.kind.rawValue, value: String($0.count)) }
    let hidden = summary.hidden.map { item in
      object([
        ("path", jsonString(item.path)), ("title", jsonString(item.title)),
        ("reason", jsonString(item.reason.rawValue)),
        ("date", item.date.map { jsonString($0.rfc3339) }),
      ])
    }
    let next = summary.nextChange.map { change in
      let moment = report.timeZone.moment(at: change.moment.secondsSinceEpoch).rfc3339
      return object([("moment", jsonString(moment)), ("path", jsonString(change.path))])
    }
    let diagnostics = DiagnosticPrinter(format: .json).print(report.diagnostics) { _ in nil }
    let members: [Member] = [
      ("committed", report.isCommitted && !isDryRun ? "true" : "false"), ("output", jsonString(report.output)),
      ("pages", object(kinds)), ("feeds", String(summary.feedCount)), ("comments", String(summary.commentCount)),
      ("added", list(report.added)), ("changed", list(report.changed)), ("removed", list(report.removed)),
      ("unchanged", String(report.unchangedCount)), ("hidden", "[\(hidden.joined(separator: ", "))]"),
      ("nextChange", next), ("seconds", hundredths(seconds)),
      ("diagnostics", String(diagnostics.dropLast())),
    ]
    let lines = members.compactMap { member in member.value.map { "  \(jsonString(member.name)): \($0)" } }
    return "{\n\(lines.joined(separator: ",\n"))\n}\n"
  }

  private typealias Member = (name: String, value: String?)

  /// What has no value is left out.
  private func object(_ members: [Member]) -> String {
    let members = members.compactMap { member in member.value.map { "\(jsonString(member.name)): \($0)" } }
    return "{\(members.joined(separator: ", "))}"
  }

  private func list(_ texts: [String]) -> String { "[\(texts.map(jsonString).joined(separator: ", "))]" }
}
