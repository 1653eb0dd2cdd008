import Testing

@testable import Calendar

@Suite struct TimeZoneTests {
  @Test(arguments: ZoneTable.changes)
  func changesTheClockOnTheSecond(zone name: String, at: String, before: Int32, after: Int32) throws {
    let zone = try #require(TimeZone.named(name))
    let moment = try parseMoment(at, in: .utc).get().secondsSinceEpoch
    #expect(zone.offset(at: moment - 1) == before)
    #expect(zone.offset(at: moment) == after)
  }

  @Test(arguments: ZoneTable.offsets)
  func knowsTheOffset(zone name: String, at: String, offset: Int32) throws {
    let zone = try #require(TimeZone.named(name))
    let moment = zone.moment(at: try parseMoment(at, in: .utc).get().secondsSinceEpoch)
    #expect(moment.offset == offset)
  }

  @Test(arguments: [
    ("Europe/Amsterdam", "2024-03-31T01:59:59", "2024-03-31T01:59:59+01:00"),
    ("Europe/Amsterdam", "2024-03-31T02:30", "2024-03-31T03:30:00+02:00"),
    ("Europe/Amsterdam", "2024-03-31T03:00", "2024-03-31T03:00:00+02:00"),
    ("Europe/Amsterdam", "2024-10-27T02:30", "2024-10-27T02:30:00+02:00"),
    ("Europe/Amsterdam", "2024-10-27T03:00", "2024-10-27T03:00:00+01:00"),
    ("Europe/Amsterdam", "2043-03-29T02:30", "2043-03-29T03:30:00+02:00"),
    ("Europe/Amsterdam", "2043-10-25T02:30", "2043-10-25T02:30:00+02:00"),
    ("Europe/Amsterdam", "2024-07-01", "2024-07-01T00:00:00+02:00"),
    ("Pacific/Apia", "2011-12-30T12:00", "2011-12-31T12:00:00+14:00"),
    ("Australia/Lord_Howe", "2024-04-07T01:45", "2024-04-07T01:45:00+11:00"),
    ("Australia/Lord_Howe", "2024-10-06T02:15", "2024-10-06T02:45:00+11:00"),
  ])
  func takesSkippedTimesLaterAndDoubleTimesFirst(zone name: String, wall: String, moment: String) throws {
    let zone = try #require(TimeZone.named(name))
    #expect(try parseMoment(wall, in: zone).get().rfc3339 == moment)
  }

  @Test(arguments: [
    "", "Europe", "Europe/Amsterdm", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Amsterdam", "zone.tab",
    "Europe/Amsterdam\0", "Europe/Âmsterdam", " ", String(repeating: "a", count: 5000),
  ])
  func knowsNoZoneOfThatName(name: String) {
    #expect(TimeZone.named(name) == nil)
  }

  @Test func readsABareFileOfVersionOne() throws {
    let zone = try #require(
      TimeZone(identifier: "x", tzif: tzif(version: 0, times: [100], types: [1], offsets: [60, 120])))
    #expect(zone.identifier == "x")
    #expect([99, 100, 1_000_000].map { zone.offset(at: $0) } == [60, 120, 120])
  }

  @Test func goesOnByTheRuleOfTheFooter() throws {
    let zone = try #require(TimeZone(identifier: "x", tzif: tzif(version: 2, offsets: [0], footer: "CET-1")))
    #expect(zone.offset(at: 1_700_000_000) == 3600)
  }

  @Test(arguments: ["CET-1CEST,J60,J300", "no rule", "CET-1CEST"])
  func refusesAFooterThatItDoesNotUnderstand(footer: String) {
    #expect(TimeZone(identifier: "x", tzif: tzif(version: 2, offsets: [0], footer: footer)) == nil)
  }

  @Test func refusesFilesThatAreCutOff() {
    for version in [0, 2] as [UInt8] {
      let whole = tzif(version: version, times: [100], types: [1], offsets: [60, 120])
      for count in 0..<(whole.count - (version == 0 ? 0 : 2)) {
        #expect(TimeZone(identifier: "x", tzif: Array(whole[..<count])) == nil, "\(count) bytes")
      }
    }
  }

  @Test func refusesFilesThatLie() {
    #expect(TimeZone(identifier: "x", tzif: tzif(version: 0, times: [1], types: [9], offsets: [60])) == nil)
    #expect(TimeZone(identifier: "x", tzif: tzif(version: 0, offsets: [])) == nil)
    var bytes = tzif(version: 0, times: [1], types: [0], offsets: [60])
    for index in 20..<44 { bytes[index] = 0xFF }
    #expect(TimeZone(identifier: "x", tzif: bytes) == nil)
    #expect(TimeZone(identifier: "x", tzif: Array("not a zone file".utf8)) == nil)
  }

  /// A zone file as RFC 8536 lays it out: for version 2 an empty first block, then the same in 8 bytes a time.
  private func tzif(
    version: UInt8, times: [Int64] = [], types: [UInt8] = [], offsets: [Int32], footer: String = ""
  ) -> [UInt8] {
    func header(_ times: Int, _ types: Int) -> [UInt8] {
      Array("TZif".utf8) + [version == 0 ? 0 : 0x30 + version] + [UInt8](repeating: 0, count: 15)
        + [0, 0, 0, times, types, 0].flatMap { bigEndian(Int64($0), 4) }
    }
    let size = version == 0 ? 4 : 8
    let block =
      header(times.count, offsets.count) + times.flatMap { bigEndian($0, size) } + types
      + offsets.flatMap { bigEndian(Int64($0), 4) + [0, 0] }
    return version == 0 ? block : header(0, 0) + block + Array("\n\(footer)\n".utf8)
  }

  private func bigEndian(_ value: Int64, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
  }
}
