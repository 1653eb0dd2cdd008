import Foundation

extension FeedRules {
  private static let channelElements: Set = [
    "title", "link", "description", "language", "copyright", "lastBuildDate", "ttl", "image", "atom:link", "fh:archive",
    "fh:complete", "item",
  ]
  private static let itemElements: Set = [
    "title", "link", "guid", "pubDate", "atom:updated", "dc:creator", "dc:language", "category", "description",
    "content:encoded", "comments", "slash:comments", "wfw:commentRss", "thr:in-reply-to", "media:content", "enclosure",
  ]

  mutating func checkRSS(_ rss: XMLNode, source: String) {
    check(rss.attributes["version"] == "2.0", "version is not 2.0")
    checkOne(of: ["channel"], in: rss)
    guard let channel = rss.first("channel") else { return }
    checkKnown(FeedRules.channelElements, in: channel)
    checkOne(of: ["title", "link", "description", "language"], in: channel)
    checkAtMostOne(of: ["lastBuildDate", "ttl", "image", "copyright"], in: channel)
    for name in ["title", "link"] { check(channel.first(name)?.text.isEmpty == false, "channel \(name): empty") }
    checkURL(channel.first("link")?.text ?? "", "channel link")
    checkLinks(of: channel, type: "application/rss+xml")
    checkTitles(in: source)
    if let image = channel.first("image") {
      checkURL(image.first("url")?.text ?? "", "image url")
      for name in ["title", "link"] {
        check(image.first(name)?.text == channel.first(name)?.text, "image \(name): not that of the channel")
      }
    }
    if let firstItem = channel.children.firstIndex(where: { $0.name == "item" }) {
      let after = channel.children[firstItem...].first { $0.name != "item" }
      check(after == nil, "channel: <\(after?.name ?? "")> after an item")
    }
    let items = channel.all("item")
    for item in items { checkRSSItem(item) }
    checkUnique(items.compactMap { $0.first("guid")?.text }, "guid")
    checkBuildDate(of: channel, items: items)
  }

  private mutating func checkBuildDate(of channel: XMLNode, items: [XMLNode]) {
    guard let date = channel.first("lastBuildDate")?.text else {
      check(items.allSatisfy { $0.first("slash:comments") == nil }, "slash:comments without a lastBuildDate")
      return
    }
    guard let built = rfc822Date(date) else { return report("lastBuildDate: not a date: \(date)") }
    for item in items {
      if let published = item.first("pubDate").flatMap({ rfc822Date($0.text) }) {
        check(published <= built, "lastBuildDate: before the pubDate of an item")
      }
    }
  }

  private mutating func checkRSSItem(_ item: XMLNode) {
    checkKnown(FeedRules.itemElements, in: item)
    checkOne(of: ["link", "guid", "pubDate"], in: item)
    checkAtMostOne(
      of: [
        "title", "description", "content:encoded", "comments", "slash:comments", "wfw:commentRss", "enclosure",
        "atom:updated", "dc:language",
      ], in: item)
    check(item.first("title") != nil || item.first("description") != nil, "item: neither title nor description")
    if let title = item.first("title") {
      check(!title.text.allSatisfy(\.isWhitespace), "item title: empty")
    }
    for name in ["link", "comments", "wfw:commentRss"] {
      if let url = item.first(name)?.text { checkURL(url, name) }
    }
    if let guid = item.first("guid") {
      check(guid.attributes["isPermaLink"] == "false", "guid: isPermaLink is not false")
      checkID(guid.text, "guid")
    }
    if let date = item.first("pubDate")?.text { check(rfc822Date(date) != nil, "pubDate: not a date: \(date)") }
    if let date = item.first("atom:updated")?.text { check(isRFC3339(date), "atom:updated: not a date: \(date)") }
    if let count = item.first("slash:comments")?.text { check(isCount(count), "slash:comments: not a count: \(count)") }
    for category in item.all("category") { check(!category.text.isEmpty, "category: empty") }
    for creator in item.all("dc:creator") { check(!creator.text.isEmpty, "dc:creator: empty") }
    checkRSSText(of: item)
    checkMedia(in: item)
    checkReply(in: item)
    for enclosure in item.all("enclosure") {
      checkURL(enclosure.attributes["url"] ?? "", "enclosure url")
      check(isCount(enclosure.attributes["length"] ?? ""), "enclosure length: not a count")
      check(enclosure.attributes["type"]?.contains("/") == true, "enclosure: no media type")
    }
  }

  private mutating func checkRSSText(of item: XMLNode) {
    let names = item.children.map(\.name)
    if let content = names.firstIndex(of: "content:encoded") {
      let description = names.firstIndex(of: "description")
      check(description ?? .max < content, "content:encoded without a description before it")
      check((item.first("description")?.text.count ?? 0) <= 600, "description: longer than a summary")
      checkHTML(item.children[content].text, "content:encoded")
    }
    if let description = item.first("description") {
      check(!description.text.contains("<"), "description: not plain text")
    }
  }

  /// A title must show by hexadecimal references that it is plain text.
  private mutating func checkTitles(in source: String) {
    for part in source.components(separatedBy: "<title>").dropFirst() {
      let title = part.components(separatedBy: "</title>")[0]
      for mark in ["&amp;", "&lt;", "<![CDATA[", "\n"] where title.contains(mark) {
        report("title: reads as HTML or breaks the line: \(title)")
      }
    }
  }
}
