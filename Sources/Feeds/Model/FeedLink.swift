/// Where a feed is found, and in which format.
public struct FeedLink: Sendable, Hashable {
  public var format: FeedFormat
  public var url: String

  public init(_ format: FeedFormat, url: String) {
    self.format = format
    self.url = url
  }
}
