/// The three formats in which a feed is written.
public enum FeedFormat: String, Sendable, Hashable, CaseIterable {
  /// RSS 2.0 by the RSS Advisory Board's Best Practices Profile.
  case rss
  /// RFC 4287.
  case atom
  /// JSON Feed 1.1.
  case json

  /// The file's name in the folder of the page that the feed belongs to.
  public var fileName: String {
    switch self {
    case .rss: "index.xml"
    case .atom: "atom.xml"
    case .json: "feed.json"
    }
  }

  public var mediaType: String {
    switch self {
    case .rss: "application/rss+xml"
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }
}
