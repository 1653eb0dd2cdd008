import Diagnostics

/// What a check found in a text: the rule, the place, and how to mend it.
public struct Finding: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error
    case warning
    /// Advice that is never a verdict: `--strict` leaves it as it is.
    case hint
  }

  /// The rule, as `P001`.
  public var code: String
  public var severity: Severity
  /// What was found, the value masked: `BSN 1234*****`.
  public var message: String
  /// One sentence on how to mend it.
  public var advice: String
  /// The bytes of the text that the finding is about.
  public var range: Range<Int>
  /// The line counts from the text's first line, column and length in Unicode scalars; nil where a file has no lines.
  public var position: Position?

  public init(
    _ severity: Severity, code: String, _ message: String, advice: String, range: Range<Int>, position: Position?
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.advice = advice
    self.range = range
    self.position = position
  }

  /// The finding as a diagnostic with its advice as a note.
  public var diagnostic: Diagnostic {
    let severity: Diagnostic.Severity =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .hint: .hint
      }
    return Diagnostic(severity, code: code, message, at: position, notes: [Diagnostic.Note(advice)])
  }
}
