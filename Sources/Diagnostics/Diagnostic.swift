/// A mistake in content, theme or configuration, with its place and a way out.
///
/// The layer that finds a mistake knows the position; the layer that knows the file adds it with `inFile(_:)`.
/// Messages read like headlines: the specific first, no full stop.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error
    case warning
    /// Advice that is never a verdict: it stops nothing, in strict runs either.
    case hint
  }

  /// A further line: where the other half of the mistake is, or how to mend it.
  public struct Note: Sendable, Hashable {
    public var message: String
    public var path: String?
    public var position: Position?

    public init(_ message: String, path: String? = nil, position: Position? = nil) {
      self.message = message
      self.path = path
      self.position = position
    }
  }

  public var severity: Severity
  /// A stable name for the kind of mistake, as `front-matter.date`.
  public var code: String
  public var message: String
  /// The file, relative to the site's folder.
  public var path: String?
  public var position: Position?
  public var notes: [Note]

  public init(
    _ severity: Severity, code: String, _ message: String, path: String? = nil, at position: Position? = nil,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.path = path
    self.position = position
    self.notes = notes
  }

  public static func error(
    _ code: String, _ message: String, path: String? = nil, at position: Position? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, code: code, message, path: path, at: position, notes: notes)
  }

  public static func warning(
    _ code: String, _ message: String, path: String? = nil, at position: Position? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.warning, code: code, message, path: path, at: position, notes: notes)
  }

  /// The same diagnostic in a file, unless it names a file already.
  public func inFile(_ path: String) -> Diagnostic {
    var copy = self
    copy.path = copy.path ?? path
    return copy
  }

  /// The same diagnostic with a last note `did you mean '...'?`, where a candidate is given.
  public func suggesting(_ candidate: String?) -> Diagnostic {
    guard let candidate else { return self }
    var copy = self
    copy.notes.append(Note("did you mean '\(candidate)'?"))
    return copy
  }
}

extension Diagnostic: Comparable {
  /// By file, then place, then text, then the rest: parallel work prints the same list every time.
  public static func < (first: Diagnostic, second: Diagnostic) -> Bool {
    if first.path != second.path { return (first.path ?? "") < (second.path ?? "") }
    let (a, b) = (first.position ?? Position(line: 0, column: 0), second.position ?? Position(line: 0, column: 0))
    if a != b { return a < b }
    let c = (first.code, first.message, first.severity.rawValue)
    let d = (second.code, second.message, second.severity.rawValue)
    if c != d { return c < d }
    return first.notes.lexicographicallyPrecedes(second.notes)
  }
}

extension Diagnostic.Note: Comparable {
  /// By text, then file, then place.
  public static func < (first: Diagnostic.Note, second: Diagnostic.Note) -> Bool {
    if first.message != second.message { return first.message < second.message }
    if first.path != second.path { return (first.path ?? "") < (second.path ?? "") }
    guard let position = second.position else { return false }
    return first.position.map { $0 < position } ?? true
  }
}

extension Diagnostic.Severity {
  /// As an ANSI code.
  var colour: String {
    switch self {
    case .error: "31;1"
    case .warning: "33;1"
    case .hint: "36"
    }
  }
}

extension Sequence<Diagnostic> {
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
