import Templates

/// The typed records that templates see. Each case is a field; its number is the field's number, so the order of the
/// cases is the shape.
protocol RecordFields: CaseIterable, RawRepresentable<Int>, Sendable {
  static var recordName: String { get }
  /// The type and a sentence, for the documentation and for error messages.
  var documentation: (type: String, summary: String) { get }
  /// What a page that reads this field depends on; see `RecordFingerprints`.
  var group: FieldGroup { get }
}

extension RecordFields {
  static func shape(isReused: Bool = false) -> RecordShape {
    RecordShape(
      name: recordName,
      fields: allCases.map {
        RecordField(name: String(describing: $0), type: $0.documentation.type, summary: $0.documentation.summary)
      }, isReused: isReused)
  }
}

extension RecordShape {
  /// The records that templates see, in the order of their numbers.
  public static var all: [RecordShape] { Shape.allCases.map(\.fields) }

  /// The fields as a Markdown table, for the documentation.
  public var markdownTable: String {
    "| field | type | meaning |\n| --- | --- | --- |\n"
      + fields.map { "| `\($0.name)` | \($0.type) | \($0.summary) |\n" }.joined()
  }
}

/// Fields of a record that change together. A page depends on the groups of which it reads a field.
enum FieldGroup: UInt8, CaseIterable {
  /// What lists show: titles, addresses, dates, counts.
  case card
  /// What the record's own page shows: texts, neighbours, descriptions.
  case detail
  /// Which articles a term or an author has.
  case list

  var bit: UInt8 { 1 << rawValue }
}

/// The numbers of the shapes, in the order in which the library knows them.
enum Shape: UInt16, CaseIterable {
  case site, page, article, author, tag, comment, notice

  /// The name of the value that every template receives, for those that are such.
  static let globals = ["site", "page", "article", "author", "tag", "notice"]

  /// The group's bit of each field of each shape.
  static let groupBits: [[UInt8]] = allCases.map { shape in
    switch shape {
    case .site: SiteField.allCases.map(\.group.bit)
    case .page: PageField.allCases.map(\.group.bit)
    case .article: ArticleField.allCases.map(\.group.bit)
    case .author: AuthorField.allCases.map(\.group.bit)
    case .tag: TermField.allCases.map(\.group.bit)
    case .comment: CommentField.allCases.map(\.group.bit)
    case .notice: NoticeField.allCases.map(\.group.bit)
    }
  }

  /// How many groups of each shape have a fingerprint: all up to the last one that a field is in. The page's own record
  /// has none, since it is made of the others.
  static let groupCounts: [Int] = allCases.map { shape in
    shape == .page ? 0 : groupBits[Int(shape.rawValue)].map { 8 - $0.leadingZeroBitCount }.max() ?? 0
  }

  var fields: RecordShape {
    switch self {
    case .site: SiteField.shape()
    case .page: PageField.shape()
    // Authors and tags stand on very many pages, articles on a few each, and comments on one.
    case .article: ArticleField.shape()
    case .author: AuthorField.shape(isReused: true)
    case .tag: TermField.shape(isReused: true)
    case .comment: CommentField.shape()
    case .notice: NoticeField.shape()
    }
  }

  func record(_ index: Int) -> Value { .record(RecordID(shape: rawValue, index: UInt32(index))) }
  func record(_ index: UInt32?) -> Value { index.map { .record(RecordID(shape: rawValue, index: $0)) } ?? .none }
  func records(_ indexes: [UInt32]) -> Value { .records(RecordList(shape: rawValue, indexes: indexes)) }
  func content(_ index: Int) -> Value { .content(RecordID(shape: rawValue, index: UInt32(index))) }
}

enum SiteField: Int, RecordFields {
  case title, description, url, path, language, locale, organisation, articles, tags, authors, menu, footerMenu, feeds
  case sections, opmlURL, recentComments, discussed, houseRulesURL, contactURL, accent, banner, data, params

  static let recordName = "site"

  /// Settings are the same for all pages, so only the lists tell builds apart.
  var group: FieldGroup {
    switch self {
    case .articles, .tags, .authors, .sections: .list
    case .recentComments, .discussed: .detail
    default: .card
    }
  }

  var documentation: (type: String, summary: String) {
    switch self {
    case .title: ("text", "The portal's name.")
    case .description: ("text or none", "One sentence about it.")
    case .url: ("text", "The full address, ending in `/`.")
    case .path: ("text", "The path of the home page: `/`, or `/portal/`.")
    case .language: ("text", "The language tag, `nl`.")
    case .locale: ("text", "The language with a country, `nl-NL`.")
    case .organisation: ("text or none", "The publisher.")
    case .articles: ("list of article", "All articles, newest first.")
    case .tags: ("list of tag", "All terms of the first taxonomy, by title.")
    case .authors: ("list of author", "All authors, by name.")
    case .menu: ("list of {title, url, current}", "The main menu.")
    case .footerMenu: ("list of {title, url, current}", "The menu in the footer.")
    case .feeds:
      ("list of {title, url, type, label}", "The feeds of the whole site: of articles and of comments, in each format.")
    case .sections: ("list of {title, feedURL}", "The top folders of `content/articles`.")
    case .opmlURL: ("text", "The list of all feeds, for readers to import.")
    case .recentComments: ("list of comment", "The five newest comments.")
    case .discussed: ("list of article", "The five articles with the most comments.")
    case .houseRulesURL: ("text or none", "The page with the house rules for comments.")
    case .contactURL: ("text or none", "The page that tells how to reach the editors.")
    case .accent: ("text or none", "The accent colour of the site.")
    case .banner: ("HTML", "What the theme's `banner.html` makes of the current notices, to stand on every page.")
    case .data: ("mapping", "The files of `content/data/`, by name.")
    case .params: ("mapping", "`params` of `zorgsite.yaml`.")
    }
  }
}

enum PageField: Int, RecordFields {
  case kind, title, description, url, permalink, canonical, language, content, outline, articles, pagination, feeds
  case breadcrumbs, image, updated, structuredData, policy, noIndex, years, year, months, groups, notices,
    noticesFeedURL, target, mark
  case params

  static let recordName = "page"

  /// What a page says of itself is in its own fingerprint.
  var group: FieldGroup { .card }

  var documentation: (type: String, summary: String) {
    switch self {
    case .kind:
      (
        "text",
        "`home`, `article`, `page`, `author`, `authors`, `tag`, `tags`, `archive`, `year`, `feeds`, `notices`, `notice`, `style`, `not-found` or `redirect`."
      )
    case .title: ("text", "What stands in `<title>`.")
    case .description: ("text or none", "For search engines and shared links.")
    case .url: ("text", "The address from the host's root, for links.")
    case .permalink: ("text", "The full address.")
    case .canonical: ("text", "The full address that search engines should keep.")
    case .language: ("text", "The language of what it shows.")
    case .content: ("HTML or none", "The body of a page, profile or tag.")
    case .outline: ("list of {level, id, title}", "The headings of the body.")
    case .articles: ("list of article", "What this page of a list shows.")
    case .pagination:
      (
        "{number, count, previousURL, nextURL, pages} or none",
        "None where the list has one page; `pages` holds {number, url, current, gap}."
      )
    case .feeds: ("list of {title, url, type, label}", "For autodiscovery: the most specific one first.")
    case .breadcrumbs: ("list of {title, url}", "The way from home; the last is this page.")
    case .image: ("{url, alt, width, height} or none", "The lead picture with its full address.")
    case .updated: ("moment or none", "The last change of a page.")
    case .structuredData: ("HTML", "JSON-LD for a `<script type=\"application/ld+json\">`.")
    case .policy: ("text", "The Content-Security-Policy, for a `meta` element.")
    case .noIndex: ("bool", "Whether search engines should leave it out.")
    case .years: ("list of {year, url, count}", "On the archive page.")
    case .year: ("int or none", "On the page of a year.")
    case .months: ("list of {month, title, articles}", "On the page of a year: its articles by month, newest first.")
    case .groups: ("list of {letter, tags}", "On the page of all tags.")
    case .notices: ("list of notice", "On the page of all notices, and in `banner.html`: the most urgent first.")
    case .noticesFeedURL: ("text or none", "The feed of notices, on their pages and on the list of feeds.")
    case .target: ("text or none", "Where a redirect leads.")
    case .mark: ("text or none", "Why readers do not see this page, when it is built all the same.")
    case .params: ("mapping", "`params` of the page's front matter.")
    }
  }
}

enum ArticleField: Int, RecordFields {
  case id, title, url, permalink, date, updated, authors, tags, categories, summary, lead, content, outline
  case readingMinutes, wordCount, image, comments, commentCount, commentState, replyURL, feedURL, previous, next,
    related, language
  case weight, sources, reviewedBy, lastReviewed, reviewDue, audience, disclosure, mark, params

  static let recordName = "article"

  var group: FieldGroup {
    switch self {
    case .lead, .content, .outline, .comments, .previous, .next, .related: .detail
    default: .card
    }
  }

  var documentation: (type: String, summary: String) {
    switch self {
    case .id: ("text", "The permanent identity.")
    case .title: ("text", "The heading.")
    case .url: ("text", "The address from the host's root, for links.")
    case .permalink: ("text", "The full address.")
    case .date: ("moment", "When it was published.")
    case .updated: ("moment or none", "The last significant change.")
    case .authors: ("list of author", "In the order of the front matter.")
    case .tags: ("list of tag", "Terms of the first taxonomy.")
    case .categories: ("list of tag", "Terms of all other taxonomies.")
    case .summary: ("text or none", "One or two sentences.")
    case .lead:
      ("text or none", "The summary where somebody wrote one: else it would say the text's first words twice.")
    case .content: ("HTML", "The text.")
    case .outline: ("list of {level, id, title}", "The headings.")
    case .readingMinutes: ("int", "At 180 words a minute, rounded up.")
    case .wordCount: ("int", "Words of the text.")
    case .image: ("{url, alt, width, height} or none", "The lead picture.")
    case .comments: ("list of comment", "Top-level comments, oldest first.")
    case .commentCount: ("int", "All published comments.")
    case .commentState: ("text", "`open`, `closed` or `off`.")
    case .replyURL: ("text or none", "Where to write a comment.")
    case .feedURL: ("text or none", "The feed of the thread.")
    case .previous: ("article or none", "The next older article.")
    case .next: ("article or none", "The next newer article.")
    case .related: ("list of article", "Articles with the same rare tags.")
    case .language: ("text", "The language of the text.")
    case .weight: ("int", "Order where a theme sorts by weight.")
    case .sources:
      ("list of {title, url, publisher, date} or none", "What the text rests on; all but `title` may be none.")
    case .reviewedBy: ("list of {name, url} or none", "Who judged the text; `url` may be none.")
    case .lastReviewed: ("moment or none", "When it was judged last.")
    case .reviewDue: ("moment or none", "Until when that judgement holds.")
    case .audience: ("text or none", "For whom it is written.")
    case .disclosure: ("text or none", "Interests that a reader should know of.")
    case .mark: ("text or none", "Why readers do not see it, when it is built all the same.")
    case .params: ("mapping", "`params` of the front matter.")
    }
  }
}

enum AuthorField: Int, RecordFields {
  case id, name, url, permalink, role, organisation, big, links, photo, initials, content, summary, articles
  case articleCount, feedURL, params

  static let recordName = "author"

  var group: FieldGroup {
    switch self {
    case .content, .summary, .links, .big, .params: .detail
    case .articles, .articleCount: .list
    default: .card
    }
  }

  var documentation: (type: String, summary: String) {
    switch self {
    case .id: ("text", "The profile's file name.")
    case .name: ("text", "The name that readers see.")
    case .url: ("text", "The address from the host's root, for links.")
    case .permalink: ("text", "The full address.")
    case .role: ("text or none", "Profession or function.")
    case .organisation: ("text or none", "Where the author works.")
    case .big: ("text or none", "Number in the register of care professionals.")
    case .links: ("list of {title, url}", "The author's own pages elsewhere.")
    case .photo: ("{url, alt, width, height} or none", "A picture.")
    case .initials: ("text", "For a picture's place.")
    case .content: ("HTML or none", "The profile's text.")
    case .summary: ("text or none", "One or two sentences.")
    case .articles: ("list of article", "Newest first.")
    case .articleCount: ("int", "How many articles.")
    case .feedURL: ("text or none", "The author's feed.")
    case .params: ("mapping", "`params` of the front matter.")
    }
  }
}

enum TermField: Int, RecordFields {
  case id, title, description, content, url, permalink, articles, articleCount, feedURL, taxonomy, params

  static let recordName = "tag"

  var group: FieldGroup {
    switch self {
    case .description, .content, .params: .detail
    case .articles, .articleCount: .list
    default: .card
    }
  }

  var documentation: (type: String, summary: String) {
    switch self {
    case .id: ("text", "The last part of the address.")
    case .title: ("text", "The name that readers see.")
    case .description: ("text or none", "One or two sentences.")
    case .content: ("HTML or none", "The text of the tag's file.")
    case .url: ("text", "The address from the host's root, for links.")
    case .permalink: ("text", "The full address.")
    case .articles: ("list of article", "Newest first.")
    case .articleCount: ("int", "How many articles.")
    case .feedURL: ("text or none", "The tag's feed.")
    case .taxonomy: ("{key, title, url}", "What it is a term of.")
    case .params: ("mapping", "`params` of the front matter.")
    }
  }
}

enum CommentField: Int, RecordFields {
  case id, anchor, number, author, authorURL, profile, date, content, text, removed, replies, replyTo, depth, url
  case replyURL, article

  static let recordName = "comment"

  var group: FieldGroup { .card }

  var documentation: (type: String, summary: String) {
    switch self {
    case .id: ("text", "The file's name.")
    case .anchor: ("text", "The id of its element: `reactie-` and the id.")
    case .number: ("int", "Its number in the thread, for people; 0 for a removed one.")
    case .author: ("text", "The name under it.")
    case .authorURL: ("text or none", "The writer's own page.")
    case .profile: ("author or none", "Set where one of the portal's authors replies.")
    case .date: ("moment", "When it was written.")
    case .content: ("HTML", "The text.")
    case .text: ("text", "The text without markup.")
    case .removed: ("bool", "Whether only a line says that it was removed.")
    case .replies: ("list of comment", "Replies, oldest first; below depth 5 all further ones.")
    case .replyTo: ("comment or none", "What it answers, where it does not stand right below that.")
    case .depth: ("int", "1 at the top, at most 6.")
    case .url: ("text", "Its place on the article's page.")
    case .replyURL: ("text or none", "Where to answer it.")
    case .article: ("article", "What it is about.")
    }
  }
}

enum NoticeField: Int, RecordFields {
  case title, url, permalink, level, from, until, summary, content, language, mark, params

  static let recordName = "notice"

  var group: FieldGroup { .card }

  var documentation: (type: String, summary: String) {
    switch self {
    case .title: ("text", "The heading.")
    case .url: ("text", "The address from the host's root, for links.")
    case .permalink: ("text", "The full address.")
    case .level: ("text", "`info`, `warning` or `alert`.")
    case .from: ("moment", "Since when it is shown.")
    case .until: ("moment or none", "Until when.")
    case .summary: ("text or none", "One or two sentences.")
    case .content: ("HTML or none", "The text.")
    case .language: ("text", "The language of the text.")
    case .mark: ("text or none", "Why readers do not see it, when it is built all the same.")
    case .params: ("mapping", "`params` of the front matter.")
    }
  }
}
