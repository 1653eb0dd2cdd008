import FeedRules
import Feeds
import Testing

/// Each rule of the checker is broken once in a feed that is otherwise right: a checker that sees nothing proves nothing.
@Suite struct FeedRulesTests {
  struct Flaw: Sendable, CustomTestStringConvertible {
    var sample: FeedSample
    var format: FeedFormat
    var replace: String
    var by: String
    var finding: String

    init(_ sample: FeedSample, _ format: FeedFormat, _ replace: String, _ by: String, _ finding: String) {
      (self.sample, self.format, self.replace, self.by, self.finding) = (sample, format, replace, by, finding)
    }

    var testDescription: String { "\(format.rawValue): \(finding)" }
  }

  static let rss: [Flaw] = [
    Flaw(.full, .rss, "</item>", "</itm>", "not well-formed"),
    Flaw(.full, .rss, "version=\"2.0\"", "version=\"0.91\"", "version is not 2.0"),
    Flaw(.full, .rss, "rel=\"self\"", "rel=\"via\"", "0 links to itself"),
    Flaw(.full, .rss, "type=\"application/rss+xml\"", "type=\"text/xml\"", "link self: type"),
    Flaw(.full, .rss, "href=\"https://zorg.example/index.xml\"", "href=\"https://x.nl/\"", "link self: not"),
    Flaw(.full, .rss, "href=\"https://zorg.example/index.xml\"", "href=\"/index.xml\"", "not an absolute URL"),
    Flaw(.full, .rss, "<language>nl-NL</language>\n", "", "0 times <language>"),
    Flaw(.full, .rss, "mrss/\"", "mrss\"", "{http://search.yahoo.com/mrss}content> is not expected"),
    Flaw(.full, .rss, "isPermaLink=\"false\"", "isPermaLink=\"true\"", "isPermaLink"),
    Flaw(
      .full, .rss, "<guid isPermaLink=\"false\">tag:zorg.example,2009:artikel/griep", "<guid>42", "permanent id: 42"),
    Flaw(.full, .rss, "artikel/griep</guid>", "artikel/bloggen</guid>", "guid: used 2 times"),
    Flaw(.full, .rss, "Tue, 15 Sep", "Wed, 15 Sep", "pubDate: not a date"),
    Flaw(.full, .rss, "Tue, 15 Sep", "di, 15 sep", "pubDate: not a date"),
    Flaw(.full, .rss, "Tue, 15 Sep 2009", "Tue, 15 Sep 09", "pubDate: not a date"),
    Flaw(.full, .rss, "Fri, 02 Jan", "Fri, 30 Feb", "pubDate: not a date"),
    Flaw(.full, .rss, "dc:creator>", "author>", "<author> is not expected"),
    Flaw(
      .full, .rss, "<description>Een blog is méér dan nieuws.</description>\n", "", "without a description before it"),
    Flaw(.full, .rss, "is méér", "is &lt;b>méér", "not plain text"),
    Flaw(.full, .rss, "<title>Waarom", "<title>&amp;lt; Waarom", "title: reads as HTML"),
    Flaw(
      .full, .rss, "<lastBuildDate>Sun, 01 Nov 2009 09:00:00 +0100</lastBuildDate>\n", "", "without a lastBuildDate"),
    Flaw(.full, .rss, "Sun, 01 Nov 2009", "Thu, 01 Jan 2009", "before the pubDate"),
    Flaw(.full, .rss, "wfw:commentRss>", "wfw:commentRSS>", "<wfw:commentRSS> is not expected"),
    Flaw(.full, .rss, "<slash:comments>15", "<slash:comments>vijftien", "not a count"),
    Flaw(.full, .rss, "<enclosure ", "<enclosure/><enclosure ", "more than one <enclosure>"),
    Flaw(.full, .rss, "length=\"123456\"", "length=\"\"", "enclosure length"),
    Flaw(.full, .rss, "width=\"1200\"", "width=\"0\"", "media:content width"),
    Flaw(.full, .rss, "foto%20%C3%A9%C3%A9n", "foto-één", "not a URL in ASCII"),
    Flaw(.full, .rss, "</channel>", "<ttl>5</ttl></channel>", "after an item"),
    Flaw(
      .full, .rss, "<url>https://zorg.example/logo.png</url>\n<title>Zorg", "<url>https://a.nl/</url><title>Zog",
      "image title"),
    Flaw(.archive, .rss, "rel=\"current\"", "rel=\"via\"", "without a link to the current feed"),
    Flaw(.archive, .rss, "archief-2-index", "archief-1-index", "link next-archive: to itself"),
    Flaw(.archive, .rss, "<fh:archive/>", "<fh:archive/><fh:complete/>", "both archive and complete"),
    Flaw(.complete, .rss, "rel=\"hub\"", "rel=\"prev-archive\"", "complete, but with links"),
    Flaw(.thread, .rss, "ref=\"tag:", "ref=\"/", "thr:in-reply-to ref"),
  ]

  static let html: [Flaw] = [
    Flaw(.full, .rss, "<p>Een", "<iframe>Een", "<iframe>"),
    Flaw(.full, .rss, "<p>Een", "<script>Een", "<script>"),
    Flaw(.full, .rss, "<p>Een", "<SVG/onload=a>Een", "<svg>"),
    Flaw(.full, .rss, "<p>Een", "<p onclick='a'>Een", "attribute onclick"),
    Flaw(.full, .rss, "<p>Een", "<p style=\"position:fixed\">Een", "attribute style"),
    Flaw(.full, .rss, "<a href=\"https://zorg.example", "<a href=\"", "relative URL in href"),
    Flaw(.full, .rss, "<a href=\"https:", "<a href=\"javascript:", "relative URL in href: javascript:"),
    Flaw(.full, .rss, "<a href=\"https://zorg.example/pati%C3%ABnten/", "<a href=\"#fn1", "relative URL in href: #fn1"),
    Flaw(.full, .rss, "pati%C3%ABnten", "patiënten", "not in ASCII in href"),
    Flaw(.full, .rss, "https://zorg.example/b.png 2x", "b.png 2x", "relative URL in srcset: b.png"),
  ]

  static let atom: [Flaw] = [
    Flaw(.full, .atom, " xml:lang=\"nl-NL\"", "", "no xml:lang"),
    Flaw(
      .full, .atom, "<updated>2009-09-20T12:00:00+02:00</updated>\n<author>\n<name>Anneke", "<author><name>A",
      "<updated>"),
    Flaw(.full, .atom, "T12:00:00+02:00", " 12:00", "feed updated: not a date"),
    Flaw(.full, .atom, "<updated>2009-09-20", "<updated>2009-01-01", "before that of an entry"),
    Flaw(.full, .atom, "artikel/griep</id>", "artikel/bloggen</id>", "entry id: used 2 times"),
    Flaw(.full, .atom, "thr:count=\"15\"", "thr:count=\"-1\"", "thr:count"),
    Flaw(.full, .atom, "term=\"rss\"", "term=\"\"", "category without a term"),
    Flaw(.full, .atom, "type=\"html\"", "type=\"xhtml\"", "type is not html"),
    Flaw(.full, .atom, "<name>Redactie</name>\n<uri>", "<email>a@b.nl</email><uri>", "e-mail address"),
    Flaw(.full, .atom, "application/feed+json", "application/rss+xml", "link alternate type: used 2 times"),
    Flaw(.one, .atom, "<summary>", "<subtitle>", "not well-formed"),
  ]

  static let json: [Flaw] = [
    Flaw(.full, .json, "\"version\":", "\"a\":1,\"version\":", "does not begin with the version"),
    Flaw(.full, .json, "\"items\":[", "\"items\":[,", "not JSON"),
    Flaw(.full, .json, "artikel/griep\"", "artikel/bloggen\"", "id: used 2 times"),
    Flaw(.full, .json, "\"author\":", "\"auteur\":", "older readers"),
    Flaw(.full, .json, "2009-09-15T", "15-09-2009T", "date_published: not a date"),
    Flaw(.full, .json, "content_text", "content_texts", "item without content"),
    Flaw(.full, .json, "\"language\":\"nl-NL\",\n", "", "no language"),
    Flaw(.subscription, .json, "archief-2-index.xml", "feed.json", "next_url: the feed itself"),
  ]

  @Test(arguments: rss + html + atom + json)
  func findsEachFlaw(flaw: Flaw) throws {
    let clean = String(decoding: flaw.sample.bytes(flaw.format), as: UTF8.self)
    let broken = clean.replacing(flaw.replace, with: flaw.by)
    try #require(broken != clean, "nothing to replace")
    let findings = feedViolations(in: Array(broken.utf8), publishedAt: flaw.sample.selfURL(flaw.format))
    #expect(findings.contains { $0.contains(flaw.finding) }, "\(findings)")
  }

  @Test func refusesBytesThatAreNoUTF8() {
    #expect(feedViolations(in: [0x3C, 0xFF]) == ["not UTF-8"])
  }
}
