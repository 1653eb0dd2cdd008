import Feeds
import Templates

/// Feeds as templates see them.
extension SiteTables {
  /// What a feed is called on the site itself.
  func feedTitle(_ kind: FeedPlan.Kind) -> String {
    switch kind {
    case .site, .list: site.configuration.title
    case .comments: text("feed.comments")
    case .notices: text("feed.notices")
    case .section(let index):
      text("feed.section", values: [("title", plan.feedIndex.sections[index].title)])
    case .term(let index): text("feed.tag", values: [("title", site.terms[index].title)])
    case .author(let index): text("feed.author", values: [("title", site.authors[index].name)])
    case .thread(let index): text("feed.thread", values: [("title", site.articles[index].title)])
    }
  }

  /// One feed in each of its formats, as `{title, url, type, label}`.
  func feedValues(_ kind: FeedPlan.Kind, of page: Permalink) -> [Value] {
    Value.feeds(kind, titled: feedTitle(kind), of: page, in: site.configuration)
  }

  /// The address of a feed in its first format; none for a feed that there is not.
  func feedURL(_ kind: FeedPlan.Kind, of page: Permalink) -> Value {
    let format = site.configuration.feeds.formats(of: kind).first
    return format.map { .string(site.configuration.feedPermalink(for: page, $0).url) } ?? .none
  }

  /// The feeds of the whole site: of articles, and of comments.
  var siteFeeds: [Value] {
    let configuration = site.configuration
    return articleFeeds
      + (configuration.feeds.comments ? feedValues(.comments, of: configuration.commentsFolder) : [])
  }

  /// Sections as `{title, feedURL}`.
  var sectionValues: [Value] {
    plan.feedIndex.sections.enumerated().compactMap { number, section in
      let url = feedURL(.section(number), of: section.permalink)
      if case .none = url { return nil }
      return .map(Map([("title", .string(section.title)), ("feedURL", url)]))
    }
  }

  /// What a page offers to feed readers: its own feed first, then the site's. Elsewhere than on the home page and the
  /// list of feeds, one format is enough: whoever wants another one finds it there.
  func discoverableFeeds(of page: Page) -> [Value] {
    let siteFeed = articleFeeds.prefix(1)
    switch page.kind {
    case .redirect: return []
    case .home, .feeds: return siteFeeds
    case .notice, .notices: return feedValues(.notices, of: site.configuration.noticesFolder) + siteFeed
    case .article where site.hasThreadFeed(page.subject):
      return feedValues(.thread(page.subject), of: site.articles[page.subject].permalink) + siteFeed
    case .tag where site.configuration.feeds.tags:
      return feedValues(.term(page.subject), of: site.terms[page.subject].permalink) + siteFeed
    case .author where site.configuration.feeds.authors:
      return feedValues(.author(page.subject), of: site.authors[page.subject].permalink) + siteFeed
    default: return Array(siteFeed)
    }
  }
}

extension Value {
  static func feeds(
    _ kind: FeedPlan.Kind, titled title: String, of page: Permalink, in configuration: SiteConfiguration
  ) -> [Value] {
    configuration.feeds.formats(of: kind).map { format in
      .map(
        Map([
          ("title", .string(title)), ("url", .string(configuration.feedPermalink(for: page, format).url)),
          ("type", .string(format.mediaType)), ("label", .string(format.label)),
        ]))
    }
  }
}

extension FeedFormat {
  /// The format's name for people.
  var label: String {
    switch self {
    case .rss: "RSS"
    case .atom: "Atom"
    case .json: "JSON"
    }
  }
}
