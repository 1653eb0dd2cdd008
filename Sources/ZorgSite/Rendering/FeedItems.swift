import Calendar
import Feeds
import Text

extension FeedBuilder {
  func item(ofArticle index: Int) -> FeedItem {
    let article = site.articles[index]
    var item = FeedItem(
      id: identity("articles/\(article.id)"), url: article.permalink.absolute, title: article.title,
      published: article.date, updated: article.updated)
    item.authors = article.authors.map { author in
      FeedPerson(name: site.authors[Int(author)].name, url: site.authors[Int(author)].permalink.absolute)
    }
    item.categories = article.terms.map { index in
      let term = site.terms[Int(index)]
      return FeedCategory(
        term: term.slug, label: term.title, scheme: tables.taxonomyPages[term.taxonomy].permalink.absolute)
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
      item.comments = FeedComments(
        url: article.permalink.absolute + "#reacties", count: article.thread.count,
        feeds: site.hasThreadFeed(index) ? configuration.feedLinks(.thread(index), of: article.permalink) : [],
        updated: lastComment(of: article))
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

  /// The publisher speaks, and not one of the authors.
  func item(ofNotice index: Int) -> FeedItem {
    let notice = site.notices[index]
    var item = FeedItem(
      id: identity("notices/\(notice.slug)"), url: notice.permalink.absolute, title: notice.title,
      published: notice.from)
    item.authors = [FeedPerson(name: configuration.organisation ?? configuration.title, url: configuration.baseURL)]
    item.summary = teaser(notice.summary)
    item.language = notice.language
    let site = site
    item.content = FeedContent { output in
      let notice = site.notices[index]
      notice.body.html.write(
        into: &output, for: .feed, url: { notice.linkURLs[$0].absolute },
        imageAttributes: { site.imageAttributes(of: notice.linkURLs[$0]) })
    }
    return item
  }

  /// `language` is the feed's.
  func item(ofComment index: Int, in language: String) -> FeedItem {
    let comment = site.comments[index]
    let article = site.articles[Int(comment.article)]
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
    let written = article.language ?? configuration.language
    if written != language { item.language = written }
    if let parent = comment.parent, site.comments[Int(parent)].status == .approved {
      let answered = site.comments[Int(parent)]
      item.inReplyTo = FeedReply(
        id: identity("comments/\(article.id)/\(answered.id)"), url: "\(article.permalink.absolute)#\(answered.anchor)")
    } else {
      item.inReplyTo = FeedReply(id: identity("articles/\(article.id)"), url: article.permalink.absolute)
    }
    return item
  }
}
