import Text

/// The lists that feeds need and pages do not.
public struct FeedIndex: Sendable {
  /// A top folder of `content/articles`, with its articles.
  public struct Section: Sendable {
    public var title: String
    public var slug: String
    /// The folder of its feeds, below the page that lists all feeds. It holds no page.
    public var permalink: Permalink
    /// Newest first.
    public var articles: [UInt32] = []
  }

  /// By title.
  public var sections: [Section] = []
  /// Published comments of all articles, newest first.
  public var comments: [UInt32] = []

  /// For each of the site's articles, its place among all that ever were public, counted from the oldest. Those that
  /// have expired keep their places, so that the others stay in their archives.
  public var places: [Int] = []

  init() {}

  init(_ site: Site) {
    comments = site.newestFirst(site.comments.indices.map { UInt32($0) })
    places = FeedIndex.places(in: site)
    guard site.configuration.feeds.sections else { return }
    var positions: [String: Int] = [:]
    for (index, article) in site.articles.enumerated() {
      let folder = article.source.section.prefix { $0 != "/" }
      let slug = slug(of: folder)
      // Folders of years and months keep files in order; nobody follows them.
      guard !slug.isEmpty, !folder.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
      if let position = positions[slug] {
        sections[position].articles.append(UInt32(index))
      } else {
        positions[slug] = sections.count
        let path = "\(site.configuration.permalinks.feeds)\(slug)/"
        let address = Permalink(path: path, in: site.configuration)
        sections.append(
          Section(title: String(folder), slug: slug, permalink: address, articles: [UInt32(index)]))
      }
    }
    sections.sort { $0.slug < $1.slug }
  }

  private static func places(in site: Site) -> [Int] {
    var expired: ArraySlice<Expired> = site.hidden.compactMap(Expired.init).sorted()[...]
    var places = [Int](repeating: 0, count: site.articles.count)
    var place = 0
    for (index, article) in site.articles.enumerated().reversed() {
      let own = Expired(date: article.date.secondsSinceEpoch, path: article.source.path)
      while let first = expired.first, first < own {
        place += 1
        expired.removeFirst()
      }
      places[index] = place
      place += 1
    }
    return places
  }
}

/// An article that was public until it expired, in the order from the oldest.
private struct Expired: Comparable {
  var date: Int64
  var path: String

  init(date: Int64, path: String) {
    self.date = date
    self.path = path
  }

  init?(_ hidden: Site.Hidden) {
    guard hidden.reason == .expired, let published = hidden.published else { return nil }
    self.init(date: published.secondsSinceEpoch, path: hidden.path)
  }

  static func < (first: Expired, second: Expired) -> Bool {
    first.date != second.date ? first.date < second.date : first.path > second.path
  }
}

extension Site {
  /// The published ones of some comments, newest first.
  func newestFirst(_ list: [UInt32]) -> [UInt32] {
    list.filter { comments[Int($0)].written.value.status == .approved }
      .map { (seconds: comments[Int($0)].written.value.date.secondsSinceEpoch, index: $0) }
      .sorted { $0.seconds != $1.seconds ? $0.seconds > $1.seconds : isNewer($0.index, than: $1.index) }
      .map(\.index)
  }

  /// Which of two comments comes first where the newest do: of one moment, the one whose path comes later.
  func isNewer(_ comment: UInt32, than other: UInt32) -> Bool {
    let seconds = comments[Int(comment)].written.value.date.secondsSinceEpoch
    let otherSeconds = comments[Int(other)].written.value.date.secondsSinceEpoch
    if seconds != otherSeconds { return seconds > otherSeconds }
    return comments[Int(comment)].written.value.path > comments[Int(other)].written.value.path
  }
}
