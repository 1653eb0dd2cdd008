import Checks
import Testing

@Suite struct NamedPersonTests {
  @Test func showsTheFormOfAddressOnly() {
    #expect(described("Toen kwam mevrouw Jansen binnen") == ["P009 warning 1:11+14 named person: mevrouw J*****"])
  }

  @Test(arguments: [
    "dhr. P. kwam", "Mw. A. Postma", "patiënt Hendriks", "de heer J. Vink", "meneer Van der Laan", "cliënte El Amrani",
  ])
  func findsNames(text: String) {
    #expect(codes(text) == ["P009"])
  }

  @Test(arguments: [
    "geachte mevrouw", "mevrouw dr. Smeets", "meneer Van Dam, internist, legt uit", "minister mevrouw Peters",
    "patiënt X", "de Heer is groot",
    "Patiënt en Arts", "patiënt COVID",
  ])
  func leavesOthers(text: String) {
    #expect(codes(text).isEmpty)
  }

  @Test func acceptsACaseWithConsent() {
    #expect(codes("mevrouw Jansen", allowances: PrivacyAllowances(caseHasConsent: true)).isEmpty)
  }
}
