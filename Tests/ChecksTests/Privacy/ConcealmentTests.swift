import Checks
import Testing

@Suite struct ConcealmentTests {
  static func masked(_ text: String, _ kind: TextKind = .article) -> String {
    let bytes = Array(text.utf8)
    let concealment = Concealment(PrivacyRules.findings(in: bytes, kind: kind), in: bytes)
    return String(decoding: concealment.masked(bytes), as: UTF8.self)
  }

  @Test(arguments: [
    ("BSN 111222333.", "BSN 1112*****."), ("BSN 111.222.333.", "BSN 111.2**.***."),
    ("Bel 06-12345678 nu", "Bel 06-12****** nu"), ("Mail jan@post.example!", "Mail j**@****.*******!"),
    ("Hij woont op 1234 AB 5", "Hij woont op 12** ** *"),
    ("IBAN NL91 ABNA 0417 1643 00", "IBAN NL91 **** **** **** **"),
    ("Geen getallen, é.", "Geen getallen, é."),
  ])
  func leavesAStartAndTheShape(text: String, shown: String) {
    #expect(Self.masked(text) == shown)
  }

  @Test func hidesTheWholeLineOfACase() {
    #expect(
      Self.masked("Een 54-jarige vrouw met kanker uit Breda.\nKlaar.")
        == "*** **-****** ***** *** ****** *** *****.\nKlaar.")
  }

  @Test func hidesTheValueOfAKeyAndOfASession() {
    let comment = "---\nauthor: A\nemail: jan@post.example\n---\nHoi\n"
    #expect(Self.masked(comment, .comment) == "---\nauthor: A\nemail: ***@****.*******\n---\nHoi\n")
    #expect(!Self.masked("https://x.example/?sessionid=abcdefgh1234").contains("abcd"))
  }

  @Test func keepsLinesAndColumns() throws {
    for text in try LabelledText.all() {
      let shown = Self.masked(text.text, text.kind)
      #expect(shown.unicodeScalars.count == text.text.unicodeScalars.count, "\(text.place)")
      #expect(shown.split(separator: "\n").count == text.text.split(separator: "\n").count, "\(text.place)")
    }
  }

  @Test func masksMessagesThatQuoteTheText() {
    let bytes = Array("Mail [jan@post.example](/a) of bel 06-12345678.".utf8)
    let concealment = Concealment(PrivacyRules.findings(in: bytes, kind: .article), in: bytes)
    #expect(
      concealment.masked("link text 'jan@post.example' says nothing") == "link text 'j**@****.*******' says nothing")
    #expect(concealment.masked("nothing to hide") == "nothing to hide")
  }
}
