import Calendar

/// What one feed says about itself and the items it shows, newest first.
///
/// All texts are plain text, all URLs absolute; the writers escape them and make URLs ASCII. There is no generator: its
/// version would change every feed when nothing that readers see has changed.
public struct Feed: Sendable {
  /// A `tag:` URI that never changes, also when the feed moves.
  public var id: String
  public var title: String
  /// One or two sentences of plain text.
  public var description: String
  /// The HTML page that shows the same items.
  public var link: String
  /// A language tag as `nl-NL`.
  public var language: String
  /// Who made the items that name no author of their own. Where neither does, Atom names the feed's title.
  public var authors: [FeedPerson]
  /// A change of the feed that no item shows, as the removal of one. A feed that can be without items needs it: Atom asks
  /// for a date in any case and gets 1970 otherwise.
  public var updated: Moment?
  public var items: [FeedItem]
  /// The same items in other formats. The format that is being written is left out, so one list serves all.
  public var alternates: [FeedLink]
  /// WebSub hubs that are told of changes.
  public var hubs: [String]
  public var archive: FeedArchive?
  /// A square picture, at best 512 by 512 pixels.
  public var icon: String?
  /// A wide picture; RSS shows it, or else the icon.
  public var logo: String?
  public var rights: String?
  /// For how many minutes a reader may keep the feed before it asks again. RSS only.
  public var ttl: Int?
  /// A CSS file for a feed that is opened in a browser. RSS and Atom only.
  public var stylesheet: String?

  public init(
    id: String, title: String, description: String, link: String, language: String, authors: [FeedPerson] = [],
    updated: Moment? = nil, items: [FeedItem] = [], alternates: [FeedLink] = [], hubs: [String] = [],
    archive: FeedArchive? = nil, icon: String? = nil, logo: String? = nil, rights: String? = nil, ttl: Int? = nil,
    stylesheet: String? = nil
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.link = link
    self.language = language
    self.authors = authors
    self.updated = updated
    self.items = items
    self.alternates = alternates
    self.hubs = hubs
    self.archive = archive
    self.icon = icon
    self.logo = logo
    self.rights = rights
    self.ttl = ttl
    self.stylesheet = stylesheet
  }
}

extension Feed {
  /// The latest of the feed's and its items' dates; nil for a feed without any. Comments count only where they are asked
  /// for: they change what RSS shows, but are no significant change of an article.
  public func lastChange(countingComments: Bool) -> Moment? {
    var latest = updated
    for item in items {
      latest = later(latest, later(item.published, item.updated))
      if countingComments { latest = later(latest, item.comments?.updated) }
    }
    return latest
  }

  /// Whether this document is a finished archive, which must stay the same bytes for ever: it then leaves out counts and
  /// dates of comments, hubs and everything else that goes on changing.
  var isArchive: Bool {
    if case .archive = archive { true } else { false }
  }
}

private func later(_ first: Moment?, _ second: Moment?) -> Moment? {
  guard let first, let second else { return first ?? second }
  return max(first, second)
}
