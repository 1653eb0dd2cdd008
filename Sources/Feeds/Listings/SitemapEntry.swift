import Calendar

/// A page for search engines.
public struct SitemapEntry: Sendable, Hashable {
  public var url: String
  /// The last significant change.
  public var lastModified: Moment?

  public init(url: String, lastModified: Moment? = nil) {
    self.url = url
    self.lastModified = lastModified
  }
}
