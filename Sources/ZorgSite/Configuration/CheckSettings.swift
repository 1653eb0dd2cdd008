import Checks
import Diagnostics

/// How heavily the rules of `zorgsite check` weigh on this site, and what the site has said is right.
public struct CheckSettings: Sendable {
  public enum Level: String, Sendable, CaseIterable {
    case off, hint, warning, error
  }

  /// A page that every portal should have.
  public enum RequiredPage: String, Sendable, CaseIterable {
    case privacy, accessibility, contact, about, houseRules
  }

  /// By code or by group; a code goes before its group.
  public var levels: [String: Level] = [:]
  public var allowances = PrivacyAllowances()
  /// Names of sections, categories and tags whose articles give medical knowledge, as slugs.
  public var knowledge: Set<String> = []
  public var pages = RequiredPage.allCases
  /// For whom articles are written that do not say so.
  public var audience = LanguageRules.Audience.patients
  /// Bytes of a page with all that it loads.
  public var pageWeight = 1024 * 1024
  public var exceptions: [CheckException] = []
}
