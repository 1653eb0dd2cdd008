/// The article or comment that a comment answers (RFC 4685).
public struct FeedReply: Sendable, Hashable {
  /// The id of the item answered, as its own feed gives it.
  public var id: String
  public var url: String

  public init(id: String, url: String) {
    self.id = id
    self.url = url
  }
}
