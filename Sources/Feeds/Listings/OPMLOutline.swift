/// One feed in a list of feeds, or a heading with the feeds below it.
public struct OPMLOutline: Sendable {
  public var title: String
  public var description: String?
  /// The feed; nil for a heading.
  public var feedURL: String?
  /// The page that shows the feed's items.
  public var pageURL: String?
  public var language: String?
  public var children: [OPMLOutline]

  public init(
    title: String, description: String? = nil, feedURL: String? = nil, pageURL: String? = nil, language: String? = nil,
    children: [OPMLOutline] = []
  ) {
    self.title = title
    self.description = description
    self.feedURL = feedURL
    self.pageURL = pageURL
    self.language = language
    self.children = children
  }
}
