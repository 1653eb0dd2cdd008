/// A command that cannot do what was asked: nothing was written.
public struct Refusal: Error, Sendable, CustomStringConvertible {
  /// A headline, without a full stop.
  public var message: String
  /// How to go on.
  public var hint: String?

  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  public var description: String { hint.map { "\(message); \($0)" } ?? message }
}
