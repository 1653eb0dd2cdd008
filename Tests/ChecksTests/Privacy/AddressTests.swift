import Checks
import Testing

@Suite struct AddressTests {
  @Test func pointsAtStreetToPostcode() {
    #expect(
      described("Op Dorpsstraat 12a, 3811 LX Amersfoort.") == ["P007 warning 1:4+24 address 38**** with a house number"]
    )
  }

  @Test(arguments: [
    "6511 AB 14", "9711LM nummer 23", "Plein 1944 nr. 18, 6511 JD Nijmegen", "Molenweg 3\n7201 DN Zutphen",
  ])
  func findsAddresses(text: String) {
    #expect(codes(text) == ["P007"])
  }

  @Test func allowsTheSitesOwnPostcodes() {
    let own = PrivacyAllowances(postcodes: ["6511 ab"])
    #expect(codes("6511AB 14", allowances: own).isEmpty)
    #expect(codes("6511AC 14", allowances: own) == ["P007"])
  }

  @Test(arguments: [
    "Postbus 9101, 6500 HB Nijmegen", "1234 SS 12", "paracetamol 1000 MG 3 keer", "cursus 2024 AB 3", "6511 AB",
    "0123 AB 4", "6511 ab 14",
    "6511 ABC 14",
  ])
  func leavesOthers(text: String) {
    #expect(codes(text).isEmpty)
  }
}
