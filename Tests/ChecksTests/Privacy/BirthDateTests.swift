import Checks
import Testing

@Suite struct BirthDateTests {
  @Test func masksTheDate() {
    #expect(described("Zij is geboren op 12 maart 1948.") == ["P004 error 1:19+13 date of birth 12*********"])
  }

  @Test(arguments: [
    "geb. 03-07-1962", "geboortedatum: 1971-11-05", "geboren 1 febr. 1970", "geb 9/4/57", "is 3 november 2014 geboren",
  ])
  func findsDatesOfBirth(text: String) {
    #expect(codes(text) == ["P004"])
  }

  @Test(arguments: [
    "geboren op 12 mei 1820", "geboren vanaf 1 januari 2006", "geboren op 30-02-1980",
    "Nu is het geboren. Op 3 mei 2010 ging het open.",
    "geboorteverlof per 1 juli 2020", "geboren in maart 1950",
  ])
  func leavesOtherDates(text: String) {
    #expect(codes(text).isEmpty)
  }
}
