import Calendar
import Feeds
import Text

/// Makes the feeds' values of the site's tables.
struct FeedBuilder: Sendable {
  let tables: SiteTables

  private var site: Site { tables.site }
  private var configuration: SiteConfiguration { site.configuration }

  func write(_ plan: FeedPlan, into output: inout [UInt8]) {
    Feeds.write(feed(plan), as: .rss, selfURL: plan.permalink.absolute, into: &output)
  }

  private func feed(_ plan: FeedPlan) -> Feed {
    switch plan.kind {
    case .site:
      return feed(
        plan, id: "site", title: configuration.title, description: configuration.description,
        articles: Array(0..<UInt32(site.articles.count)))
    case .term(let index):
      let term = site.terms[index]
      let taxonomy = configuration.taxonomies[term.taxonomy]
      return feed(
        plan, id: "\(taxonomy.key)/\(term.slug)", title: name("feed.tag", term.title), description: term.description,
        articles: term.articles)
    case .author(let index):
      let author = site.authors[index]
      return feed(
        plan, id: "authors/\(author.id)", title: name("feed.author", author.name), description: author.summary,
        articles: author.articles)
    case .thread(let index): return thread(plan, of: index)
    }
  }

  private func name(_ key: String, _ title: String) -> String {
    "\(tables.text(key, values: [("title", title)])) – \(configuration.title)"
  }

  // MARK: Articles

  private func feed(_ plan: FeedPlan, id: String, title: String, description: String?, articles: [UInt32]) -> Feed {
    let text = description.flatMap { $0.isEmpty ? nil : $0 } ?? title
    return Feed(
      id: identity("feeds/\(id)"), title: title, description: text, link: plan.page.absolute,
      language: locale(configuration.language), items: articles.prefix(configuration.feeds.items).map { item(Int($0)) })
  }

  private func item(_ index: Int) -> FeedItem {
    let article = site.articles[index]
    var item = FeedItem(
      id: identity("articles/\(article.id)"), url: article.permalink.absolute, title: article.title,
      published: article.date, updated: article.updated)
    item.authors = article.authors.map { author in
      FeedPerson(name: site.authors[Int(author)].name, url: site.authors[Int(author)].permalink.absolute)
    }
    item.categories = article.terms.map { index in
      let term = site.terms[Int(index)]
      let scheme = Permalink(path: "/\(configuration.taxonomies[term.taxonomy].path)/", in: configuration)
      return FeedCategory(term: term.slug, label: term.title, scheme: scheme.absolute)
    }
    item.summary = teaser(article.summary)
    item.language = article.language
    if configuration.feeds.hasFullContent {
      let tables = tables
      item.content = FeedContent { output in
        let (site, article) = (tables.site, tables.site.articles[index])
        tables.bodies.article(index).html.write(
          into: &output, for: .feed, url: { article.linkURLs[$0].absolute },
          imageAttributes: { site.imageAttributes(of: article.linkURLs[$0]) })
      }
    }
    if article.commentState != .off {
      let feed = site.feedPermalink(for: article.permalink).absolute
      item.comments = FeedComments(
        url: article.permalink.absolute + "#reacties", count: article.thread.count,
        feeds: site.hasThreadFeed(index) ? [FeedLink(.rss, url: feed)] : [], updated: lastComment(of: article))
    }
    if let image = article.image, let type = image.mediaType {
      item.image = FeedImage(
        url: image.absolute, type: type, width: image.size?.width, height: image.size?.height, alt: image.alt,
        length: image.byteCount)
    }
    return item
  }

  private func lastComment(of article: Article) -> Moment? {
    article.thread.all.map { site.comments[Int($0)] }.filter { $0.status == .approved }.map(\.date).max()
  }

  // MARK: Comments

  /// All published comments of one article, newest first.
  private func thread(_ plan: FeedPlan, of index: Int) -> Feed {
    let article = site.articles[index]
    let comments = article.thread.all.filter { site.comments[Int($0)].status == .approved }
      .sorted {
        (site.comments[Int($0)].date.secondsSinceEpoch, $0) > (site.comments[Int($1)].date.secondsSinceEpoch, $1)
      }
    let title = name("feed.thread", article.title)
    return Feed(
      id: identity("threads/\(article.id)"), title: title, description: title, link: article.permalink.absolute,
      language: locale(article.language ?? configuration.language), updated: article.date,
      items: comments.map { item(of: Int($0), in: article) }, archive: .complete)
  }

  private func item(of index: Int, in article: Article) -> FeedItem {
    let comment = site.comments[index]
    let title = tables.text("feed.comment", values: [("name", comment.author), ("title", article.title)])
    var item = FeedItem(
      id: identity("comments/\(article.id)/\(comment.id)"),
      url: "\(article.permalink.absolute)#\(comment.anchor)", title: title, published: comment.date)
    item.authors = [
      FeedPerson(
        name: comment.author,
        url: comment.profile.map { site.authors[Int($0)].permalink.absolute } ?? comment.url)
    ]
    let text = tables.bodies.comment(index)
    item.summary = teaser(singleLine(text.plain))
    item.content = FeedContent(html: text.html)
    if let parent = comment.parent, site.comments[Int(parent)].status == .approved {
      let answered = site.comments[Int(parent)]
      item.inReplyTo = FeedReply(
        id: identity("comments/\(article.id)/\(answered.id)"), url: "\(article.permalink.absolute)#\(answered.anchor)")
    } else {
      item.inReplyTo = FeedReply(id: identity("articles/\(article.id)"), url: article.permalink.absolute)
    }
    return item
  }

  /// A `tag:` URI (RFC 4151) that stays when addresses, titles and dates change.
  private func identity(_ specific: String) -> String {
    tagURI(authority: configuration.feeds.authority, date: configuration.feeds.authorityDate, specific: specific)
  }
}
