import Calendar

/// For how long a review holds: `12 months`, `2 years`, `90 days`.
public struct ReviewInterval: Sendable, Hashable {
  public var months: Int
  public var days: Int

  /// Common practice for health information.
  public static let standard = ReviewInterval(months: 36, days: 0)

  private init(months: Int, days: Int) {
    self.months = months
    self.days = days
  }

  /// A whole number from 1 to 1000 and a unit, in English or Dutch.
  public init?(_ text: String) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, let count = Int(words[0]), (1...1000).contains(count) else { return nil }
    switch words[1] {
    case "day", "days", "dag", "dagen": self.init(months: 0, days: count)
    case "week", "weeks", "weken": self.init(months: 0, days: 7 * count)
    case "month", "months", "maand", "maanden": self.init(months: count, days: 0)
    case "year", "years", "jaar", "jaren": self.init(months: 12 * count, days: 0)
    default: return nil
    }
  }

  /// The local midnight at which a review of a moment has lapsed. A month that is too short ends on its last day.
  public func end(from moment: Moment, in zone: TimeZone) -> Moment {
    let start = zone.moment(at: moment.secondsSinceEpoch).date
    let month = start.month - 1 + months
    let (year, number) = (start.year + month / 12, month % 12 + 1)
    let date = (0...3).lazy.compactMap { CivilDate(year: year, month: number, day: start.day - $0) }.first ?? start
    return zone.moment(date: CivilDate(daysSinceEpoch: date.daysSinceEpoch + days), secondOfDay: 0)
  }
}
