import Calendar
import FrontMatter
import Markdown

/// A page outside the blog: about, privacy, house rules.
public struct ContentPage: Sendable {
  public var source: SourceName
  public var title = ""
  public var slug = ""
  public var updated: Moment?
  public var window = PublicationWindow()
  public var url: Article.Located?
  public var aliases: [Article.Located] = []
  public var summary = ""
  public var language: String?
  public var template: Article.Located?
  public var weight = 0
  public var params: [Entry] = []
  public var body: Document
  /// Of the file.
  public var fingerprint = Fingerprint(value: 0)

  public var permalink = Permalink.none
  public var linkURLs: [ResolvedLink] = []
}
