import Calendar
import Text

/// Atom (RFC 4287) with threads (RFC 4685).
struct AtomWriter {
  var feed: Feed
  var selfURL: String

  func write(into output: inout [UInt8]) {
    output.appendXMLHeader(stylesheet: feed.stylesheet)
    output.append("<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    var used = feed.namespaces
    if feed.items.contains(where: { $0.comments != nil }) { used.insert(.thread) }
    for (namespace, declaration) in FeedNamespaces.shared where used.contains(namespace) { output.append(declaration) }
    output.appendAttribute(" xml:lang", feed.language)
    output.append(">\n")
    writeHead(into: &output)
    for item in feed.items { write(item, into: &output) }
    output.append("</feed>\n")
  }

  private func writeHead(into output: inout [UInt8]) {
    output.appendElement("id", url: feed.id)
    output.appendElement("title", feed.title, .line)
    output.appendElement("subtitle", feed.description, .line)
    output.appendLink("link", "alternate", feed.link, type: "text/html")
    output.appendLinks(of: feed, as: .atom, selfURL: selfURL)
    let change = feed.lastChange(countingComments: false) ?? Moment(secondsSinceEpoch: 0)
    output.appendElement("updated") { $0.appendRFC3339(change) }
    let authors = feed.authors.isEmpty ? [FeedPerson(name: feed.title)] : feed.authors
    for author in authors { write(author, into: &output) }
    if let rights = feed.rights { output.appendElement("rights", rights, .line) }
    if let icon = feed.icon { output.appendElement("icon", url: icon) }
    if let logo = feed.logo { output.appendElement("logo", url: logo) }
  }

  private func write(_ item: FeedItem, into output: inout [UInt8]) {
    output.append("<entry")
    if let language = item.language { output.appendAttribute(" xml:lang", language) }
    output.append(">\n")
    output.appendElement("id", url: item.id)
    output.appendElement("title", item.title, .line)
    output.appendLink("link", "alternate", item.url, type: "text/html")
    if let comments = item.comments { write(comments, into: &output) }
    for enclosure in item.enclosures { write(enclosure, into: &output) }
    output.appendElement("published") { $0.appendRFC3339(item.published) }
    output.appendElement("updated") { $0.appendRFC3339(item.updated ?? item.published) }
    for author in item.authors { write(author, into: &output) }
    for category in item.categories { write(category, into: &output) }
    if let reply = item.inReplyTo { output.appendReply(reply) }
    if !item.summary.isEmpty { output.appendElement("summary", item.summary) }
    if let content = item.content {
      output.append("<content type=\"html\">")
      output.appendCDATA(content)
      output.append("</content>\n")
    }
    // Last, because some readers take the first description they meet, also a picture's, for the summary.
    if let image = item.image { output.appendMedia(image) }
    output.append("</entry>\n")
  }

  /// The thread as a page and in each of its feeds.
  private func write(_ comments: FeedComments, into output: inout [UInt8]) {
    writeReplies(comments, comments.url, type: "text/html", into: &output)
    for feed in comments.feeds { writeReplies(comments, feed.url, type: feed.format.mediaType, into: &output) }
    if !feed.isArchive { output.appendElement("thr:total") { $0.append(String(max(0, comments.count))) } }
  }

  private func writeReplies(_ comments: FeedComments, _ url: String, type: String, into output: inout [UInt8]) {
    output.append("<link rel=\"replies\"")
    output.appendAttribute(" type", type)
    output.appendAttribute(" href", url: url)
    if !feed.isArchive {
      output.appendAttribute(" thr:count", number: max(0, comments.count))
      if let updated = comments.updated {
        output.append(" thr:updated=\"")
        output.appendRFC3339(updated)
        output.append("\"")
      }
    }
    output.append("/>\n")
  }

  private func write(_ enclosure: FeedEnclosure, into output: inout [UInt8]) {
    output.append("<link rel=\"enclosure\"")
    output.appendAttribute(" type", enclosure.type)
    if enclosure.length > 0 { output.appendAttribute(" length", number: enclosure.length) }
    if let title = enclosure.title, !title.isEmpty { output.appendAttribute(" title", title) }
    output.appendAttribute(" href", url: enclosure.url)
    output.append("/>\n")
  }

  private func write(_ person: FeedPerson, into output: inout [UInt8]) {
    output.append("<author>\n")
    output.appendElement("name", person.name, .line)
    if let url = person.url { output.appendElement("uri", url: url) }
    output.append("</author>\n")
  }

  private func write(_ category: FeedCategory, into output: inout [UInt8]) {
    output.append("<category")
    output.appendAttribute(" term", category.term)
    if let scheme = category.scheme { output.appendAttribute(" scheme", url: scheme) }
    if !category.label.isEmpty { output.appendAttribute(" label", category.label) }
    output.append("/>\n")
  }
}
