import Checks
import Diagnostics
import Text

/// Which rules a check applies: groups and codes, as the command line names them.
public struct CheckSelection: Sendable {
  private let only: Set<String>
  private let except: Set<String>

  /// Everything.
  public init() {
    only = []
    except = []
  }

  /// Refuses names that are neither a group nor a code.
  public init(only: [String], except: [String]) throws {
    self.only = try CheckSelection.names(only)
    self.except = try CheckSelection.names(except)
  }

  /// Whether a rule of this code is applied.
  public func includes(_ code: String) -> Bool {
    let group = Rule.named(code)?.group.rawValue ?? ""
    if except.contains(code) || except.contains(group) { return false }
    return only.isEmpty || only.contains(code) || only.contains(group)
  }

  /// Whether any rule of a group is applied.
  func includes(_ group: Rule.Group) -> Bool {
    Rule.all.contains { $0.group == group && includes($0.code) }
  }

  /// Whether a diagnostic is to be shown. Errors that every build reports always are: what they keep from being read
  /// was not checked.
  func shows(_ diagnostic: Diagnostic) -> Bool {
    if Rule.named(diagnostic.code) != nil { return includes(diagnostic.code) }
    return only.isEmpty || diagnostic.severity == .error
  }

  private static func names(_ names: [String]) throws -> Set<String> {
    let groups = Rule.Group.allCases.map(\.rawValue)
    let known = groups + Rule.all.map(\.code)
    return Set(
      try names.flatMap { $0.split(separator: ",").map(String.init) }.map { name in
        let trimmed = name.trimming(" ")
        if let found = known.first(where: { $0.lowercased() == trimmed.lowercased() }) { return found }
        let near = nearMiss(of: trimmed, in: known).map { "did you mean '\($0)'?" }
        throw Refusal(
          "'\(trimmed)' is neither a group nor a code of checks",
          hint: near ?? "the groups are \(groups.joined(separator: ", "))")
      })
  }
}
