import Calendar
import Templates

/// The whole site after linking: every list that pages are made of. Nothing hidden is in it.
///
/// Lists refer to each other by position, so that a list of ten thousand articles is ten thousand small numbers.
public final class Site: Sendable {
  public let configuration: SiteConfiguration
  public let theme: Theme
  public let clock: Clock
  /// Newest first.
  public let articles: Records<Article>
  /// By name.
  public let authors: [Author]
  /// By taxonomy, then by title.
  public let terms: [Term]
  /// By address.
  public let pages: [ContentPage]
  /// By thread, in the order of the page.
  public let comments: Records<Comment>
  /// Those that are shown now, the most urgent first.
  public let notices: [Notice]
  /// Whether there are notices at all, shown or not: a site that has none needs no page and no feed for them.
  public let hasNotices: Bool
  /// Files to publish beside the pages, by their path from the site's folder.
  public let media: [String: Media]
  /// Contents of `content/data/`, by name.
  public let data: Value
  public let hidden: [Hidden]
  /// The next moment at which something appears or disappears, with the file that does.
  public let nextChange: (moment: Moment, path: String)?
  /// The last moment before now at which something appeared or disappeared.
  public let lastChange: Moment?
  public let menu: [MenuEntry]
  public let footerMenu: [MenuEntry]
  public let houseRules: Permalink?
  public let contact: Permalink?
  /// What links in its files lead to; nil where nobody will ask.
  let resolver: LinkResolver?

  /// A picture or other file that something refers to.
  public struct Media: Sendable {
    public var permalink: Permalink
    public var size: ImageSize?
    public var byteCount: Int
  }

  /// Something that is left out, and why.
  public struct Hidden: Sendable {
    public var path: String
    public var title: String
    public var reason: PublicationWindow.Reason
    public var date: Moment?
    /// The id and the date of an article; nil for a page.
    public var articleID: String?
    public var published: Moment?
  }

  public struct MenuEntry: Sendable {
    public var title: String
    public var url: String
  }

  init(
    configuration: SiteConfiguration, theme: Theme, clock: Clock, articles: Records<Article>, authors: [Author],
    terms: [Term], pages: [ContentPage], comments: Records<Comment>, notices: [Notice], hasNotices: Bool,
    media: [String: Media], data: Value, hidden: [Hidden],
    nextChange: (moment: Moment, path: String)?, lastChange: Moment?, menu: [MenuEntry], footerMenu: [MenuEntry],
    houseRules: Permalink?,
    contact: Permalink?, resolver: LinkResolver?
  ) {
    self.configuration = configuration
    self.theme = theme
    self.clock = clock
    self.articles = articles
    self.authors = authors
    self.terms = terms
    self.pages = pages
    self.comments = comments
    self.notices = notices
    self.hasNotices = hasNotices
    self.media = media
    self.data = data
    self.hidden = hidden
    self.nextChange = nextChange
    self.lastChange = lastChange
    self.menu = menu
    self.footerMenu = footerMenu
    self.houseRules = houseRules
    self.contact = contact
    self.resolver = resolver
  }
}

extension Site {
  /// The same site with another article in the place of one.
  func replacing(_ index: Int, with article: Article) -> Site {
    Site(
      configuration: configuration, theme: theme, clock: clock, articles: articles.replacing(index, with: article),
      authors: authors, terms: terms,
      pages: pages, comments: comments, notices: notices, hasNotices: hasNotices, media: media, data: data,
      hidden: hidden, nextChange: nextChange, lastChange: lastChange, menu: menu, footerMenu: footerMenu,
      houseRules: houseRules, contact: contact, resolver: resolver)
  }
}
