/// What one sitemap may hold (https://www.sitemaps.org/protocol.html).
public struct SitemapLimits: Sendable, Hashable {
  public var urls: Int
  /// Uncompressed.
  public var bytes: Int

  /// 50,000 URLs and 50 MB.
  public static let protocolLimits = SitemapLimits(urls: 50_000, bytes: 52_428_800)

  public init(urls: Int, bytes: Int) {
    self.urls = urls
    self.bytes = bytes
  }
}
