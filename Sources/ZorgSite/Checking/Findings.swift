import Checks
import Diagnostics

/// Everything that was found, and what becomes of it: what the site has excepted goes, what it weighs differently changes.
struct Findings {
  var diagnostics: [Diagnostic] = []
  var exceptions: [CheckException] = []

  /// The diagnostics to report, sorted, and how many exceptions they made use of.
  ///
  /// `judged` tells whether the rule of a code was applied to a file at all; only then can an exception be superfluous.
  func judged(
    by settings: CheckSettings, _ selection: CheckSelection, wasApplied: (CheckException) -> Bool
  ) -> (diagnostics: [Diagnostic], exceptionCount: Int) {
    let byCode = Dictionary(grouping: exceptions.filter { !$0.reason.isEmpty }, by: \.code)
    var used: Set<CheckException> = []
    var kept: [Diagnostic] = []
    for diagnostic in Set(diagnostics) {
      let covering = (byCode[diagnostic.code] ?? []).filter { $0.covers(diagnostic) }
      used.formUnion(covering)
      guard covering.isEmpty, let weighed = weighed(diagnostic, settings) else { continue }
      if selection.shows(weighed) { kept.append(weighed) }
    }
    for exception in exceptions {
      guard Rule.named(exception.code) != nil else {
        kept.append(.unknownException(exception))
        continue
      }
      if exception.reason.isEmpty {
        kept.append(.exceptionWithoutReason(exception))
      } else if !used.contains(exception), selection.includes(exception.code), wasApplied(exception),
        level(of: exception.code, settings) != .off
      {
        kept.append(.superfluousException(exception))
      }
    }
    return (kept.sorted(), used.count)
  }

  private func level(of code: String, _ settings: CheckSettings) -> CheckSettings.Level? {
    guard let rule = Rule.named(code) else { return nil }
    return settings.levels[code] ?? settings.levels[rule.group.rawValue]
  }

  private func weighed(_ diagnostic: Diagnostic, _ settings: CheckSettings) -> Diagnostic? {
    guard let level = level(of: diagnostic.code, settings) else { return diagnostic }
    var copy = diagnostic
    switch level {
    case .off: return nil
    case .hint: copy.severity = .hint
    case .warning: copy.severity = .warning
    case .error: copy.severity = .error
    }
    return copy
  }
}

extension Diagnostic {
  fileprivate static func unknownException(_ exception: CheckException) -> Diagnostic {
    error(
      "exceptions.code", "'\(shortened(exception.code))' is not a code of a check",
      path: exception.source ?? "zorgsite.yaml", at: exception.position,
      notes: [Note("docs/checks.md lists the codes, as 'P005' or 'link.orphan'")])
  }

  fileprivate static func exceptionWithoutReason(_ exception: CheckException) -> Diagnostic {
    error(
      "exceptions.reason", "the exception for \(exception.code) has no reason",
      path: exception.source ?? "zorgsite.yaml", at: exception.position,
      notes: [
        Note("write why it is right here: '{code: \(exception.code), reason: \"...\"}'; until then it does not count")
      ])
  }

  fileprivate static func superfluousException(_ exception: CheckException) -> Diagnostic {
    warning(
      "exceptions.unused", "the exception for \(exception.code) matches nothing",
      path: exception.source ?? "zorgsite.yaml", at: exception.position,
      notes: [Note("delete it, so that it does not hide what comes later")])
  }
}
