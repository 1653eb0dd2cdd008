/// A subject of an item.
public struct FeedCategory: Sendable, Hashable {
  /// The name for programs, as `mediawijsheid`.
  public var term: String
  /// The name for people, as `Mediawijsheid`.
  public var label: String
  /// A URL that says which list of subjects the term is from.
  public var scheme: String?

  public init(term: String, label: String, scheme: String? = nil) {
    self.term = term
    self.label = label
    self.scheme = scheme
  }
}
