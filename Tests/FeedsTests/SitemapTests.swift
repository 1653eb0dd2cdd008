import Calendar
import FeedRules
import Feeds
import Foundation
import Testing

@Suite struct SitemapTests {
  static let entries = (1...5).map {
    SitemapEntry(
      url: "https://zorg.example/é&\($0)/", lastModified: $0 == 3 ? nil : moment("2026-03-0\($0)", 0))
  }

  @Test func writesOneFileWhereItIsEnough() throws {
    let files = sitemap(SitemapTests.entries, in: "https://zorg.example/")
    #expect(files.map(\.name) == ["sitemap.xml"])
    let text = String(decoding: try #require(files.first).bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url>
        <loc>https://zorg.example/%C3%A9&#x26;1/</loc>
        <lastmod>2026-03-01T00:00:00+01:00</lastmod>
        </url>
        """))
    #expect(text.components(separatedBy: "<lastmod>").count == 5)
    #expect(feedViolations(in: Array(text.utf8)) == [])
  }

  @Test func writesAFileWithoutPages() {
    let files = sitemap([], in: "https://zorg.example/")
    #expect(files.map(\.name) == ["sitemap.xml"])
    #expect(files.flatMap { feedViolations(in: $0.bytes) } == [])
  }

  @Test(arguments: [SitemapLimits(urls: 2, bytes: 1_000_000), SitemapLimits(urls: 50, bytes: 350)])
  func listsThePartsOfALargeSite(limits: SitemapLimits) throws {
    let files = sitemap(SitemapTests.entries, in: "https://zorg.example/", limits: limits)
    #expect(files.map(\.name) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
    #expect(files.dropFirst().allSatisfy { $0.bytes.count <= limits.bytes })
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(texts[0].contains("<sitemapindex"))
    #expect(texts[0].contains("<loc>https://zorg.example/sitemap-2.xml</loc>\n<lastmod>2026-03-04T00:00:00+01:00<"))
    #expect(texts[1...].joined().components(separatedBy: "<url>").count == 6)
    #expect(files.flatMap { feedViolations(in: $0.bytes) } == [])
  }

  @Test func givesAPageLargerThanTheLimitAFileOfItsOwn() {
    let files = sitemap(SitemapTests.entries, in: "https://zorg.example/", limits: SitemapLimits(urls: 9, bytes: 1))
    #expect(files.count == 6)
    let texts = files.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(texts.allSatisfy { $0.components(separatedBy: "<url>").count == 2 })
  }
}
