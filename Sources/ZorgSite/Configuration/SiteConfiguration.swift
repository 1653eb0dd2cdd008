import Calendar
import Diagnostics
import Feeds
import FrontMatter

/// The settings of one site, read from `zorgsite.yaml`.
public struct SiteConfiguration: Sendable {
  public var title = ""
  /// Scheme, host and path, always with a `/` at the end.
  public var baseURL = ""
  public var description: String?
  public var organisation: String?
  /// A language tag, as `nl` or `nl-BE`.
  public var language = "nl"
  public var timeZone = TimeZone.utc
  public var theme = "zorg"
  var themePosition: Position?
  /// The site's own colour as written, for light pages and for dark ones.
  public var accent: Located?
  public var accentDark: Located?
  public var menu: [MenuItem] = []
  public var footerMenu: [MenuItem] = []
  public var permalinks = Permalinks()
  public var taxonomies = Taxonomy.standard
  public var pagination = Pagination()
  public var relatedCount = 3
  public var feeds = Feeds()
  public var comments = Comments()
  /// The page that tells how to reach the editors: a file in `content/` or an address.
  public var contact: Located?
  public var rawHTML = false
  public var limits = Limits()
  /// For articles that do not say it themselves.
  public var reviewEvery = ReviewInterval.standard
  public var checks = CheckSettings()
  public var params: [Entry] = []
  /// The folder below the host in which the site stands: `/`, or `/portal/`.
  public var basePath = "/"

  /// A setting with its place in the file, for mistakes that only linking can find.
  public typealias Located = Article.Located

  public struct MenuItem: Sendable {
    public var title: String
    /// An address from the root, a full address, or a file in `content/`.
    public var target: String
    var position: Position
  }

  public struct Permalinks: Sendable {
    public var articles = "/artikelen/:slug/"
    public var authors = "/auteurs/:slug/"
    public var pages = "/:folder/:slug/"
    public var archive = "/archief/"
    public var feeds = "/feeds/"
    /// The folder of the feed of all comments.
    public var comments = "/reacties/"
    public var notices = "/meldingen/"
  }

  public struct Pagination: Sendable {
    public var size = 10
    public var path = "pagina"
  }

  public struct Feeds: Sendable {
    public enum Archives: String, Sendable {
      case site
      case all
      case none
    }

    /// For which of WordPress's feed addresses there are redirect pages.
    public enum WordPress: String, Sendable {
      case none
      case moved
      case all
    }

    /// Of the site's feed and the feed of all comments.
    public var formats: [FeedFormat] = [.rss, .atom, .json]
    /// Of the feeds of sections, terms and authors.
    public var listFormats: [FeedFormat] = [.rss]
    public var threadFormats: [FeedFormat] = [.rss]
    public var items = 20
    public var hasFullContent = true
    public var archives = Archives.site
    public var comments = true
    public var sections = true
    public var tags = true
    public var authors = true
    public var threads = true
    /// WebSub hubs.
    public var hubs: [String] = []
    public var wordPress = WordPress.moved
    /// The domain name in feed ids, and the day on which it was the site's: together they must never change.
    public var authority = ""
    public var authorityDate = Feeds.standardDate

    static let standardDate = CivilDate(daysSinceEpoch: 20_454)  // 2026-01-01
  }

  public struct Comments: Sendable {
    public var reply: String?
    /// The site's repository on GitHub, GitLab, Forgejo or Gitea, where readers add comments as files.
    public var repository: String?
    public var branch = "main"
    public var houseRules: Located?
  }

  /// Bytes.
  public struct Limits: Sendable {
    public var article = 1024 * 1024
    public var comment = 16 * 1024
    public var picture = 20480 * 1024
  }
}

/// A way to group articles: `tags`, `categories`, or one that the site declares.
public struct Taxonomy: Sendable, Hashable {
  /// The key in front matter.
  public var key: String
  /// The part of the address, as `onderwerpen`.
  public var path: String
  /// The heading of the page that lists all terms.
  public var title: String

  public static let standard = [
    Taxonomy(key: "tags", path: "onderwerpen", title: "Onderwerpen"),
    Taxonomy(key: "categories", path: "categorieen", title: "Categorieën"),
  ]
}
