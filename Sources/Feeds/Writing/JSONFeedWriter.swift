import Calendar
import Text

/// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What it has no member for stands in members of our own, which
/// begin with an underscore as the format asks: `_comments` and `_in_reply_to`.
struct JSONFeedWriter {
  var feed: Feed
  var selfURL: String

  func write(into output: inout [UInt8]) {
    var json = JSONBytes(output: [])
    swap(&json.output, &output)
    json.object { json in
      writeHead(into: &json)
      json.member("items") { json in
        json.array(feed.items) { json, item in
          json.object { write(item, into: &$0) }
        }
      }
    }
    json.output.append("\n")
    swap(&json.output, &output)
  }

  private func writeHead(into json: inout JSONBytes) {
    json.member("version", "https://jsonfeed.org/version/1.1")
    json.member("title", line: feed.title)
    json.member("home_page_url", url: feed.link)
    json.member("feed_url", url: selfURL)
    if !feed.description.isEmpty { json.member("description", line: feed.description) }
    if let next = olderItems, next != selfURL { json.member("next_url", url: next) }
    json.member("icon", url: feed.icon ?? feed.logo)
    json.member("favicon", url: feed.icon)
    write(feed.authors, into: &json)
    json.member("language", feed.language)
    json.member("hubs", each: feed.isArchive ? [] : feed.hubs) { json, hub in
      json.object {
        $0.member("type", "WebSub")
        $0.member("url", url: hub)
      }
    }
  }

  /// The document that goes on where this one ends.
  private var olderItems: String? {
    switch feed.archive {
    case .subscription(let previous), .archive(_, let previous, _): previous
    case .complete, nil: nil
    }
  }

  private func write(_ item: FeedItem, into json: inout JSONBytes) {
    json.member("id") { $0.string(asciiURL(item.id)) }
    json.member("url", url: item.url)
    if !item.title.isEmpty { json.member("title", line: item.title) }
    if let content = item.content {
      json.member("content_html") { json in content.html.withUnsafeBufferPointer { json.string($0, isLine: false) } }
      if !item.summary.isEmpty { json.member("summary", item.summary) }
    } else {
      json.member("content_text", item.summary)
    }
    json.member("image", url: item.image?.url)
    json.member("date_published", date: item.published)
    json.member("date_modified", date: item.updated)
    write(item.authors, into: &json)
    json.member("tags", each: item.categories) { $0.line($1.label.isEmpty ? $1.term : $1.label) }
    if let language = item.language { json.member("language", language) }
    json.member("attachments", each: item.enclosures) { json, enclosure in
      json.object { write(enclosure, into: &$0) }
    }
    if let comments = item.comments { json.member("_comments") { $0.object { write(comments, into: &$0) } } }
    if let reply = item.inReplyTo {
      json.member("_in_reply_to") { json in
        json.object {
          $0.member("id", url: reply.id)
          $0.member("url", url: reply.url)
        }
      }
    }
  }

  /// `author` is of version 1.0, which many readers still know alone.
  private func write(_ authors: [FeedPerson], into json: inout JSONBytes) {
    guard let first = authors.first else { return }
    json.member("authors", each: authors) { json, person in json.object { write(person, into: &$0) } }
    json.member("author") { $0.object { write(first, into: &$0) } }
  }

  private func write(_ person: FeedPerson, into json: inout JSONBytes) {
    json.member("name", line: person.name)
    json.member("url", url: person.url)
  }

  private func write(_ enclosure: FeedEnclosure, into json: inout JSONBytes) {
    json.member("url", url: enclosure.url)
    json.member("mime_type", enclosure.type)
    if let title = enclosure.title, !title.isEmpty { json.member("title", line: title) }
    if enclosure.length > 0 { json.member("size_in_bytes", number: enclosure.length) }
  }

  private func write(_ comments: FeedComments, into json: inout JSONBytes) {
    json.member("url", url: comments.url)
    if let feed = comments.feeds.first(where: { $0.format == .json }) ?? comments.feeds.first {
      json.member("feed_url", url: feed.url)
    }
    guard !feed.isArchive else { return }
    json.member("total", number: max(0, comments.count))
    json.member("updated", date: comments.updated)
  }
}
