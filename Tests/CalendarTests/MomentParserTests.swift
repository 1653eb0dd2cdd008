import Testing

@testable import Calendar

@Suite struct MomentParserTests {
  @Test(arguments: [
    ("2024-03-12", "2024-03-12T00:00:00Z"),
    ("2024-03-12T09:00", "2024-03-12T09:00:00Z"),
    ("2024-03-12 09:00:07", "2024-03-12T09:00:07Z"),
    ("2024-03-12t09:00:07z", "2024-03-12T09:00:07Z"),
    ("2024-03-12T09:00:07.123456789Z", "2024-03-12T09:00:07Z"),
    ("2024-03-12T09:00:07.5+01:00", "2024-03-12T09:00:07+01:00"),
    ("2024-03-12T09:00+0100", "2024-03-12T09:00:00+01:00"),
    ("2024-03-12 09:00:00 +0100", "2024-03-12T09:00:00+01:00"),
    ("2024-03-12T09:00-03", "2024-03-12T09:00:00-03:00"),
    ("2024-03-12T09:00-03:30", "2024-03-12T09:00:00-03:30"),
    ("2024-03-12T09:00+14:00", "2024-03-12T09:00:00+14:00"),
    ("2024-03-12T09:00-00:00", "2024-03-12T09:00:00Z"),
    ("2024-02-29", "2024-02-29T00:00:00Z"),
    ("0001-01-01", "0001-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59-14:00"),
  ])
  func reads(text: String, moment: String) throws {
    #expect(try parseMoment(text, in: .utc).get().rfc3339 == moment)
  }

  @Test(
    arguments: [
      ("", .notADate), ("12 maart 2024", .notADate), ("12-03-2024", .notADate), ("2024-3-5", .notADate),
      ("2024-03", .notADate), ("20240312", .notADate), ("-2024-03-12", .notADate), (" 2024-03-12", .notADate),
      ("2024-03-12T", .notADate), ("2024-03-12T9:00", .notADate), ("2024-03-12x09:00", .notADate),
      ("2024-03-12T09:00:7", .notADate), ("2024-03-12T09:00:07.", .notADate), ("２０２４-03-12", .notADate),
      ("2024-03-12+01:00", .notADate),
      ("2024-02-30", .noSuchDay), ("2023-02-29", .noSuchDay), ("0000-01-01", .noSuchDay), ("2024-13-01", .noSuchDay),
      ("2024-00-10", .noSuchDay), ("2024-01-00", .noSuchDay),
      ("2024-03-12T24:00", .noSuchTime), ("2024-03-12T09:60", .noSuchTime), ("2024-03-12T23:59:60", .noSuchTime),
      ("2024-03-12T09:00 CET", .notAZone), ("2024-03-12T09:00+14:01", .notAZone), ("2024-03-12T09:00-15:00", .notAZone),
      ("2024-03-12T09:00+1:00", .notAZone), ("2024-03-12T09:00+01:", .notAZone), ("2024-03-12T09:00+01:60", .notAZone),
      ("2024-03-12T09:00+01:00x", .notAZone), ("2024-03-12T09:00ZZ", .notAZone), ("2024-03-12T09:00:00,5", .notAZone),
      ("2024-03-12T09:00\0", .notAZone), ("2024-03-12T09:00 ", .notAZone),
    ] as [(String, MomentError)])
  func saysWhatIsWrong(text: String, error: MomentError) {
    #expect(parseMoment(text, in: .utc) == .failure(error))
  }

  @Test func readsAMillionDigitsOfAFraction() throws {
    let text = "2024-03-12T09:00:07." + String(repeating: "9", count: 1_000_000) + "Z"
    #expect(try parseMoment(text, in: .utc).get().second == 7)
  }
}
