import Checks
import Testing

@Suite struct PhoneNumberTests {
  @Test func masksTheNumberAndPointsAtAllOfIt() {
    #expect(described("Bel +31 (0)6-1122 3344 nu") == ["P005 warning 1:5+18 telephone number 3106********"])
    #expect(described("Bel 06-12345678", .comment) == ["P005 error 1:5+11 telephone number 0612******"])
  }

  @Test(arguments: [
    "020-5550123", "(020) 555 01 23", "0031 6 12345678", "06 12 34 56 78", "0570 - 123456", "+32 475 12 34 56",
  ])
  func findsNumbersInEveryForm(text: String) {
    #expect(codes(text) == ["P005"])
  }

  @Test func allowsPublicServicesAndWhatTheSiteLists() {
    #expect(codes("112, 113, 0800-0113, 0900 1234, 088 123 45 67, 14 020, +31 88 1234567").isEmpty)
    let own = PrivacyAllowances(phonePrefixes: ["085"], phoneNumbers: ["+31 30 123 45 67"])
    #expect(codes("030-1234567 of 085-5550123", allowances: own).isEmpty)
    #expect(codes("088-1234567", allowances: own) == ["P005"])
  }

  @Test(arguments: [
    "06-12-2024 10:30", "0-306-40615-2", "ISBN 0306406152", "0,0612345678", "https://x.example/0612345678",
    "NL91 ABNA 0417 1643 01",
    "PMC0612345678", "06123456789", "03/123456-18", "0612345678:12",
  ])
  func leavesOtherNumbers(text: String) {
    #expect(codes(text).isEmpty)
  }
}
