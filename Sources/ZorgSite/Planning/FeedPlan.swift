/// One feed to write: for the site, a term, an author or a thread.
public struct FeedPlan: Sendable {
  public enum Kind: Sendable, Equatable {
    case site
    case term(Int)
    case author(Int)
    case thread(Int)
  }

  public var kind: Kind
  public var permalink: Permalink
  /// The page that it belongs to.
  public var page: Permalink

  /// The feed's name among the files beside its page.
  static let fileName = "index.xml"
}

extension Site {
  /// All feeds, the site's first.
  func feedPlans() -> [FeedPlan] {
    func plan(_ kind: FeedPlan.Kind, for page: Permalink) -> FeedPlan {
      FeedPlan(kind: kind, permalink: feedPermalink(for: page), page: page)
    }
    var plans = [plan(.site, for: Permalink(path: "/", in: configuration))]
    if configuration.feeds.tags { plans += terms.indices.map { plan(.term($0), for: terms[$0].permalink) } }
    if configuration.feeds.authors { plans += authors.indices.map { plan(.author($0), for: authors[$0].permalink) } }
    if configuration.feeds.threads {
      plans += articles.indices.filter { hasThreadFeed($0) }.map { plan(.thread($0), for: articles[$0].permalink) }
    }
    return plans
  }

  /// Where the feed of a page stands: `index.xml` in its folder.
  func feedPermalink(for page: Permalink) -> Permalink {
    let folder = page.path.hasSuffix("/") ? page.path : page.path + "/"
    return Permalink(path: folder + FeedPlan.fileName, in: configuration)
  }

  func hasThreadFeed(_ article: Int) -> Bool {
    configuration.feeds.threads && (articles[article].commentState == .open || articles[article].thread.count > 0)
  }
}
