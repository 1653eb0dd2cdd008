/// The lead picture of an item.
public struct FeedImage: Sendable, Hashable {
  public var url: String
  /// The media type, as `image/jpeg`.
  public var type: String
  /// Pixels.
  public var width: Int?
  /// Pixels.
  public var height: Int?
  /// What the picture shows; empty for one that only decorates.
  public var alt: String
  /// Bytes.
  public var length: Int?

  public init(url: String, type: String, width: Int? = nil, height: Int? = nil, alt: String = "", length: Int? = nil) {
    self.url = url
    self.type = type
    self.width = width
    self.height = height
    self.alt = alt
    self.length = length
  }
}
