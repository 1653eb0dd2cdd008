/// A file of a new site. Its text may hold `%TITLE%`, `%BASE_URL%` and `%DATE%`.
public struct StarterFile: Sendable {
  /// From the new site's folder.
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
