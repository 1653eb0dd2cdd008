/// The author of an item, by name and page. Never by e-mail address.
public struct FeedPerson: Sendable, Hashable {
  public var name: String
  public var url: String?

  public init(name: String, url: String? = nil) {
    self.name = name
    self.url = url
  }
}
