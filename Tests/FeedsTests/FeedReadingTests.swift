import Calendar
import FeedRules
import Feeds
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a parser gets out of what we wrote.
@Suite struct FeedReadingTests {
  /// Each forbidden character as U+FFFD and white space as one space, the separators of lines too.
  static let line = "]]> </title><script>&eacute;&#0;\u{FFFD}\u{FFFD}\u{FFFD}\u{202E} \"'🩺\u{7F}"

  @Test(arguments: ["title", "description", "copyright", "dc:creator", "category", "media:description"])
  func keepsHostileTextInItsPlace(element: String) {
    let texts = Texts.of(element, in: FeedSample.hostile.bytes(.rss))
    if element == "description" {
      #expect(texts.first == FeedReadingTests.line)
    } else {
      #expect(!texts.isEmpty)
      #expect(texts.allSatisfy { $0 == FeedReadingTests.line })
    }
  }

  @Test func escapesASummaryTwiceBecauseRSSReadsItAsHTML() throws {
    let summary = try #require(Texts.of("description", in: FeedSample.one.bytes(.rss)).last)
    #expect(summary == "Wat helpt, en wat niet &lt; 2 jaar &amp; ouder.")
    #expect(Texts.of("summary", in: FeedSample.one.bytes(.atom)) == ["Wat helpt, en wat niet < 2 jaar & ouder."])
  }

  @Test(arguments: [("content:encoded", FeedFormat.rss), ("content", .atom)])
  func keepsHTMLThatWouldEndItsSection(element: String, format: FeedFormat) {
    let read = Texts.of(element, in: FeedSample.hostile.bytes(format))
    #expect(read == ["<p>]]>]]>\u{FFFD}\u{2028}\u{FFFD} ]]\u{FFFD}\u{FFFD}é🩺</p>\u{FFFD}\u{FFFD}"])
  }

  @Test func keepsTheSameTextsInJSON() throws {
    let feed = try #require(
      try JSONSerialization.jsonObject(with: Data(FeedSample.hostile.bytes(.json))) as? [String: Any])
    let item = try #require((feed["items"] as? [[String: Any]])?.first)
    #expect(feed["title"] as? String == FeedReadingTests.line)
    #expect(item["title"] as? String == FeedReadingTests.line)
    #expect((item["content_html"] as? String)?.hasPrefix("<p>]]>]]>\u{FFFD}\u{2028}") == true)
    let text = String(decoding: FeedSample.hostile.bytes(.json), as: UTF8.self)
    #expect(!text.unicodeScalars.contains("\u{2028}"))
  }

  @Test(arguments: FeedFormat.allCases)
  func writesOnlyURLsInASCII(format: FeedFormat) {
    let text = String(decoding: FeedSample.hostile.bytes(format), as: UTF8.self)
    #expect(text.contains("https://xn--zrg-gna.example/%E2%80%AEa%20b%22%3E%3Cscript%3E?q=%C3%AB#%5D%5D%3E"))
    #expect(!text.contains("zórg"))
  }

  @Test func leavesOutOfAFinishedArchiveWhatGoesOnChanging() {
    var later = FeedSample.archive.feed
    later.items[0].comments?.count = 99
    later.items[0].comments?.updated = moment("2026-01-01", 1)
    later.hubs = []
    later.ttl = 5
    for format in FeedFormat.allCases {
      var bytes: [UInt8] = []
      write(later, as: format, selfURL: FeedSample.archive.selfURL(format), into: &bytes)
      #expect(bytes == FeedSample.archive.bytes(format))
    }
  }

  @Test func takesTheBuildDateFromTheLatestChangeOrComment() {
    #expect(Texts.of("lastBuildDate", in: FeedSample.full.bytes(.rss)) == ["Sun, 01 Nov 2009 09:00:00 +0100"])
    #expect(Texts.of("updated", in: FeedSample.full.bytes(.atom)).first == "2009-09-20T12:00:00+02:00")
    #expect(Texts.of("lastBuildDate", in: FeedSample.empty.bytes(.rss)) == ["Sun, 01 Mar 2026 00:00:00 +0100"])
  }

  @Test func namesTheFeedAsAuthorWhereNobodyElseIs() {
    #expect(Texts.of("name", in: FeedSample.one.bytes(.atom)) == ["Eén artikel"])
    #expect(Texts.of("dc:creator", in: FeedSample.one.bytes(.rss)) == [])
  }

  @Test func appendsToWhatIsThere() {
    for format in FeedFormat.allCases {
      var bytes = Array("voor".utf8)
      write(FeedSample.full.feed, as: format, selfURL: FeedSample.full.selfURL(format), into: &bytes)
      #expect(bytes == Array("voor".utf8) + FeedSample.full.bytes(format))
    }
  }

  @Test func givesNoEmptyDateWhereThereIsNone() {
    var feed = FeedSample.empty.feed
    feed.updated = nil
    var bytes: [UInt8] = []
    write(feed, as: .rss, selfURL: "https://zorg.example/index.xml", into: &bytes)
    #expect(Texts.of("lastBuildDate", in: bytes) == [])
    #expect(feedViolations(in: bytes) == [])
    bytes = []
    write(feed, as: .atom, selfURL: "https://zorg.example/atom.xml", into: &bytes)
    #expect(Texts.of("updated", in: bytes) == ["1970-01-01T00:00:00Z"])
  }
}

/// The texts of all elements of one name, in order.
private final class Texts: NSObject, XMLParserDelegate {
  private let element: String
  private var isOpen = false
  private var texts: [String] = []

  private init(_ element: String) {
    self.element = element
  }

  static func of(_ element: String, in bytes: [UInt8]) -> [String] {
    let texts = Texts(element)
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = texts
    return parser.parse() ? texts.texts : ["not well-formed"]
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    isOpen = name == element
    if isOpen { texts.append("") }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    isOpen = false
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isOpen { texts[texts.count - 1] += text }
  }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    if isOpen { texts[texts.count - 1] += String(decoding: data, as: UTF8.self) }
  }
}
