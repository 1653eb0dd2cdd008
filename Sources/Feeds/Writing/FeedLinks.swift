import Text

extension [UInt8] {
  /// Appends the links of the feed as a whole, which Atom has and RSS borrows: itself, its other formats, its hubs and
  /// its archives (RFC 4287, WebSub, RFC 5005).
  mutating func appendLinks(of feed: Feed, as format: FeedFormat, selfURL: String) {
    let name: StaticString = format == .rss ? "atom:link" : "link"
    appendLink(name, "self", selfURL, type: format.mediaType)
    for alternate in feed.alternates where alternate.format != format {
      appendLink(name, "alternate", alternate.url, type: alternate.format.mediaType)
    }
    if !feed.isArchive {
      for hub in feed.hubs { appendLink(name, "hub", hub) }
    }
    switch feed.archive {
    case .subscription(let previous):
      if let previous { appendLink(name, "prev-archive", previous, type: format.mediaType) }
    case .archive(let current, let previous, let next):
      append("<fh:archive/>\n")
      appendLink(name, "current", current, type: format.mediaType)
      if let previous { appendLink(name, "prev-archive", previous, type: format.mediaType) }
      if let next { appendLink(name, "next-archive", next, type: format.mediaType) }
    case .complete:
      append("<fh:complete/>\n")
    case nil: break
    }
  }

  mutating func appendLink(_ name: StaticString, _ relation: StaticString, _ url: String, type: String? = nil) {
    append("<")
    append(name)
    append(" rel=\"")
    append(relation)
    append("\"")
    if let type { appendAttribute(" type", type) }
    appendAttribute(" href", url: url)
    append("/>\n")
  }
}
