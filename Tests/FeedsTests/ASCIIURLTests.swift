import Feeds
import Testing

@testable import func Feeds.punycode

@Suite struct ASCIIURLTests {
  static let cases = [
    ("https://zorg.example/patiënten/", "https://zorg.example/pati%C3%ABnten/"),
    ("https://zorg.example/een map/?q=é b#ü", "https://zorg.example/een%20map/?q=%C3%A9%20b#%C3%BC"),
    ("https://zorg.example/pati%C3%ABnten/", "https://zorg.example/pati%C3%ABnten/"),
    ("https://zorg.example/100%", "https://zorg.example/100%25"),
    ("https://zorg.example/100%zz%4", "https://zorg.example/100%25zz%254"),
    ("https://Zórg.Example:8080/", "https://xn--zrg-gna.example:8080/"),
    ("https://zo\u{301}rg.example/", "https://xn--zrg-gna.example/"),
    ("https://ZO\u{301}RG.example/", "https://xn--zrg-gna.example/"),
    ("https://münchen.bücher.example/", "https://xn--mnchen-3ya.xn--bcher-kva.example/"),
    ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
    ("//é.example/", "//xn--9ca.example/"),
    ("https://jan:gehéim@zorg.example/", "https://jan:geh%C3%A9im@zorg.example/"),
    ("https://[2001:db8::1]:80/[a]", "https://[2001:db8::1]:80/%5Ba%5D"),
    ("https://WWW.Zorg.example/A", "https://WWW.Zorg.example/A"),
    ("https://zorg.example/a\"<>\\^`{|}b", "https://zorg.example/a%22%3C%3E%5C%5E%60%7B%7C%7Db"),
    ("https://zorg.example/#a#b", "https://zorg.example/#a%23b"),
    ("https://zorg.example/?a?b", "https://zorg.example/?a?b"),
    (" https://zorg.example/\n", "https://zorg.example/"),
    ("https://zorg.example/a\tb\u{0}c\u{0}", "https://zorg.example/a%09b%00c"),
    ("https://zorg.example/🩺", "https://zorg.example/%F0%9F%A9%BA"),
    ("mailto:rené@zorg.example", "mailto:ren%C3%A9@zorg.example"),
    ("../beeld één.png", "../beeld%20%C3%A9%C3%A9n.png"),
    ("", ""), (" ", ""),
    ("java\tscript:alert(1)", "java%09script:alert(1)"),
  ]

  @Test(arguments: cases)
  func writesURLsInASCII(url: String, ascii: String) {
    #expect(asciiURL(url) == ascii)
  }

  @Test(arguments: cases)
  func changesNothingTheSecondTime(url: String, ascii: String) {
    #expect(asciiURL(ascii) == ascii)
  }

  /// Samples of RFC 3492, section 7.1, and names that are registered.
  @Test(arguments: [
    ("bücher", "bcher-kva"), ("münchen", "mnchen-3ya"), ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
    ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
    ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
    ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
    ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
    ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"), ("パフィーdeルンバ", "de-jg4avhby1noc0d"),
    ("そのスピードで", "d9juau41awczczp"), ("-> $1.00 <-", "-> $1.00 <--"), ("", ""),
  ])
  func encodesTheSamplesOfTheStandard(label: String, encoded: String) {
    #expect(punycode(label) == encoded)
  }

  @Test func leavesALabelLongerThanAnyNameOutOfPunycode() {
    let label = String(repeating: "中", count: 6000)
    #expect(asciiURL("https://\(label)/") == "https://" + String(repeating: "%E4%B8%AD", count: 6000) + "/")
  }

  /// Letters that have no composed form, which are looked for in vain; 16 kB of them.
  @Test func encodesEachLabelOfALongHost() {
    let host = String(repeating: String(repeating: "q\u{301}", count: 20) + ".", count: 270)
    #expect(asciiURL("https://\(host)/").split(separator: "xn--qqqqqqqqqqqqqqqqqqqq-").count == 271)
  }
}
