import Calendar
import Feeds

/// Feeds of every shape, with values that need care in each place.
enum FeedSample: String, CaseIterable, Sendable {
  case full, empty, one, thread, subscription, archive, complete, hostile

  static let site = "https://zorg.example/"

  func selfURL(_ format: FeedFormat) -> String {
    FeedSample.site + (self == .archive ? "archief-1-" : "") + format.fileName
  }

  func bytes(_ format: FeedFormat) -> [UInt8] {
    var bytes: [UInt8] = []
    write(feed, as: format, selfURL: selfURL(format), into: &bytes)
    return bytes
  }

  var feed: Feed {
    switch self {
    case .full: fullFeed
    case .empty: makeFeed("leeg", "Nog niets", updated: moment("2026-03-01", 0))
    case .one: makeFeed("een", "Eén artikel", items: [summaryOnly])
    case .thread: threadFeed
    case .subscription: archived(.subscription(previous: "https://zorg.example/archief-2-index.xml"))
    case .archive:
      archived(
        .archive(
          current: "https://zorg.example/index.xml", previous: "https://zorg.example/archief-0-index.xml",
          next: "https://zorg.example/archief-2-index.xml"))
    case .complete: archived(.complete)
    case .hostile: hostileFeed
    }
  }
}

/// A day with an hour in the Dutch summer or winter.
func moment(_ date: String, _ hour: Int, offset: Int32 = 3600) -> Moment {
  let parts = date.split(separator: "-").compactMap { Int($0) }
  let day = CivilDate(year: parts[0], month: parts[1], day: parts[2]) ?? CivilDate(daysSinceEpoch: 0)
  return Moment(date: day, secondOfDay: hour * 3600, offset: offset)
}

private func makeFeed(_ name: String, _ title: String, updated: Moment? = nil, items: [FeedItem] = []) -> Feed {
  Feed(
    id: "tag:zorg.example,2009:\(name)", title: title, description: "Blogs over zorg & sociale media",
    link: FeedSample.site, language: "nl-NL", updated: updated, items: items)
}

private let summaryOnly = FeedItem(
  id: "tag:zorg.example,2009:artikel/griep", url: "https://zorg.example/artikelen/griep/", title: "Griep",
  published: moment("2009-01-02", 8), summary: "Wat helpt, en wat niet < 2 jaar & ouder.")

private var article: FeedItem {
  FeedItem(
    id: "tag:zorg.example,2009:artikel/bloggen", url: "https://zorg.example/artikelen/bloggen/",
    title: "Waarom een ziekenhuis blogt", published: moment("2009-09-15", 8, offset: 7200),
    updated: moment("2009-09-20", 12, offset: 7200),
    authors: [
      FeedPerson(name: "Anneke de Vries", url: "https://zorg.example/auteurs/anneke/"), FeedPerson(name: "Redactie"),
    ],
    categories: [
      FeedCategory(term: "patiënten", label: "Patiënten", scheme: "https://zorg.example/onderwerpen/"),
      FeedCategory(term: "rss", label: "RSS"),
    ],
    summary: "Een blog is méér dan nieuws.",
    content: FeedContent(
      html: """
        <p>Een <a href="https://zorg.example/pati%C3%ABnten/">blog</a> &amp; meer.</p>
        <p><img src="https://zorg.example/a.png" srcset="https://zorg.example/a.png 1x, https://zorg.example/b.png 2x"\
         alt=""></p>
        """),
    language: "nl-BE",
    comments: FeedComments(
      url: "https://zorg.example/artikelen/bloggen/#reacties", count: 15,
      feeds: FeedFormat.allCases.map { FeedLink($0, url: "https://zorg.example/artikelen/bloggen/\($0.fileName)") },
      updated: moment("2009-11-01", 9)),
    image: FeedImage(
      url: "https://zorg.example/artikelen/bloggen/foto één.jpg", type: "image/jpeg", width: 1200, height: 630,
      alt: "Een arts & een \"laptop\"", length: 81_234),
    enclosures: [
      FeedEnclosure(
        url: "https://zorg.example/a.mp3", length: 123_456, type: "audio/mpeg", title: "Gesprek"),
      FeedEnclosure(url: "https://zorg.example/a.pdf", length: 99, type: "application/pdf"),
    ])
}

private var fullFeed: Feed {
  var feed = makeFeed("site", "Zorg 2.0", items: [article, summaryOnly])
  feed.authors = [FeedPerson(name: "Redactie", url: "https://zorg.example/auteurs/redactie/")]
  feed.alternates = FeedFormat.allCases.map { FeedLink($0, url: FeedSample.full.selfURL($0)) }
  feed.hubs = ["https://hub.example/"]
  feed.icon = "https://zorg.example/icoon.png"
  feed.logo = "https://zorg.example/logo.png"
  feed.rights = "CC BY 4.0 Zorg 2.0"
  feed.ttl = 60
  feed.stylesheet = "/feed.css?a=1&b=2"
  return feed
}

private func archived(_ archive: FeedArchive) -> Feed {
  var feed = makeFeed("site", "Zorg 2.0", items: [article])
  feed.hubs = ["https://hub.example/"]
  feed.ttl = 60
  feed.archive = archive
  return feed
}

private var threadFeed: Feed {
  func comment(_ id: String, _ day: String, answers: FeedReply) -> FeedItem {
    FeedItem(
      id: "tag:zorg.example,2009:reactie/\(id)", url: "https://zorg.example/artikelen/bloggen/#reactie-\(id)",
      title: "Reactie van Thomas", published: moment(day, 10), authors: [FeedPerson(name: "Thomas")],
      summary: "Mooi artikel!", content: FeedContent(html: "<p>Mooi artikel!</p>"), inReplyTo: answers)
  }
  let toArticle = FeedReply(id: article.id, url: article.url)
  let toComment = FeedReply(
    id: "tag:zorg.example,2009:reactie/a1", url: "https://zorg.example/artikelen/bloggen/#reactie-a1")
  return makeFeed(
    "reacties/bloggen", "Reacties op: Waarom een ziekenhuis blogt",
    items: [comment("b2", "2009-11-02", answers: toComment), comment("a1", "2009-11-01", answers: toArticle)])
}

/// Text that tries to leave its place.
let hostileText = "]]> </title><script>&eacute;&#0;\u{0}\u{1B}\u{FFFE}\u{202E}\u{2028}\t \"'🩺\u{7F}"

private var hostileFeed: Feed {
  var item = summaryOnly
  item.title = hostileText
  item.summary = hostileText
  item.url = "https://zórg.example/\u{202E}a b\"><script>?q=ë#]]>"
  item.authors = [FeedPerson(name: hostileText, url: "https://zorg.example/\u{0}")]
  item.categories = [FeedCategory(term: hostileText, label: hostileText)]
  item.image = FeedImage(url: "https://zorg.example/a\n.png", type: "image/png", alt: hostileText)
  var bytes = Array("<p>]]>]]>\u{0}\u{2028}\u{FFFF} ]]".utf8)
  bytes += [0xFF, 0xC3] + Array("é🩺</p>".utf8) + [0xE2, 0x80]
  item.content = FeedContent(html: bytes)
  var feed = makeFeed("site", hostileText, items: [item])
  feed.description = hostileText
  feed.rights = hostileText
  return feed
}
