import Checks
import Testing

@Suite struct BankAccountTests {
  @Test func masksTheAccount() {
    #expect(described("Naar NL91 ABNA 0417 1643 00 graag") == ["P008 error 1:6+22 IBAN NL91**************"])
  }

  /// The examples of the registry of ISO 13616.
  @Test(arguments: [
    "BE68 5390 0754 7034", "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", "FR14 2004 1010 0505 0001 3M02 606",
    "nl91abna0417164300",
  ])
  func findsAccounts(text: String) {
    #expect(codes(text) == ["P008"])
  }

  @Test func allowsTheSitesOwnAccount() {
    #expect(
      codes("NL91ABNA0417164300", allowances: PrivacyAllowances(bankAccounts: ["NL91 ABNA 0417 1643 00"])).isEmpty)
  }

  @Test(arguments: [
    "NL92 ABNA 0417 1643 00", "NL91ABNA04171643001", "NL91 ABNA 0417 1643", "XNL91ABNA0417164300", "QQ91ABNA0417164300",
  ])
  func leavesOthers(text: String) {
    #expect(codes(text).isEmpty)
  }
}
