/// Appends a feed as a document of one format. `selfURL` is the URL at which the document will be published.
///
/// The same feed gives the same bytes: no clock and no version of the program is in them.
public func write(_ feed: Feed, as format: FeedFormat, selfURL: String, into output: inout [UInt8]) {
  switch format {
  case .rss: RSSWriter(feed: feed, selfURL: selfURL).write(into: &output)
  case .atom: AtomWriter(feed: feed, selfURL: selfURL).write(into: &output)
  case .json: JSONFeedWriter(feed: feed, selfURL: selfURL).write(into: &output)
  }
}
