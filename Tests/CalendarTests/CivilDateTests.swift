import Foundation
import Testing

@testable import Calendar

@Suite struct CivilDateTests {
  @Test func comesBackFromEachDayOfFiftyCenturies() {
    var previous = CivilDate(daysSinceEpoch: -1_000_000)
    for days in -999_999...1_000_000 {
      let date = CivilDate(daysSinceEpoch: days)
      guard date.daysSinceEpoch == days, previous < date, (previous.weekday + 1) % 7 == date.weekday else {
        Issue.record("day \(days) is \(date), after \(previous)")
        return
      }
      previous = date
    }
  }

  @Test func agreesWithFoundation() {
    var calendar = Foundation.Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for days in stride(from: -130_000, through: 200_000, by: 997) {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      let date = CivilDate(daysSinceEpoch: days)
      let expected = [parts.year, parts.month, parts.day, parts.weekday].compactMap(\.self)
      #expect([date.year, date.month, date.day, date.weekday + 1] == expected)
    }
  }

  @Test(arguments: [
    (2024, 2, 29, 19_782), (2000, 2, 29, 11_016), (1970, 1, 1, 0), (1969, 12, 31, -1), (1, 1, 1, -719_162),
    (9999, 12, 31, 2_932_896), (0, 3, 1, -719_468), (-400, 3, 1, -865_565),
  ])
  func countsDays(year: Int, month: Int, day: Int, days: Int) throws {
    #expect(try #require(CivilDate(year: year, month: month, day: day)).daysSinceEpoch == days)
  }

  @Test(arguments: [
    (2024, 2, 30), (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1),
    (2024, 1, 0),
    (2024, 1, 32), (2024, 1, -1), (2024, Int.max, 1), (2024, 1, Int.min),
  ])
  func refusesDaysThatNoCalendarHas(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }
}
