import Diagnostics

/// The linked site as the cache keeps it, so that a build after which only a text changed need not link: lists refer to
/// each other by position. Articles and comments stand beside it, each by itself.
struct SavedSite: Sendable {
  /// What linking added to the record of one file that every build reads.
  struct Linked: Sendable {
    var path: String
    var articles: [UInt32] = []
    var links: [ResolvedLink]
    var photo: Picture?
  }

  /// A term; what its file says of it, if it has one, is read from there.
  struct LinkedTerm: Sendable {
    var taxonomy: Int
    var slug: String
    var title: String
    var path: String?
    var articles: [UInt32]
    var links: [ResolvedLink]
  }

  var authors: [Linked] = []
  var terms: [LinkedTerm] = []
  /// Those that are shown now, in their order.
  var pages: [Linked] = []
  var notices: [Linked] = []
  var hasNotices = false
  var data: [String] = []
  var media: [String: Site.Media] = [:]
  var menu: [Site.MenuEntry] = []
  var footerMenu: [Site.MenuEntry] = []
  var houseRules: Permalink?
  var contact: Permalink?
  var assets: [String: Permalink] = [:]
  var feedIndex = FeedIndex()
  var lists = SiteTables.Lists(recentComments: [], discussed: [], years: [])
  /// Fingerprints of the site's own record, by group.
  var values: [UInt64] = []

  var authorIDs: [String] { authors.map { SourceName(path: $0.path, root: "content/authors").stem } }

  /// The files that every build reads.
  var paths: [String] { (authors + pages + notices).map(\.path) + terms.compactMap(\.path) + data }

  init() {}

  init(_ tables: SiteTables, data: [String], values: [UInt64]) {
    let site = tables.site
    authors = site.authors.map {
      Linked(path: $0.source.path, articles: $0.articles, links: $0.linkURLs, photo: $0.photo)
    }
    terms = site.terms.map {
      LinkedTerm(
        taxonomy: $0.taxonomy, slug: $0.slug, title: $0.title, path: $0.source?.path, articles: $0.articles,
        links: $0.linkURLs)
    }
    pages = site.pages.map { Linked(path: $0.source.path, links: $0.linkURLs) }
    notices = site.notices.map { Linked(path: $0.source.path, links: $0.linkURLs) }
    hasNotices = site.hasNotices
    self.data = data
    media = site.media
    menu = site.menu
    footerMenu = site.footerMenu
    houseRules = site.houseRules
    contact = site.contact
    assets = tables.plan.assets.files.mapValues(\.permalink)
    feedIndex = tables.plan.feedIndex
    lists = tables.lists
    self.values = values
  }
}

// MARK: Bytes

extension SavedSite {
  func write(to writer: inout BinaryWriter) {
    for list in [authors, pages, notices] { writer.write(list) { $1.write(to: &$0) } }
    writer.write(terms) { $1.write(to: &$0) }
    writer.write(hasNotices)
    writer.write(data) { $0.write($1) }
    writer.write(media.sorted { $0.key < $1.key }) { writer, file in
      writer.write(file.key)
      writer.write(file.value.permalink)
      writer.write(file.value.size) { $0.write($1) }
      writer.write(Int64(file.value.byteCount))
    }
    for entries in [menu, footerMenu] {
      writer.write(entries) { writer, entry in
        writer.write(entry.title)
        writer.write(entry.url)
      }
    }
    for page in [houseRules, contact] { writer.write(page) { $0.write($1) } }
    writer.write(assets.sorted { $0.key < $1.key }) { writer, file in
      writer.write(file.key)
      writer.write(file.value)
    }
    feedIndex.write(to: &writer)
    writer.write(lists.recentComments)
    writer.write(lists.discussed)
    writer.write(lists.years) { writer, year in
      writer.write(Int64(year.year))
      writer.write(year.articles)
    }
    writer.write(values) { $0.write($1) }
  }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> SavedSite {
    var site = SavedSite()
    site.authors = try Linked.readList(&reader)
    site.pages = try Linked.readList(&reader)
    site.notices = try Linked.readList(&reader)
    site.terms = try reader.readList { reader throws(BinaryReader.Damaged) in try LinkedTerm(&reader) }
    site.hasNotices = try reader.readBool()
    site.data = try reader.readTexts()
    let media = try reader.readList { reader throws(BinaryReader.Damaged) in
      (
        try reader.readText(),
        Site.Media(
          permalink: try reader.readPermalink(), size: try reader.readImageSize(),
          byteCount: Int(try reader.read(Int64.self)))
      )
    }
    site.media = Dictionary(media, uniquingKeysWith: { first, _ in first })
    (site.menu, site.footerMenu) = (try readMenu(&reader), try readMenu(&reader))
    site.houseRules = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readPermalink() }
    site.contact = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readPermalink() }
    let assets = try reader.readList { reader throws(BinaryReader.Damaged) in
      (try reader.readText(), try reader.readPermalink())
    }
    site.assets = Dictionary(assets, uniquingKeysWith: { first, _ in first })
    site.feedIndex = try FeedIndex(&reader)
    site.lists.recentComments = try reader.readPositions()
    site.lists.discussed = try reader.readPositions()
    site.lists.years = try reader.readList { reader throws(BinaryReader.Damaged) in
      (Int(try reader.read(Int64.self)), try reader.readPositions())
    }
    site.values = try reader.readList { reader throws(BinaryReader.Damaged) in try reader.read() }
    return site
  }

  private static func readMenu(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> [Site.MenuEntry] {
    try reader.readList { reader throws(BinaryReader.Damaged) in
      Site.MenuEntry(title: try reader.readText(), url: try reader.readText())
    }
  }
}

extension SavedSite.Linked {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(path)
    writer.write(articles)
    writer.write(links) { $0.write($1) }
    writer.write(photo) { $0.write($1) }
  }

  fileprivate static func readList(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> [Self] {
    try reader.readList { reader throws(BinaryReader.Damaged) in
      var linked = Self(
        path: try reader.readText(), articles: try reader.readPositions(), links: try reader.readLinks())
      linked.photo = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readPicture() }
      return linked
    }
  }
}

extension SavedSite.LinkedTerm {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(Int64(taxonomy))
    writer.write(slug)
    writer.write(title)
    writer.write(path)
    writer.write(articles)
    writer.write(links) { $0.write($1) }
  }

  fileprivate init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    taxonomy = Int(try reader.read(Int64.self))
    slug = try reader.readText()
    title = try reader.readText()
    path = try reader.readOptionalText()
    articles = try reader.readPositions()
    links = try reader.readLinks()
  }
}

extension FeedIndex {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(sections) { writer, section in
      writer.write(section.title)
      writer.write(section.slug)
      writer.write(section.permalink)
      writer.write(section.articles)
    }
    writer.write(comments)
    writer.write(places) { $0.write(UInt32($1)) }
  }

  fileprivate init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    sections = try reader.readList { reader throws(BinaryReader.Damaged) in
      Section(
        title: try reader.readText(), slug: try reader.readText(), permalink: try reader.readPermalink(),
        articles: try reader.readPositions())
    }
    comments = try reader.readPositions()
    places = try reader.readList { reader throws(BinaryReader.Damaged) in Int(try reader.read(UInt32.self)) }
  }
}
