import Testing

@testable import Checks

@Suite struct PrivacyRulesTests {
  @Test func reportsInTheOrderOfTheText() {
    #expect(codes("06-12345678 en jan@post.example, BSN 111222333") == ["P005", "P006", "P001"])
  }

  @Test func countsColumnsInScalarsFromTheFirstLineGiven() {
    #expect(
      described("é🩺é 06-12345678\nx 06-12345678", firstLine: 7).map { $0.prefix(19) } == [
        "P005 warning 7:5+11", "P005 warning 8:3+11",
      ])
  }

  @Test func neverPrintsWhatItFound() throws {
    for text in try LabelledText.all() {
      for finding in text.findings where finding.code != "P011" {
        let value = String(decoding: Array(text.text.utf8)[finding.range], as: UTF8.self)
        #expect(!finding.message.contains(value), "\(text.place)")
        let digits = finding.message.filter(\.isNumber)
        #expect(digits.count <= 4, "\(text.place): \(finding.message)")
      }
    }
  }

  @Test func survivesBytesThatAreNoText() {
    var bytes: [UInt8] = [0xE2, 0xC2, 0xC3, 0xF0, 0xFF, 0x80, 0xE2, 0x80, 0xCC]
    #expect(PrivacyRules.findings(in: bytes, kind: .article).isEmpty)
    for _ in 0..<9 {
      bytes.removeLast()
      #expect(PrivacyRules.findings(in: bytes, kind: .data).isEmpty)
    }
  }

  static let shapes = [
    "1", "06 ", "06-", "0", "@", "a@", "a@b.nl ", "1.", "1 ", "12-03-", "bsn ", "bsn 1 ", "geb ", "geb 1-", "(", "](",
    "[a](",
    "?", "./?", "`", "w", "www.", ":", "://", "a://", "mevrouw ", "mevrouw A. ", "van ", "patiënt van der ", "NL91",
    "NL91 ",
    "NL12 ABCD ", "1234 AB ", "1234AB", "[at]", "a[at]b.", "\"", "{\"a\":", "a: b\n", "\n", "---\n", "&utm_source=",
    "x/?utm_source=a&",
    "https://mijn.x/1/", "é", "\u{301}", "\u{AD}", "\u{200B}", "12-jarige in ", "0031 ", "+31 (0)", "dossiernummer ",
    "a.a/?", "111222333 ",
    "BIG-nummer ", "=\"", "href=\"",
  ]

  /// The looks at one text are counted; twice the text may cost twice the looks and a little more.
  @Test(arguments: shapes)
  func worksInProportionToTheText(shape: String) {
    func looks(_ size: Int, _ kind: TextKind) -> Int {
      let bytes = Array(String(repeating: shape, count: size / shape.utf8.count).utf8)
      return PrivacyRules.scan(bytes, kind: kind, firstLine: 1, allowances: PrivacyAllowances()).looks
    }
    for kind in [TextKind.article, .data] {
      let (half, whole) = (looks(8_000, kind), looks(16_000, kind))
      #expect(whole <= half * 22 / 10 + 1000)
      #expect(whole <= 16_000 * 500)
    }
  }

  @Test func readsAMegabyteOfAllShapesTogether() {
    let all = Self.shapes.joined()
    let bytes = Array(String(repeating: all, count: 1_000_000 / all.utf8.count).utf8)
    let looks = PrivacyRules.scan(bytes, kind: .article, firstLine: 1, allowances: PrivacyAllowances()).looks
    #expect(looks <= bytes.count * 100)
  }
}
