import Checks
import Testing

@Suite struct FileNumberTests {
  @Test func masksTheNumber() {
    #expect(described("Patiëntnummer 1234567") == ["P003 error 1:15+7 patient or file number 12*****"])
  }

  @Test(arguments: [
    "cliëntnr. 98765", "dossiernummer is 12.34.567", "ZIS-nummer: 445566", "patient_nr 55443", "PID nr P-44332",
  ])
  func findsLabelledNumbers(text: String) {
    #expect(codes(text) == ["P003"])
  }

  @Test(arguments: [
    "Patiëntnummer 1234", "dossiernummer 00000", "Tweede Kamer, dossiernummer 27529", "10000 patiënten",
    "Het dossiernummer kent u; bel 0800-1234", "cliënten 2019-2020",
  ])
  func leavesOthers(text: String) {
    #expect(codes(text).isEmpty)
  }
}
