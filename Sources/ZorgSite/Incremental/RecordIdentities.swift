/// The numbers by which traces know records: the same from build to build.
struct RecordIdentities: Sendable {
  private let site: Site
  /// By shape and position; none where they are computed when they are asked for.
  private var known: [[UInt64]] = []
  /// Where names of articles and comments stand, so that none is read for its name.
  private let cache: BuildCache?

  /// Computes one when it is asked for.
  init(_ site: Site, cache: BuildCache? = nil) {
    self.site = site
    self.cache = cache
  }

  /// Computes all of them at once.
  init(all site: Site) async throws {
    self.site = site
    cache = nil
    let late = RecordIdentities(site)
    var known: [[UInt64]] = []
    for shape in Shape.allCases {
      known.append(try await (0..<site.count(of: shape)).parallelMap { late.compute(shape, $0) })
    }
    self.known = known
  }

  func identity(_ shape: Shape, _ index: Int) -> UInt64 {
    known.isEmpty ? compute(shape, index) : known[Int(shape.rawValue)][index]
  }

  private func compute(_ shape: Shape, _ index: Int) -> UInt64 {
    switch shape {
    case .site, .page: 0
    case .article:
      cache?.articles.name(index)?.value ?? Fingerprint(of: site.articles[index].written.value.source.path).value
    case .comment: cache?.comments.name(index)?.value ?? Fingerprint(of: site.comments[index].written.value.path).value
    case .author: Fingerprint(of: site.authors[index].source.path).value
    case .notice: Fingerprint(of: site.notices[index].source.path).value
    case .tag: Fingerprint(of: "\(site.terms[index].taxonomy)/\(site.terms[index].slug)").value
    }
  }
}

extension Site {
  /// How many records of a shape there are. The page's own is another one on each page.
  func count(of shape: Shape) -> Int {
    switch shape {
    case .site: 1
    case .page: 0
    case .article: articles.count
    case .comment: comments.count
    case .author: authors.count
    case .tag: terms.count
    case .notice: notices.count
    }
  }
}
