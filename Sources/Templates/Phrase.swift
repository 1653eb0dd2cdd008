/// The text of a call whose result is known before rendering but for the values that go into it.
public struct Phrase: Sendable {
  public enum Part: Sendable {
    case text(String)
    /// The named argument at this position, as it prints.
    case argument(Int)
  }

  public var parts: [Part]
  /// Where a count chooses between forms, how.
  public var plural: Plural?

  public init(_ parts: [Part], plural: Plural? = nil) {
    self.parts = parts
    self.plural = plural
  }

  /// What takes the place of `parts` where a named argument is a whole number.
  public struct Plural: Sendable {
    /// The argument's position.
    public var count: Int
    public var one: [Part]
    public var other: [Part]

    public init(count: Int, one: [Part], other: [Part]) {
      self.count = count
      self.one = one
      self.other = other
    }
  }
}
