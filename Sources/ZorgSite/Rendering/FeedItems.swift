import Calendar
import Feeds
import Markdown
import Text

/// Articles and comments are read where they stand: a copy of a whole one costs more than what is read of it.
extension FeedBuilder {
  func item(ofArticle index: Int) -> FeedItem {
    let articles = site.articles
    let address = articles[index].permalink.absolute
    var item = FeedItem(
      id: identity("articles/\(articles[index].id)"), url: address, title: articles[index].title,
      published: articles[index].date, updated: articles[index].updated)
    item.authors = articles[index].authors.map { author in
      FeedPerson(name: site.authors[Int(author)].name, url: site.authors[Int(author)].permalink.absolute)
    }
    item.categories = articles[index].terms.map { index in
      FeedCategory(
        term: site.terms[Int(index)].slug, label: site.terms[Int(index)].title,
        scheme: tables.taxonomyPages[site.terms[Int(index)].taxonomy].permalink.absolute)
    }
    item.summary = teaser(articles[index].summary)
    item.language = articles[index].language
    if configuration.feeds.hasFullContent {
      item.content = content(tables.bodies.article(index).value, articles[index].linkURLs)
    }
    if articles[index].commentState != .off {
      item.comments = FeedComments(
        url: address + "#reacties", count: articles[index].thread.count,
        feeds: site.hasThreadFeed(index) ? configuration.feedLinks(.thread(index), of: articles[index].permalink) : [],
        updated: lastComment(of: articles[index].thread.all))
    }
    if let image = articles[index].image, let type = image.mediaType {
      item.image = FeedImage(
        url: image.absolute, type: type, width: image.size?.width, height: image.size?.height, alt: image.alt,
        length: image.byteCount)
    }
    return item
  }

  private func content(_ body: Document, _ links: [ResolvedLink]) -> FeedContent {
    var html: [UInt8] = []
    body.html.write(
      into: &html, for: .feed, url: { links[$0].absolute }, imageAttributes: { site.imageAttributes(of: links[$0]) })
    return FeedContent(html: html)
  }

  private func lastComment(of thread: [UInt32]) -> Moment? {
    var last: Moment?
    for index in thread where site.comments[Int(index)].status == .approved {
      let date = site.comments[Int(index)].date
      if last.map({ $0 < date }) ?? true { last = date }
    }
    return last
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
    item.content = content(notice.body, notice.linkURLs)
    return item
  }

  /// `language` is the feed's.
  func item(ofComment index: Int, in language: String) -> FeedItem {
    let (articles, comments) = (site.articles, site.comments)
    let subject = Int(comments[index].article)
    let id = articles[subject].id
    let page = articles[subject].permalink.absolute
    let author = comments[index].author
    let title = tables.text("feed.comment", values: [("name", author), ("title", articles[subject].title)])
    var item = FeedItem(
      id: identity("comments/\(id)/\(comments[index].id)"), url: "\(page)#\(comments[index].anchor)", title: title,
      published: comments[index].date)
    let profile = comments[index].profile.map { site.authors[Int($0)].permalink.absolute }
    item.authors = [FeedPerson(name: author, url: profile ?? comments[index].url)]
    let text = tables.bodies.comment(index)
    item.summary = teaser(singleLine(text.plain))
    item.content = FeedContent(html: text.html)
    let written = articles[subject].language ?? configuration.language
    if written != language { item.language = written }
    if let parent = comments[index].parent.map({ Int($0) }), comments[parent].status == .approved {
      item.inReplyTo = FeedReply(
        id: identity("comments/\(id)/\(comments[parent].id)"), url: "\(page)#\(comments[parent].anchor)")
    } else {
      item.inReplyTo = FeedReply(id: identity("articles/\(id)"), url: page)
    }
    return item
  }
}
