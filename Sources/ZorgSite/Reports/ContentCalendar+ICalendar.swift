import Calendar

extension ContentCalendar {
  /// The same as an agenda (RFC 5545), to subscribe to or to import. Nothing in it tells when it was made.
  public var iCalendar: String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zorgsite//content calendar//EN", "CALSCALE:GREGORIAN"]
    for entry in weeks.flatMap(\.entries) {
      let utc = Moment(secondsSinceEpoch: entry.moment.secondsSinceEpoch)
      let stamp = basic(utc.rfc3339)
      lines += [
        "BEGIN:VEVENT", "UID:\(entry.event.rawValue)-\(uid(entry.item.path))@\(report.host)", "DTSTAMP:\(stamp)",
        "DTSTART:\(stamp)", "SUMMARY:\(text("\(entry.event.rawValue): \(entry.item.title)"))",
        "DESCRIPTION:\(text(entry.item.path))",
      ]
      if let url = entry.item.url { lines.append("URL:\(url)") }
      lines.append("END:VEVENT")
    }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  /// `2026-12-01T08:00:00Z` -> `20261201T080000Z`.
  private func basic(_ rfc3339: String) -> String {
    String(rfc3339.filter { $0 != "-" && $0 != ":" })
  }

  private func uid(_ path: String) -> String {
    String(path.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  private func text(_ text: String) -> String {
    var escaped = ""
    for scalar in singleLine(text).unicodeScalars {
      if "\\;,".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  /// Lines hold at most 75 bytes; the rest goes on behind a blank.
  private func folded(_ line: String) -> String {
    var (result, used) = ("", 0)
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if used + size > 75 {
        result += "\r\n "
        used = 1
      }
      result.unicodeScalars.append(scalar)
      used += size
    }
    return result
  }
}
