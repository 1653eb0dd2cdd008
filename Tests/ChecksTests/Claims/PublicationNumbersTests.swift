import Checks
import Testing

@Suite struct PublicationNumbersTests {
  @Test(arguments: [
    ("978-90-368-0001-4", false), ("9780306406157", true), ("978-0-306-40615-7", true), ("0-306-40615-2", true),
    ("080442957X", true), ("0804429570", false), ("9780306406158", false), ("1234567890128", false), ("", false),
    ("97803064061570", false), ("978030640615X", false), ("٩٧٨٠٣٠٦٤٠٦١٥٧", false),
  ])
  func testsTheCheckDigitOfAnISBN(text: String, isRight: Bool) {
    #expect(PublicationNumbers.isISBN(text) == isRight)
  }

  @Test(arguments: [
    ("10.1000/182", true), ("10.1016/j.jbi.2019.103123", true), ("10.100/182", false), ("10.1000", false),
    ("10.1000/", false), ("doi:10.1000/182", false), ("10.1000/a b", false), ("10.10ab/1", false),
  ])
  func knowsTheShapeOfADOI(text: String, isRight: Bool) {
    #expect(PublicationNumbers.isDOI(text) == isRight)
  }

  @Test(arguments: [
    ("huisarts in Breda", "huisarts"), ("Wijkverpleegkundige", "wijkverpleegkundige"), ("kinderarts", "kinderarts"),
    ("GZ-psycholoog", "gz-psycholoog"), ("communicatieadviseur", nil), ("oud-huisarts", nil), ("dierenarts", nil),
    ("student verpleegkunde", nil), ("gepensioneerd huisarts", nil), ("artsenvertegenwoordiger", nil),
  ])
  func knowsProfessionsOfTheRegister(role: String, profession: String?) {
    #expect(RegisteredProfessions.profession(in: role) == profession)
  }
}
