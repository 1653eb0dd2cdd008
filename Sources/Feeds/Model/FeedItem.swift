import Calendar

/// One article or comment in a feed.
public struct FeedItem: Sendable {
  /// A `tag:` URI that never changes and is never used again, whatever happens to the item's URL or title.
  public var id: String
  public var url: String
  /// Plain text. May be empty in RSS and JSON Feed as long as there is a summary.
  public var title: String
  public var published: Moment
  /// The last significant change, where there was one after publication.
  public var updated: Moment?
  public var authors: [FeedPerson]
  public var categories: [FeedCategory]
  /// Plain text, at most 300 characters beside full content; see `teaser(_:limit:)`.
  public var summary: String
  /// The whole body, or nil for a feed of summaries.
  public var content: FeedContent?
  /// A language tag, where it is another than the feed's.
  public var language: String?
  public var comments: FeedComments?
  public var image: FeedImage?
  /// What a comment answers.
  public var inReplyTo: FeedReply?
  /// Files that go with the item. RSS carries the first only: readers know one enclosure per item.
  public var enclosures: [FeedEnclosure]

  public init(
    id: String, url: String, title: String, published: Moment, updated: Moment? = nil, authors: [FeedPerson] = [],
    categories: [FeedCategory] = [], summary: String = "", content: FeedContent? = nil, language: String? = nil,
    comments: FeedComments? = nil, image: FeedImage? = nil, inReplyTo: FeedReply? = nil,
    enclosures: [FeedEnclosure] = []
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.published = published
    self.updated = updated
    self.authors = authors
    self.categories = categories
    self.summary = summary
    self.content = content
    self.language = language
    self.comments = comments
    self.image = image
    self.inReplyTo = inReplyTo
    self.enclosures = enclosures
  }
}
