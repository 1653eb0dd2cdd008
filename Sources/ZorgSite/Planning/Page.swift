import Diagnostics

/// One HTML page to make: where it stands, what it shows, and with which template.
public struct Page: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case home
    case article
    case page
    case author
    case authors
    case tag
    case tags
    case archive
    case year
    case feeds
    case notices
    case notice
    /// Shows every component of the theme, in builds with drafts.
    case style
    case notFound = "not-found"
    case redirect

    /// The template that the theme must have for this kind.
    var template: String {
      switch self {
      case .notFound: "404.html"
      default: rawValue + ".html"
      }
    }
  }

  public var kind: Kind
  public var permalink: Permalink
  public var template: String
  /// What is named when two pages claim one address: a content file, or words.
  public var owner: Owner
  /// Position in the list that the kind speaks of: articles, authors, terms, content pages, notices, taxonomies; or the year.
  public var subject = 0
  /// What a list page shows.
  public var articles: [UInt32] = []
  public var pagination: Pagination?
  /// Where a redirect leads, from the host's root and with the host.
  public var target: Permalink?

  public init(_ kind: Kind, at permalink: Permalink, subject: Int = 0, template: String? = nil, owner: Owner) {
    self.kind = kind
    self.permalink = permalink
    self.subject = subject
    self.template = template ?? kind.template
    self.owner = owner
  }

  /// Who claims an address.
  public struct Owner: Sendable {
    /// A file, or words such as `the archive`.
    public var name: String
    public var isFile: Bool
    /// Where the file asks for the address, if it does.
    public var position: Position?

    public static func file(_ path: String, at position: Position? = nil) -> Owner {
      Owner(name: path, isFile: true, position: position)
    }

    public static func generated(_ name: String) -> Owner { Owner(name: name, isFile: false) }
  }

  /// A page's place among the pages of one list.
  public struct Pagination: Sendable {
    /// From 1.
    public var number: Int
    public var count: Int
    /// The first page's address, and the pattern of the later ones.
    public var addresses: [Permalink]

    /// The pages that this one leads to, in order: the first, the last, and those around it.
    var shown: [Int] {
      var shown: [Int] = []
      for candidate in [1, number - 1, number, number + 1, count]
      where candidate > shown.last ?? 0 && candidate <= count {
        shown.append(candidate)
      }
      return shown
    }
  }
}

extension Page {
  /// Cuts a list into pages. An empty list still has its first page.
  static func paginated(
    _ first: Page, articles: [UInt32], in configuration: SiteConfiguration
  ) -> [Page] {
    let size = configuration.pagination.size
    let count = max(1, (articles.count + size - 1) / size)
    let addresses = addresses(first.permalink, count: count, in: configuration)
    return addresses.enumerated().map { index, address in
      var page = first
      page.permalink = address
      page.articles = Array(articles[min(articles.count, index * size)..<min(articles.count, (index + 1) * size)])
      page.pagination = count == 1 ? nil : Pagination(number: index + 1, count: count, addresses: addresses)
      return page
    }
  }

  /// The addresses of all pages of a list.
  static func addresses(_ first: Permalink, count: Int, in configuration: SiteConfiguration) -> [Permalink] {
    [first]
      + (1..<max(count, 1)).map { number in
        Permalink(path: "\(first.path)\(configuration.pagination.path)/\(number + 1)/", in: configuration)
      }
  }
}
