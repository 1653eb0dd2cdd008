import Feeds

/// One document of a feed to write, in one format: what readers subscribe to, or a finished archive behind it.
public struct FeedPlan: Sendable {
  public enum Kind: Sendable, Hashable {
    case site
    /// The comments of all articles.
    case comments
    /// Position in `FeedIndex.sections`.
    case section(Int)
    case term(Int)
    case author(Int)
    /// The comments of one article.
    case thread(Int)
    /// What stands above the pages now.
    case notices
    /// The OPML file that lists the feeds.
    case list
  }

  public enum Part: Sendable, Hashable {
    /// The newest items.
    case current
    /// A full chunk of the past, counted from 1 for the oldest items.
    case archive(Int)
  }

  public var kind: Kind
  public var format = FeedFormat.rss
  public var part = Part.current
  /// How many archives the feed has.
  public var archiveCount = 0
  public var permalink: Permalink
  /// The folder's page that the feed belongs to.
  public var page: Permalink

  /// An archive's number; 0 for the newest items.
  var number: Int { if case .archive(let number) = part { number } else { 0 } }
}

extension Site {
  /// All documents of all feeds, the site's first, and the list of them.
  func feedPlans(_ index: FeedIndex) -> [FeedPlan] {
    var plans = documents(.site, of: (index.places.first ?? -1) + 1, at: configuration.home)
    if configuration.feeds.comments {
      plans += documents(.comments, of: index.comments.count, at: configuration.commentsFolder)
    }
    for (number, section) in index.sections.enumerated() {
      plans += documents(.section(number), of: section.articles.count, at: section.permalink)
    }
    if configuration.feeds.tags {
      plans += terms.indices.flatMap { documents(.term($0), of: terms[$0].articles.count, at: terms[$0].permalink) }
    }
    if configuration.feeds.authors {
      plans += authors.indices.flatMap {
        documents(.author($0), of: authors[$0].articles.count, at: authors[$0].permalink)
      }
    }
    if hasNotices { plans += documents(.notices, of: notices.count, at: configuration.noticesFolder) }
    plans += articles.indices.filter { hasThreadFeed($0) }.flatMap {
      documents(.thread($0), of: articles[$0].thread.count, at: articles[$0].permalink)
    }
    plans.append(FeedPlan(kind: .list, permalink: configuration.feedList, page: configuration.feedList))
    return plans
  }

  /// The documents of one feed. Those that differ in format alone stand together, and are made together.
  private func documents(_ kind: FeedPlan.Kind, of count: Int, at page: Permalink) -> [FeedPlan] {
    let settings = configuration.feeds
    let archives = settings.hasArchives(kind) ? archiveCount(of: count) : 0
    return ([.current] + (0..<archives).map { FeedPlan.Part.archive($0 + 1) }).flatMap { part in
      settings.formats(of: kind).map { format in
        FeedPlan(
          kind: kind, format: format, part: part, archiveCount: archives,
          permalink: configuration.feedPermalink(for: page, format, part), page: page)
      }
    }
  }

  /// How many full chunks the past has. Chunks are cut from the oldest item on, so a finished one never changes when
  /// newer items come; what is left over is less than a chunk and stands in the current document.
  private func archiveCount(of items: Int) -> Int {
    items > configuration.feeds.items ? (items - 1) / configuration.feeds.items : 0
  }

  /// How many archives the feed of all comments has.
  func archiveCount(ofComments index: FeedIndex) -> Int {
    configuration.feeds.hasArchives(.comments) ? archiveCount(of: index.comments.count) : 0
  }

  func hasThreadFeed(_ article: Int) -> Bool {
    configuration.feeds.hasThread(articles[article].commentState, count: articles[article].thread.count)
  }
}

extension Plan {
  /// Positions of feeds that differ in format alone: they stand together.
  var feedGroups: [Range<Int>] {
    var groups: [Range<Int>] = []
    for (index, feed) in feeds.enumerated() {
      if let last = groups.last, feeds[last.lowerBound].kind == feed.kind, feeds[last.lowerBound].part == feed.part {
        groups[groups.count - 1] = last.lowerBound..<(index + 1)
      } else {
        groups.append(index..<(index + 1))
      }
    }
    return groups
  }
}

extension SiteConfiguration {
  var home: Permalink { Permalink(path: "/", in: self) }
  /// The folder of the feed of all comments. It holds no page.
  var commentsFolder: Permalink { Permalink(path: permalinks.comments, in: self) }
  var feedList: Permalink { Permalink(path: permalinks.feeds + "feeds.opml", in: self) }

  /// Where a feed of a page stands: `index.xml`, `atom.xml` or `feed.json` in its folder, `index-3.xml` and so on for
  /// the archives.
  func feedPermalink(
    for page: Permalink, _ format: FeedFormat, _ part: FeedPlan.Part = .current
  ) -> Permalink {
    let folder = page.path.hasSuffix("/") ? page.path : page.path + "/"
    var file = format.fileName
    if case .archive(let number) = part, let dot = file.firstIndex(of: ".") {
      file.insert(contentsOf: "-\(number)", at: dot)
    }
    return Permalink(path: folder + file, in: self)
  }

  /// The feeds of a page in all of its formats.
  func feedLinks(_ kind: FeedPlan.Kind, of page: Permalink) -> [FeedLink] {
    let folder = page.absolute.hasSuffix("/") ? page.absolute : page.absolute + "/"
    return feeds.formats(of: kind).map { FeedLink($0, url: folder + $0.fileName) }
  }
}

extension SiteConfiguration.Feeds {
  /// Whether a thread with so many comments has a feed.
  func hasThread(_ state: Article.CommentState, count: Int) -> Bool {
    threads && !threadFormats.isEmpty && (state == .open || count > 0)
  }

  /// The formats of one feed, the one that most readers know first.
  func formats(of kind: FeedPlan.Kind) -> [FeedFormat] {
    switch kind {
    case .site, .comments: formats
    case .section, .term, .author, .notices: listFormats
    case .thread: threadFormats
    case .list: []
    }
  }

  /// A thread's feed holds all of its comments and needs no archive; notices have no past.
  func hasArchives(_ kind: FeedPlan.Kind) -> Bool {
    switch kind {
    case .site, .comments: archives != .none
    case .section, .term, .author: archives == .all
    case .thread, .notices, .list: false
    }
  }
}
