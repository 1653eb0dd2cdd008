/// What the rules must know of a text besides its words.
public struct TextContext: Sendable, Hashable {
  /// A language tag; rules on words apply to Dutch only.
  public var language: String
  public var audience: LanguageRules.Audience
  /// Whether the text says on whose behalf, or with what help, it was made.
  public var isDisclosed: Bool
  /// Whether its front matter lists sources.
  public var hasSources: Bool
  /// Whether it was changed after it was published.
  public var isUpdated: Bool

  public init(
    language: String = "nl", audience: LanguageRules.Audience = .patients, isDisclosed: Bool = false,
    hasSources: Bool = false, isUpdated: Bool = false
  ) {
    self.language = language
    self.audience = audience
    self.isDisclosed = isDisclosed
    self.hasSources = hasSources
    self.isUpdated = isUpdated
  }
}
