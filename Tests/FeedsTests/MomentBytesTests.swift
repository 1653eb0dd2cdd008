import Calendar
import Feeds
import Testing

@testable import Feeds

@Suite struct MomentBytesTests {
  @Test(arguments: [0, 1_253_000_000, -1, -2_208_988_800, 4_102_444_799, 951_782_400], [0, 3600, -12_600, 50_400])
  func writesDatesAsTheCalendarDoes(seconds: Int, offset: Int) {
    let moment = Moment(secondsSinceEpoch: Int64(seconds), offset: Int32(offset))
    var bytes: [UInt8] = []
    bytes.appendRFC822(moment)
    #expect(String(decoding: bytes, as: UTF8.self) == moment.rfc822)
    bytes = []
    bytes.appendRFC3339(moment)
    #expect(String(decoding: bytes, as: UTF8.self) == moment.rfc3339)
  }

  @Test(arguments: [(0, 2, "00"), (7, 2, "07"), (2026, 4, "2026"), (12_026, 4, "12026"), (123, 2, "123"), (9, 1, "9")])
  func padsNumbers(number: Int, width: Int, text: String) {
    var bytes: [UInt8] = []
    bytes.appendDigits(number, width: width)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
