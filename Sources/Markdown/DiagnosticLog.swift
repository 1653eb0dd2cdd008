import Diagnostics

/// The diagnostics of one body: the first hundred, and how many more there are.
struct DiagnosticLog {
  private var kept: [Diagnostic]
  private var omitted = 0
  private var omitsErrors = false

  private static let limit = 100

  init(_ diagnostics: [Diagnostic]) {
    kept = diagnostics
  }

  mutating func append(_ diagnostic: Diagnostic) {
    guard kept.count >= Self.limit else {
      kept.append(diagnostic)
      return
    }
    omitted += 1
    if diagnostic.severity == .error { omitsErrors = true }
  }

  var all: [Diagnostic] {
    guard omitted > 0 else { return kept }
    return kept + [
      Diagnostic(
        omitsErrors ? .error : .warning, code: "markdown.more", "\(omitted) more mistakes in this body",
        at: kept.last?.position)
    ]
  }
}
