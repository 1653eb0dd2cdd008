import Checks
import Testing

@Suite struct CareNumberTests {
  @Test func countsTheDigits() {
    #expect(
      described("---\nname: A\nbig: 1234567890\n---\n", .author) == [
        "P013 error 3:6+10 BIG number of 10 digits, not 11"
      ])
    #expect(described("AGB-code 0123456") == ["P013 error 1:10+7 AGB number of 7 digits, not 8"])
  }

  @Test(arguments: [
    "big: 19012345601", "big: \"1901 2345 601\"", "agb: 01012345", "big:", "big: \"\"", "agb: 01012345 # praktijk",
  ])
  func acceptsWholeNumbers(line: String) {
    #expect(codes("---\nname: A\n\(line)\n---\n", .author).isEmpty)
  }

  @Test(arguments: ["big: onbekend", "agb: 01-0123", "BIG: 111222333"])
  func reportsAnythingElseOnce(line: String) {
    #expect(codes("---\nname: A\n\(line)\n---\n", .author) == ["P013"])
  }

  @Test(arguments: ["Big data: 123456", "Wet BIG, artikel 14", "Het BIG-register telt 350000 namen", "AGB 2019: nieuw"])
  func leavesOtherNumbers(text: String) {
    #expect(codes(text).isEmpty)
  }
}
