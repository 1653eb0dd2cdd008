import Calendar

/// The thread of comments below an article.
public struct FeedComments: Sendable {
  /// The place on the article's page where the comments start.
  public var url: String
  /// How many comments readers can see.
  public var count: Int
  /// The thread's own feed, in each format that it has. RSS links the RSS feed only, for want of a type on its link.
  public var feeds: [FeedLink]
  /// When the latest comment was written; nil where there is none.
  public var updated: Moment?

  public init(url: String, count: Int, feeds: [FeedLink] = [], updated: Moment? = nil) {
    self.url = url
    self.count = count
    self.feeds = feeds
    self.updated = updated
  }
}
