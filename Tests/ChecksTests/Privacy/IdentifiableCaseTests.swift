import Checks
import Testing

@Suite struct IdentifiableCaseTests {
  static let message = "identifiable case: an age, a diagnosis and a place in one paragraph"

  @Test func needsAgeDiagnosisAndPlaceInOneParagraph() {
    #expect(described("Een 54-jarige vrouw uit Meppel met borstkanker.") == ["P009 warning 1:5+9 \(Self.message)"])
    #expect(codes("Een 54-jarige vrouw uit Meppel.").isEmpty)
    #expect(codes("Een 54-jarige vrouw met borstkanker.").isEmpty)
    #expect(codes("Een vrouw uit Meppel met borstkanker.").isEmpty)
    #expect(codes("Een 54-jarige vrouw.\n\nIn Meppel is borstkanker een onderwerp.").isEmpty)
  }

  @Test(arguments: [
    "65-jarigen uit Meppel met diabetes", "De 10-jarige overleving van kanker in Utrecht",
    "Een 54-jarige in Nederland met kanker",
  ])
  func leavesGroups(text: String) {
    #expect(codes(text).isEmpty)
  }
}
