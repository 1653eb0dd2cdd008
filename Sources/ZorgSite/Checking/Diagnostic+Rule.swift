import Checks
import Diagnostics

extension Diagnostic {
  /// A finding of a rule, as heavy as the catalogue has it unless `severity` says otherwise, with the way out that the
  /// catalogue gives.
  static func finding(
    _ code: String, _ message: String, path: String?, at position: Position? = nil, severity: Severity? = nil,
    notes: [Note] = []
  ) -> Diagnostic {
    let rule = Rule.named(code)
    let own: Severity =
      switch rule?.severity {
      case .error: .error
      case .hint: .hint
      case .warning, nil: .warning
      }
    // Backquotes are for the documentation.
    let remedy = rule.map {
      Note($0.remedy.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "'"))
    }
    return Diagnostic(
      severity ?? own, code: code, message, path: path, at: position, notes: notes + [remedy].compactMap(\.self))
  }
}
