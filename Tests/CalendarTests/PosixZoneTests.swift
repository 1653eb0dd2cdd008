import Testing

@testable import Calendar

@Suite struct PosixZoneTests {
  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", 3600, 7200),
    ("EST5EDT,M3.2.0,M11.1.0", -18_000, -14_400),
    ("<+0330>-3:30", 12_600, 12_600),
    ("<+01>-1", 3600, 3600),
    ("NST3:30NDT,M3.2.0,M11.1.0", -12_600, -9000),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", 3600, 0),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -7200, -3600),
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 37_800, 39_600),
    ("LMT-0:19:32", 1172, 1172),
  ])
  func readsItsOffsets(text: String, standard: Int, summer: Int) throws {
    let zone = try #require(PosixZone(text))
    #expect(Int(zone.standardOffset) == standard)
    #expect(Int(zone.summer?.offset ?? zone.standardOffset) == summer)
  }

  @Test(arguments: [
    "", "CET", "-1", "<+01-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
    "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M0.5.0,M10.5.0", "CET-1CEST,J60,J300", "CET-1CEST,60,300",
    "CET-1CEST,M3.5.0,M10.5.0/3 ", "CET-99999999999999999999", "CET-1:", "CET-1CEST,M3.5.0/,M10.5.0", "CET--1", "CET-١",
  ])
  func refusesWhatItDoesNotUnderstand(text: String) {
    #expect(PosixZone(text) == nil)
  }

  @Test(arguments: [
    ("2024-06-30T23:59:59Z", 0), ("2024-07-01T00:00:00Z", 3600), ("2024-07-29T00:00:00Z", 0),
    ("2025-07-07T00:00:00Z", 3600),
  ])
  func findsWeekdaysFromTheStartAndFromTheEndOfAMonth(at: String, offset: Int) throws {
    // 1 July 2024 is a Monday; the fifth Monday of July 2024 is the 29th.
    let zone = try #require(PosixZone("A0B-1,M7.1.1/0,M7.5.1/1"))
    #expect(zone.offset(at: try parseMoment(at, in: .utc).get().secondsSinceEpoch) == offset)
  }

  @Test func takesAFifthWeekForTheLastWhereAMonthHasFour() throws {
    let zone = try #require(PosixZone("A0B-1,M2.5.3/0,M12.5.0/0"))
    // Wednesdays of February 2023: 1, 8, 15, 22.
    let start = try parseMoment("2023-02-22", in: .utc).get().secondsSinceEpoch
    #expect([start - 1, start].map { zone.offset(at: $0) } == [0, 3600])
  }
}
