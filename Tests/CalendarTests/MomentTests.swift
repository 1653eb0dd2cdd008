import Foundation
import Testing

@testable import Calendar

@Suite struct MomentTests {
  @Test(
    arguments: [
      (1_252_996_200, 7200, "2009-09-15T08:30:00+02:00", "Tue, 15 Sep 2009 08:30:00 +0200", "2009-09-15"),
      (0, 0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000", "1970-01-01"),
      (-1, 0, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 +0000", "1969-12-31"),
      (0, -12_600, "1969-12-31T20:30:00-03:30", "Wed, 31 Dec 1969 20:30:00 -0330", "1969-12-31"),
      (1_709_164_800, -1800, "2024-02-28T23:30:00-00:30", "Wed, 28 Feb 2024 23:30:00 -0030", "2024-02-28"),
      (253_402_300_799, 0, "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 +0000", "9999-12-31"),
      (-62_135_596_800, 0, "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01"),
    ] as [(Int64, Int32, String, String, String)])
  func isWritten(seconds: Int64, offset: Int32, rfc3339: String, rfc822: String, date: String) {
    let moment = Moment(secondsSinceEpoch: seconds, offset: offset)
    #expect(moment.rfc3339 == rfc3339)
    var bytes = Array("at ".utf8)
    moment.writeRFC3339(into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "at " + rfc3339)
    #expect(moment.rfc822 == rfc822)
    #expect(moment.isoDate == date)
  }

  @Test func readsItsOwnText() throws {
    for seconds in stride(from: -2_000_000_000 as Int64, through: 4_000_000_000, by: 86_399 * 37) {
      for offset in [0, 3600, -12_600, 50_400] as [Int32] {
        let moment = Moment(secondsSinceEpoch: seconds, offset: offset)
        #expect(try parseMoment(moment.rfc3339, in: .utc).get() == moment)
      }
    }
  }

  @Test(arguments: [1050, -1050, 1172, -17_762, 59, -59] as [Int32])
  func isWrittenAsTheSameMomentWhereAnOffsetHasSeconds(offset: Int32) throws {
    let day = try #require(CivilDate(year: 1890, month: 5, day: 1))
    let moment = Moment(date: day, secondOfDay: 0, offset: offset)
    let written = try parseMoment(moment.rfc3339, in: .utc).get()
    #expect(written.secondsSinceEpoch == moment.secondsSinceEpoch)
    #expect(written.date == day)
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    #expect(formatter.date(from: moment.rfc822)?.timeIntervalSince1970 == Double(moment.secondsSinceEpoch))
  }

  @Test func comesApartIntoItsWallClock() {
    let moment = Moment(secondsSinceEpoch: -1, offset: 3600)
    let parts: [Int] = [moment.hour, moment.minute, moment.second, moment.secondOfDay]
    #expect(parts == [0, 59, 59, 3599])
    #expect(moment.isoDate == "1970-01-01")
  }

  @Test func sortsByTimeFirst() {
    let moments = [
      Moment(secondsSinceEpoch: 5, offset: -1), Moment(secondsSinceEpoch: 4, offset: 9), Moment(secondsSinceEpoch: 5),
    ]
    #expect(moments.sorted() == [moments[1], moments[0], moments[2]])
  }
}
