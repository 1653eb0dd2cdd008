import Testing
import Text

@Suite struct SlugTests {
  @Test(arguments: [
    ("Wat is een cliënt?", "wat-is-een-client"),
    ("  Zorg 2.0 -- wat nu?!  ", "zorg-2-0-wat-nu"),
    ("Ĳsselland & ĳs", "ijsselland-ijs"),
    ("één, coördinatie, reünie, façade", "een-coordinatie-reunie-facade"),
    ("'s-Hertogenbosch", "s-hertogenbosch"),
    ("Größe & Straße, GROẞ", "grosse-strasse-gross"),
    ("İstanbul ılık ÇĞŞ", "istanbul-ilik-cgs"),
    ("Œuvre, Æsop, ﬁets, ﬂat, oﬃce, ﬀ, ﬆ", "oeuvre-aesop-fiets-flat-office-ff-st"),
    ("Łódź, Đakovo, Þór, søster", "lodz-dakovo-thor-soster"),
    ("Nguyễn Thị Ánh, Dương, Ṣadr, Ǉ", "nguyen-thi-anh-duong-sadr-lj"),
    ("CO₂, m² en 10⁶", "co2-m2-en-106"),
    ("½ pil", "pil"),
    ("zorg\u{AD}verlener\u{200B}s\u{2060} x\u{200F}y", "zorgverleners-xy"),
    ("a/b\\c?d#e%2e..", "a-b-c-d-e-2e"),
    ("../../etc/passwd", "etc-passwd"),
    ("a\0b\nc", "a-b-c"),
    ("Kelvin \u{212A}, Ångström \u{212B}", "kelvin-k-angstrom-a"),
  ])
  func readsAsTheTitle(title: String, expected: String) {
    #expect(slug(of: title) == expected)
  }

  @Test(arguments: [
    ("Ελλάδα ΥΓΕΙΑ", "ελλάδα-υγεια"), ("Здоровье", "здоровье"), ("صحة ١٢", "صحة-١٢"), ("健康 中心", "健康-中心"),
    ("हिन्दी", "हिन्दी"), ("สุขภาพดี", "สุขภาพดี"), ("שָׁלוֹם", "שָׁלוֹם"),
  ])
  func keepsOtherScripts(title: String, expected: String) {
    #expect(slug(of: title) == expected)
  }

  @Test(arguments: [
    "", " ", "!?", "👍🏽👩‍⚕️", "🇳🇱", "☎️", "\u{301}", "\u{94D}", "½", "---", "\u{200B}\u{FEFF}", "🏴\u{E0067}\u{E007F}",
  ])
  func isEmptyWhereNothingUsableIsLeft(title: String) {
    #expect(slug(of: title).isEmpty)
  }

  @Test func keepsTheDigitOfAKeycap() {
    #expect(slug(of: "1️⃣ tip") == "1-tip")
  }

  @Test(arguments: [
    ("cli\u{EB}nt", "clie\u{308}nt"), ("\u{1EC5}", "e\u{302}\u{303}"),
    ("\u{1B0}\u{1EDD}ng", "u\u{31B}o\u{31B}\u{300}ng"),
    ("\u{130}", "I\u{307}"),
  ])
  func isTheSameForComposedAndDecomposedLetters(composed: String, decomposed: String) {
    #expect(slug(of: composed) == slug(of: decomposed))
    #expect(slug(of: composed).utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: ["Wat is een cliënt?", "Здоровье 2", "हिन्दी x", "CO₂"])
  func isItsOwnSlug(title: String) {
    #expect(slug(of: slug(of: title)) == slug(of: title))
  }

  @Test func takesTitlesOfAnyLength() {
    #expect(slug(of: String(repeating: "é ", count: 5000)).utf8.count == 9999)
    #expect(slug(of: String(repeating: "-", count: 1_000_000) + "a") == "a")
  }

  @Test func hasNoBadByteForAnyScalarOfTheBasicPlane() {
    for value in 0...0xFFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let slug = slug(of: "a\(scalar)b")
      let bad = slug.unicodeScalars.first {
        $0.isASCII && !($0.value == 0x2D || $0.properties.isAlphabetic || $0.properties.numericType != nil)
      }
      if bad != nil || slug.contains(where: \.isWhitespace) || slug.hasSuffix("-") {
        Issue.record("U+\(value): \(slug)")
      }
    }
  }
}
