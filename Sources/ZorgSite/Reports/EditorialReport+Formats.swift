import Calendar
import Text

extension EditorialReport {
  /// One row each for a terminal: moment, state, title and file.
  public func text(_ selection: Selection, width: Int) -> String {
    let chosen = items(selection)
    if chosen.isEmpty { return "nothing\n" }
    let rows = chosen.map { item -> [String] in
      switch selection {
      case .review:
        let isOverdue = item.reviewDue.map { $0.secondsSinceEpoch <= now } ?? false
        return [shown(item.reviewDue), isOverdue ? "overdue" : "due", item.title, item.path]
      case .expired: return [shown(item.until), item.state.rawValue, item.title, item.path]
      default: return [shown(item.date), item.state.rawValue, item.title, item.path]
      }
    }
    return TextTable(rows, flexible: [2, 3]).text(width: width)
  }

  /// The moment in the site's zone, to the minute.
  private func shown(_ moment: Moment?) -> String {
    guard let moment else { return "-" }
    let text = timeZone.moment(at: moment.secondsSinceEpoch).rfc3339
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }

  /// A JSON array for scripts; what an item does not have is left out.
  public func json(_ selection: Selection) -> String {
    let objects = items(selection).map { item in
      let fields: [(name: String, value: String?)] = [
        ("kind", item.kind.rawValue), ("state", item.state.rawValue), ("title", item.title), ("path", item.path),
        ("date", item.date?.rfc3339), ("until", item.until?.rfc3339), ("reviewDue", item.reviewDue?.rfc3339),
        ("url", item.url),
      ]
      var members = fields.compactMap { field in field.value.map { "\(jsonString(field.name)): \(jsonString($0))" } }
      members.append("\"authors\": [\(item.authors.map(jsonString).joined(separator: ", "))]")
      return "  {\(members.joined(separator: ", "))}"
    }
    return objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }

  /// A table as RFC 4180 has it, with names in the first row.
  public func csv(_ selection: Selection) -> String {
    let head = ["kind", "state", "title", "path", "date", "until", "reviewDue", "authors", "url"]
    let rows = items(selection).map { item in
      [
        item.kind.rawValue, item.state.rawValue, item.title, item.path, item.date?.rfc3339 ?? "",
        item.until?.rfc3339 ?? "", item.reviewDue?.rfc3339 ?? "", item.authors.joined(separator: " "), item.url ?? "",
      ]
    }
    return ([head] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe, as strangers' names stand here.
  private func cell(_ text: String) -> String {
    let text = "=+-@\t".contains(text.first ?? "a") ? "'" + text : text
    guard text.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension EditorialReport {
  public enum ScheduleFormat: String, Sendable, CaseIterable {
    /// `2026-12-01T09:00:00+01:00`.
    case iso
    /// Minute, hour, day and month in UTC: `0 8 1 12 *`.
    case cron
    /// The moment and the file that appears or disappears: `{"moment": "2026-12-01T09:00:00+01:00", "path": "..."}`.
    case json
  }

  /// When a build will next make another site, for a scheduler; nil where nothing is planned. Cron knows whole minutes, so
  /// it names the first one that is not too early.
  public func next(_ format: ScheduleFormat) -> String? {
    guard let (moment, path) = nextChange else { return nil }
    switch format {
    case .iso: return timeZone.moment(at: moment.secondsSinceEpoch).rfc3339
    case .cron:
      let utc = Moment(secondsSinceEpoch: (moment.secondsSinceEpoch + 59) / 60 * 60)
      return "\(utc.minute) \(utc.hour) \(utc.date.day) \(utc.date.month) *"
    case .json:
      let text = timeZone.moment(at: moment.secondsSinceEpoch).rfc3339
      return "{\"moment\": \(jsonString(text)), \"path\": \(jsonString(path))}"
    }
  }
}
