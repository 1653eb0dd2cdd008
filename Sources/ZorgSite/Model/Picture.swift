/// A picture with what a page needs to show it without jumping.
public struct Picture: Sendable {
  public var url: String
  public var absolute: String
  public var alt: String
  /// Pixels; nil where the file does not say, or stands elsewhere.
  public var size: ImageSize?
  /// The media type, as `image/png`.
  public var mediaType: String?
  /// Bytes of the file, where it is the site's own.
  public var byteCount: Int?
}
