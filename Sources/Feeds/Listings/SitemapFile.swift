/// A file of a sitemap: `sitemap.xml`, or one of the parts that it then lists.
public struct SitemapFile: Sendable, Hashable {
  /// The name in the folder of the sitemap.
  public var name: String
  public var bytes: [UInt8]
}
