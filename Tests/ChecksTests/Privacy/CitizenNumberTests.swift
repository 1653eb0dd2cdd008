import Checks
import Testing

@Suite struct CitizenNumberTests {
  @Test func masksTheNumberAndPointsAtIt() {
    #expect(described("Regel\nPatiënte met BSN 1112.22.333.", firstLine: 10) == ["P001 error 11:18+11 BSN 1112*****"])
  }

  @Test(arguments: [
    "bsn 111222333", "BSN: 1112.22.333", "burgerservicenummer 111-222-333", "sofinummer 111 222 333",
    "111222333 (bsn)", "B.S.N. 111222333", "https://zorg.example/?bsn=111222333&x=1",
  ])
  func findsNumbersNearTheirName(text: String) {
    #expect(codes(text) == ["P001"])
  }

  @Test(arguments: [
    "BSN 111222334", "BSN 111111111", "BSN 000000000", "BSN 1112223331", "BSN 1.111222333", "BSN x111222333",
    "BSN 20190412", "https://zorg.example/bsn/111222333", "BSN-folder, bestelnummer 111222333",
  ])
  func leavesOtherNumbers(text: String) {
    #expect(codes(text).isEmpty)
  }

  @Test func readsTheHeaderOfATable() {
    let rows = (1...20).map { "Naam \($0) met een lange omschrijving;111222333;poli \($0)" }
    #expect(codes((["naam;bsn;afdeling"] + rows).joined(separator: "\n"), .data) == Array(repeating: "P001", count: 20))
  }
}
