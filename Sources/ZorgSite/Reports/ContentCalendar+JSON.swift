import Calendar
import Text

extension ContentCalendar {
  /// The weeks for scripts: an array of objects, those with nothing too. Moments are in the site's zone.
  public var json: String {
    let weeks = weeks.map { week in
      let entries = week.entries.map { entry in
        let moment = report.timeZone.moment(at: entry.moment.secondsSinceEpoch).rfc3339
        let fields: [(name: String, value: String?)] = [
          ("event", entry.event.rawValue), ("moment", moment), ("title", entry.item.title),
          ("path", entry.item.path), ("url", entry.item.url),
        ]
        let members = fields.compactMap { field in
          field.value.map { "\(jsonString(field.name)): \(jsonString($0))" }
        }
        return "\n    {\(members.joined(separator: ", "))}"
      }
      let head = "\"week\": \(week.number), \"from\": \"\(isoDate(week.monday))\", \"to\": \"\(isoDate(week.sunday))\""
      return "  {\(head), \"entries\": [\(entries.joined(separator: ","))]}"
    }
    return "[\n\(weeks.joined(separator: ",\n"))\n]\n"
  }

  /// `2024-05-27`.
  private func isoDate(_ date: CivilDate) -> String {
    Moment(secondsSinceEpoch: Int64(date.daysSinceEpoch) * 86_400).isoDate
  }
}
