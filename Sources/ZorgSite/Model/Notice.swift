import Calendar
import FrontMatter
import Markdown

/// A message that stands above every page for a while: a telephone line that is down, a house that is closed.
public struct Notice: Sendable {
  /// How much it asks of a reader, the least first.
  public enum Level: String, Sendable, CaseIterable {
    case info, warning, alert
  }

  public var source: SourceName
  public var title = ""
  public var slug = ""
  public var level = Level.info
  /// When it begins to be shown.
  public var from = Moment(secondsSinceEpoch: 0)
  public var window = PublicationWindow()
  public var summary = ""
  public var language: String?
  public var params: [Entry] = []
  public var body: Document
  /// Of the file.
  public var fingerprint = Fingerprint(value: 0)

  public var permalink = Permalink.none
  public var linkURLs: [ResolvedLink] = []

  /// The most urgent first, then the newest.
  static func comesFirst(_ one: Notice, _ other: Notice) -> Bool {
    let (first, second) = (urgency(one.level), urgency(other.level))
    if first != second { return first > second }
    if one.from.secondsSinceEpoch != other.from.secondsSinceEpoch {
      return one.from.secondsSinceEpoch > other.from.secondsSinceEpoch
    }
    return one.source.path < other.source.path
  }

  private static func urgency(_ level: Level) -> Int { Level.allCases.firstIndex(of: level) ?? 0 }
}
