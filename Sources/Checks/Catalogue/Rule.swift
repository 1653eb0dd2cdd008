/// What a code of `zorgsite check` stands for.
public struct Rule: Sendable, Hashable {
  public enum Group: String, Sendable, Hashable, CaseIterable {
    case links, privacy, trust, accessibility, language, output
  }

  /// `P001`, or `link.orphan`: the same for ever.
  public var code: String
  public var group: Group
  /// The heaviest that it reports by itself; a site can set another one.
  public var severity: Finding.Severity
  /// What it finds, in one phrase.
  public var summary: String
  /// Why that matters.
  public var reason: String
  /// How to mend it.
  public var remedy: String

  init(
    _ code: String, _ group: Group, _ severity: Finding.Severity, _ summary: String, why reason: String,
    mend remedy: String
  ) {
    self.code = code
    self.group = group
    self.severity = severity
    self.summary = summary
    self.reason = reason
    self.remedy = remedy
  }

  /// All rules, by group, then by code.
  public static let all = links + privacy + trust + accessibility + language + output

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// The rule of a code; nil for what every build reports.
  public static func named(_ code: String) -> Rule? { byCode[code] }
}
