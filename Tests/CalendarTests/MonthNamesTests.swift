import Testing

@testable import Calendar

@Suite struct MonthNamesTests {
  @Test(arguments: [
    ("nl", "maart"), ("nl-NL", "maart"), ("NL-be", "maart"), ("en", "March"), ("nds-nl", "March"), ("nlx", "March"),
    ("", "March"),
  ])
  func speaksTheLanguage(tag: String, march: String) {
    #expect(MonthNames.names(for: tag).months[2] == march)
  }

  @Test(arguments: [MonthNames.dutch, .english])
  func isWhole(names: MonthNames) {
    #expect(Set(names.months).count == 12)
    #expect(Set(names.shortMonths).count == 12)
    #expect(Set(names.weekdays).count == 7)
  }

  @Test func startsTheWeekOnSunday() {
    #expect(MonthNames.dutch.weekdays[CivilDate(daysSinceEpoch: 0).weekday] == "donderdag")
  }
}
