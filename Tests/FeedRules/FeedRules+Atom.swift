import Foundation

extension FeedRules {
  private static let feedElements: Set = [
    "id", "title", "subtitle", "link", "updated", "author", "rights", "icon", "logo", "fh:archive", "fh:complete",
    "entry",
  ]
  private static let entryElements: Set = [
    "id", "title", "link", "published", "updated", "author", "category", "thr:in-reply-to", "thr:total",
    "media:content",
    "summary", "content",
  ]

  mutating func checkAtom(_ feed: XMLNode) {
    checkKnown(FeedRules.feedElements, in: feed)
    checkOne(of: ["id", "title", "updated"], in: feed)
    checkAtMostOne(of: ["subtitle", "rights", "icon", "logo"], in: feed)
    check(feed.attributes["xml:lang"]?.isEmpty == false, "no xml:lang")
    checkID(feed.first("id")?.text ?? "", "feed id")
    checkLinks(of: feed, type: "application/atom+xml")
    checkAuthors(of: feed)
    for name in ["icon", "logo"] {
      if let url = feed.first(name)?.text { checkURL(url, name) }
    }
    let entries = feed.all("entry")
    for entry in entries {
      check(!feed.all("author").isEmpty || !entry.all("author").isEmpty, "entry without an author")
      checkEntry(entry)
    }
    checkUnique(entries.compactMap { $0.first("id")?.text }, "entry id")
    guard let updated = feed.first("updated").flatMap({ rfc3339Date($0.text) }) else {
      return report("feed updated: not a date")
    }
    for date in entries.compactMap({ $0.first("updated").flatMap { rfc3339Date($0.text) } }) {
      check(date <= updated, "feed updated: before that of an entry")
    }
  }

  private mutating func checkEntry(_ entry: XMLNode) {
    checkKnown(FeedRules.entryElements, in: entry)
    checkOne(of: ["id", "title", "updated", "published"], in: entry)
    checkAtMostOne(of: ["summary", "content", "thr:total"], in: entry)
    checkID(entry.first("id")?.text ?? "", "entry id")
    check(entry.links("alternate").count == 1, "entry: not one alternate link")
    for name in ["published", "updated"] {
      if let date = entry.first(name)?.text { check(isRFC3339(date), "\(name): not a date: \(date)") }
    }
    for link in entry.all("link") {
      checkURL(link.attributes["href"] ?? "", "entry link")
      if let count = link.attributes["thr:count"] { check(isCount(count), "thr:count: \(count)") }
      if let date = link.attributes["thr:updated"] { check(isRFC3339(date), "thr:updated: not a date: \(date)") }
    }
    if let total = entry.first("thr:total")?.text { check(isCount(total), "thr:total: \(total)") }
    for category in entry.all("category") {
      check(category.attributes["term"]?.isEmpty == false, "category without a term")
      if let scheme = category.attributes["scheme"] { checkURL(scheme, "category scheme") }
    }
    if let content = entry.first("content") {
      check(content.attributes["type"] == "html", "content: type is not html")
      checkHTML(content.text, "content")
    } else {
      check(entry.first("summary") != nil, "entry: neither content nor summary")
    }
    checkAuthors(of: entry)
    checkMedia(in: entry)
    checkReply(in: entry)
  }

  private mutating func checkAuthors(of node: XMLNode) {
    for author in node.all("author") {
      check(author.first("name")?.text.isEmpty == false, "author without a name")
      check(author.first("email") == nil, "author with an e-mail address")
      if let url = author.first("uri")?.text { checkURL(url, "author uri") }
    }
  }
}
