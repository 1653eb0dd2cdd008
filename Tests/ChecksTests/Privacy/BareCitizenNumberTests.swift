import Checks
import Testing

@Suite struct BareCitizenNumberTests {
  @Test func weighsHeavierInAComment() {
    #expect(described("Het is 111222333.") == ["P002 warning 1:8+9 number that can be a BSN: 1112*****"])
    #expect(described("Het is 111222333.", .comment) == ["P002 error 1:8+9 number that can be a BSN: 1112*****"])
  }

  @Test func allowsTheOrganisationsOwnNumbers() {
    #expect(codes("Wij zijn 111222333.", allowances: PrivacyAllowances(organisationNumbers: ["111222333"])).isEmpty)
    #expect(
      codes("Wij zijn 111222333.", allowances: PrivacyAllowances(organisationNumbers: ["NL111222333B01"])).isEmpty)
    #expect(codes("Wij zijn 111222333.", allowances: PrivacyAllowances(organisationNumbers: ["123456782"])) == ["P002"])
  }

  @Test(arguments: [
    "RSIN 111222333", "111222333 euro", "€ 111222333", "#111222333", "111.222.333 stappen", "NL111222333B01",
  ])
  func leavesNumbersOfThings(text: String) {
    #expect(codes(text).isEmpty)
  }
}
