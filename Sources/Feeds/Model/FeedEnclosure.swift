/// A file that goes with an item, as a recording or a document.
public struct FeedEnclosure: Sendable, Hashable {
  public var url: String
  /// The file's real size in bytes; 0 where it is not known.
  public var length: Int
  /// The media type, as `audio/mpeg`.
  public var type: String
  public var title: String?

  public init(url: String, length: Int, type: String, title: String? = nil) {
    self.url = url
    self.length = length
    self.type = type
    self.title = title
  }
}
