import Calendar

/// What happens on a site week by week: what came out, what is planned, what stops, what must be reviewed.
public struct ContentCalendar: Sendable {
  public enum Event: String, Sendable {
    case out, planned
    /// A draft with a date: planned, if somebody finishes it.
    case draft
    case expires, review
  }

  public struct Entry: Sendable {
    public var event: Event
    public var moment: Moment
    public var item: EditorialItem
  }

  /// From a Monday to a Sunday.
  public struct Week: Sendable {
    public var monday: CivilDate
    public var entries: [Entry]

    public var sunday: CivilDate { CivilDate(daysSinceEpoch: monday.daysSinceEpoch + 6) }

    /// By ISO 8601: week 1 holds the year's first Thursday.
    public var number: Int {
      let thursday = CivilDate(daysSinceEpoch: monday.daysSinceEpoch + 3)
      let newYear = CivilDate(daysSinceEpoch: thursday.daysSinceEpoch - thursday.dayOfYear + 1)
      return (thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1
    }
  }

  public let weeks: [Week]
  let report: EditorialReport
  let thisMonday: CivilDate

  /// The week of the report's moment, `back` weeks before it and `ahead` weeks after it.
  public init(_ report: EditorialReport, back: Int = 2, ahead: Int = 8) {
    let zone = report.timeZone
    let today = zone.moment(at: report.now).date
    let monday = ContentCalendar.monday(of: today)
    let first = monday.daysSinceEpoch - 7 * max(0, back)
    let count = max(0, back) + 1 + max(0, ahead)
    var weeks = (0..<count).map { Week(monday: CivilDate(daysSinceEpoch: first + 7 * $0), entries: []) }
    for entry in ContentCalendar.entries(of: report) {
      let day = zone.moment(at: entry.moment.secondsSinceEpoch).date.daysSinceEpoch
      guard day >= first, day < first + 7 * count else { continue }
      weeks[(day - first) / 7].entries.append(entry)
    }
    self.weeks = weeks
    self.report = report
    thisMonday = monday
  }

  private static func entries(of report: EditorialReport) -> [Entry] {
    var entries: [Entry] = []
    for item in report.items where item.kind != .comment {
      if let date = item.date {
        let event: Event = item.state == .draft ? .draft : date.secondsSinceEpoch > report.now ? .planned : .out
        entries.append(Entry(event: event, moment: date, item: item))
      }
      if let until = item.until, item.state != .draft {
        entries.append(Entry(event: .expires, moment: until, item: item))
      }
      if let due = item.reviewDue, item.state == .published {
        entries.append(Entry(event: .review, moment: due, item: item))
      }
    }
    return entries.sorted {
      ($0.moment.secondsSinceEpoch, $0.item.path, $0.event.rawValue)
        < ($1.moment.secondsSinceEpoch, $1.item.path, $1.event.rawValue)
    }
  }

  private static func monday(of date: CivilDate) -> CivilDate {
    CivilDate(daysSinceEpoch: date.daysSinceEpoch - (date.weekday + 6) % 7)
  }
}

extension CivilDate {
  /// 1 for 1 January.
  fileprivate var dayOfYear: Int {
    let newYear = CivilDate(year: year, month: 1, day: 1) ?? self
    return daysSinceEpoch - newYear.daysSinceEpoch + 1
  }

  /// `16 Nov`, for people who read English.
  var dayAndMonth: String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(day) \(names[month - 1])"
  }

  var weekdayName: String { ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday] }
}
