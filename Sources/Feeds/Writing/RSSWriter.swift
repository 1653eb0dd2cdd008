import Calendar
import Text

/// RSS 2.0 by the Best Practices Profile (https://www.rssboard.org/rss-profile): the channel's own elements first, then
/// the items, one element a line.
struct RSSWriter {
  var feed: Feed
  var selfURL: String

  func write(into output: inout [UInt8]) {
    output.appendXMLHeader(stylesheet: feed.stylesheet)
    output.append("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"")
    let used = feed.namespaces
    for (namespace, declaration) in FeedNamespaces.rss + FeedNamespaces.shared where used.contains(namespace) {
      output.append(declaration)
    }
    output.append(">\n<channel>\n")
    writeChannel(into: &output)
    for item in feed.items { write(item, into: &output) }
    output.append("</channel>\n</rss>\n")
  }

  private func writeChannel(into output: inout [UInt8]) {
    output.appendElement("title", feed.title, .line)
    output.appendElement("link", url: feed.link)
    output.appendElement("description", feed.description, .line)
    output.appendElement("language", feed.language)
    if let rights = feed.rights { output.appendElement("copyright", rights, .line) }
    if let change = feed.lastChange(countingComments: !feed.isArchive) {
      output.appendElement("lastBuildDate") { $0.appendRFC822(change) }
    }
    if let ttl = feed.ttl, ttl > 0, !feed.isArchive { output.appendElement("ttl") { $0.append(String(ttl)) } }
    if let image = feed.logo ?? feed.icon {
      output.append("<image>\n")
      output.appendElement("url", url: image)
      output.appendElement("title", feed.title, .line)
      output.appendElement("link", url: feed.link)
      output.append("</image>\n")
    }
    output.appendLinks(of: feed, as: .rss, selfURL: selfURL)
  }

  private func write(_ item: FeedItem, into output: inout [UInt8]) {
    output.append("<item>\n")
    if !item.title.isEmpty { output.appendElement("title", item.title, .line) }
    output.appendElement("link", url: item.url)
    output.append("<guid isPermaLink=\"false\">")
    output.appendURL(item.id)
    output.append("</guid>\n")
    output.appendElement("pubDate") { $0.appendRFC822(item.published) }
    if let updated = item.updated { output.appendElement("atom:updated") { $0.appendRFC3339(updated) } }
    for author in item.authors.isEmpty ? feed.authors : item.authors {
      output.appendElement("dc:creator", author.name, .line)
    }
    if let language = item.language { output.appendElement("dc:language", language) }
    for category in item.categories {
      output.append("<category")
      if let scheme = category.scheme { output.appendAttribute(" domain", url: scheme) }
      output.append(">")
      output.appendXML(category.label.isEmpty ? category.term : category.label, .line)
      output.append("</category>\n")
    }
    writeText(of: item, into: &output)
    if let comments = item.comments { write(comments, into: &output) }
    if let reply = item.inReplyTo { output.appendReply(reply) }
    if let image = item.image { output.appendMedia(image) }
    if let enclosure = item.enclosures.first {
      output.append("<enclosure")
      output.appendAttribute(" url", url: enclosure.url)
      output.appendAttribute(" length", number: max(0, enclosure.length))
      output.appendAttribute(" type", enclosure.type)
      output.append("/>\n")
    }
    output.append("</item>\n")
  }

  /// The summary always comes before the content, also an empty one: a reader that knows no `content:encoded` must find
  /// a description, and some take the first of the two that they meet.
  private func writeText(of item: FeedItem, into output: inout [UInt8]) {
    if item.content != nil || !item.summary.isEmpty || item.title.isEmpty {
      output.appendElement("description", item.summary, .html)
    }
    guard let content = item.content else { return }
    output.append("<content:encoded>")
    output.appendCDATA(content)
    output.append("</content:encoded>\n")
  }

  private func write(_ comments: FeedComments, into output: inout [UInt8]) {
    output.appendElement("comments", url: comments.url)
    if !feed.isArchive { output.appendElement("slash:comments") { $0.append(String(max(0, comments.count))) } }
    if let thread = comments.feeds.first(where: { $0.format == .rss }) {
      output.appendElement("wfw:commentRss", url: thread.url)
    }
  }
}
