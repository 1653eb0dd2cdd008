import Calendar
import Text

extension ContentCalendar {
  /// The weeks for a terminal, those with nothing too.
  public func text(width: Int) -> String {
    let rows = weeks.flatMap { week in week.entries.map { row($0) } }
    var lines = TextTable(rows, flexible: [3, 4]).text(width: width - 2).split(separator: "\n")[...]
    return weeks.map { week in
      let body = lines.prefix(week.entries.count).map { "  \($0)\n" }.joined()
      lines = lines.dropFirst(week.entries.count)
      return heading(of: week) + "\n" + (body.isEmpty ? "  nothing\n" : body)
    }.joined(separator: "\n")
  }

  private func heading(of week: Week) -> String {
    let mark = week.monday == thisMonday ? "  (this week)" : ""
    return "week \(week.number)  \(week.monday.dayAndMonth) - \(week.sunday.dayAndMonth) \(week.sunday.year)\(mark)"
  }

  private func row(_ entry: Entry) -> [String] {
    let moment = report.timeZone.moment(at: entry.moment.secondsSinceEpoch)
    let time = moment.rfc3339.dropFirst(11).prefix(5)
    return [
      entry.event.rawValue, "\(moment.date.weekdayName) \(moment.date.dayAndMonth)", String(time), entry.item.title,
      entry.item.path,
    ]
  }

  /// A page by itself, for a screen in the editors' room.
  public var html: String {
    var html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Content calendar</title>
      </head>
      <body>
      <h1>Content calendar</h1>

      """
    for week in weeks {
      html += "<h2>\(escaped(heading(of: week)))</h2>\n"
      if week.entries.isEmpty {
        html += "<p>Nothing.</p>\n"
        continue
      }
      html += "<table>\n<tr><th>What</th><th>When</th><th>Title</th><th>File</th></tr>\n"
      for entry in week.entries {
        let cells = row(entry)
        let moment = report.timeZone.moment(at: entry.moment.secondsSinceEpoch).rfc3339
        let title = escaped(entry.item.title)
        let link = entry.item.url.map { "<a href=\"\(escaped($0))\">\(title)</a>" } ?? title
        html += "<tr><td>\(cells[0])</td><td><time datetime=\"\(moment)\">\(cells[1]) \(cells[2])</time></td>"
        html += "<td>\(link)</td><td>\(escaped(entry.item.path))</td></tr>\n"
      }
      html += "</table>\n"
    }
    return html + "</body>\n</html>\n"
  }

  private func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.appendEscaped(text)
    return String(decoding: bytes, as: UTF8.self)
  }
}
