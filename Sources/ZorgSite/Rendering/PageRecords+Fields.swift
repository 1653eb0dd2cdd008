import Calendar
import Templates

extension PageRecords {
  func value(_ field: SiteField) -> Value {
    switch field {
    case .title: return .string(site.configuration.title)
    case .description: return Value(site.configuration.description)
    case .url: return .string(site.configuration.baseURL)
    case .path: return .string(site.configuration.basePath)
    case .language: return .string(site.configuration.language)
    case .locale: return .string(locale(site.configuration.language))
    case .organisation: return Value(site.configuration.organisation)
    case .articles: return tables.articles
    case .tags: return tables.tags
    case .authors: return tables.authors
    case .menu: return menu
    case .footerMenu: return footerMenu
    case .feeds: return .list(tables.siteFeeds)
    case .sections: return .list(tables.sectionValues)
    case .opmlURL: return .string(site.configuration.feedList.url)
    case .recentComments: return Shape.comment.records(tables.recentComments)
    case .discussed: return Shape.article.records(tables.discussed)
    case .houseRulesURL: return Value(site.houseRules?.url)
    case .contactURL: return Value(site.contact?.url)
    case .accent: return site.theme.assetFiles[Theme.accentFile] == nil ? .none : Value(site.configuration.accent?.text)
    case .banner: return Shape.site.content(0)
    case .data: return site.data
    case .params: return tables.params
    }
  }

  /// What the file says is read by its place: asking the article for it would copy the article first.
  func value(_ field: ArticleField, ofArticle index: Int) -> Value {
    switch field {
    case .id: return .string(site.articles[index].written.value.id)
    case .title: return .string(site.articles[index].written.value.title)
    case .url: return .string(site.articles[index].permalink.url)
    case .permalink: return .string(site.articles[index].permalink.absolute)
    case .date: return .moment(site.articles[index].written.value.date)
    case .updated: return Value(site.articles[index].written.value.updated)
    case .authors: return Shape.author.records(site.articles[index].authors)
    case .tags: return Shape.tag.records(site.articles[index].terms.filter { site.terms[Int($0)].taxonomy == 0 })
    case .categories: return Shape.tag.records(site.articles[index].terms.filter { site.terms[Int($0)].taxonomy != 0 })
    case .summary: return Value(site.articles[index].written.value.summary)
    case .lead: return Value(site.articles[index].written.value.lead)
    case .content: return Shape.article.content(index)
    case .outline: return Value(tables.bodies.article(index).value.outline)
    case .readingMinutes: return .int(site.articles[index].readingMinutes)
    case .wordCount: return .int(site.articles[index].written.value.body.wordCount)
    case .image: return Value(site.articles[index].image)
    case .comments: return Shape.comment.records(site.articles[index].thread.roots)
    case .commentCount: return .int(site.articles[index].thread.count)
    case .commentState: return .string(site.articles[index].written.value.commentState.rawValue)
    case .replyURL: return Value(site.replyURL(article: index, comment: nil, subject: tables.replySubject))
    case .feedURL:
      return site.hasThreadFeed(index) ? tables.feedURL(.thread(index), of: site.articles[index].permalink) : .none
    case .previous: return Shape.article.record(site.articles[index].previous)
    case .next: return Shape.article.record(site.articles[index].next)
    case .related: return Shape.article.records(site.articles[index].related)
    case .language: return .string(site.articles[index].written.value.language ?? site.configuration.language)
    case .weight: return .int(site.articles[index].written.value.weight)
    case .sources: return sources(site.articles[index].trust)
    case .reviewedBy: return reviewers(site.articles[index].trust)
    case .lastReviewed: return Value(site.articles[index].trust.lastReviewed)
    case .reviewDue: return Value(site.articles[index].trust.reviewDue)
    case .audience: return Value(site.articles[index].trust.audience.joined(separator: ", "))
    case .disclosure: return Value(site.articles[index].trust.disclosure)
    case .mark: return mark(site.articles[index].written.value.window)
    case .params: return Value(site.articles[index].written.value.params)
    }
  }

  func value(_ field: AuthorField, ofAuthor index: Int) -> Value {
    switch field {
    case .id: return .string(site.authors[index].id)
    case .name: return .string(site.authors[index].name)
    case .url: return .string(site.authors[index].permalink.url)
    case .permalink: return .string(site.authors[index].permalink.absolute)
    case .role: return Value(site.authors[index].role)
    case .organisation: return Value(site.authors[index].organisation)
    case .big: return Value(site.authors[index].big)
    case .links:
      return .list(
        site.authors[index].links.map { .map(Map([("title", .string($0.title)), ("url", .string($0.url))])) })
    case .photo: return Value(site.authors[index].photo)
    case .initials: return .string(tables.initials[index])
    case .content: return site.authors[index].body.html.bytes.isEmpty ? .none : Shape.author.content(index)
    case .summary: return Value(site.authors[index].summary)
    case .articles: return Shape.article.records(site.authors[index].articles)
    case .articleCount: return .int(site.authors[index].articles.count)
    case .feedURL:
      return site.configuration.feeds.authors
        ? tables.feedURL(.author(index), of: site.authors[index].permalink) : .none
    case .params: return Value(site.authors[index].params)
    }
  }

  func value(_ field: TermField, ofTerm index: Int) -> Value {
    switch field {
    case .id: return .string(site.terms[index].slug)
    case .title: return .string(site.terms[index].title)
    case .description: return Value(site.terms[index].description)
    case .content:
      return site.terms[index].body.map { $0.html.bytes.isEmpty } ?? true ? .none : Shape.tag.content(index)
    case .url: return .string(site.terms[index].permalink.url)
    case .permalink: return .string(site.terms[index].permalink.absolute)
    case .articles: return Shape.article.records(site.terms[index].articles)
    case .articleCount: return .int(site.terms[index].articles.count)
    case .feedURL:
      return site.configuration.feeds.tags ? tables.feedURL(.term(index), of: site.terms[index].permalink) : .none
    case .taxonomy:
      let taxonomy = site.configuration.taxonomies[site.terms[index].taxonomy]
      let address = Permalink(path: "/\(taxonomy.path)/", in: site.configuration)
      return .map(
        Map([("key", .string(taxonomy.key)), ("title", .string(taxonomy.title)), ("url", .string(address.url))]))
    case .params: return Value(site.terms[index].params)
    }
  }

  func value(_ field: CommentField, ofComment index: Int) -> Value {
    switch field {
    case .id: return .string(site.comments[index].id)
    case .anchor: return .string(site.comments[index].anchor)
    case .number: return .int(site.comments[index].number)
    case .author: return .string(site.comments[index].author)
    case .authorURL: return Value(site.comments[index].url)
    case .profile: return Shape.author.record(site.comments[index].profile)
    case .date: return .moment(site.comments[index].date)
    case .content: return Shape.comment.content(index)
    case .text: return .string(tables.bodies.comment(index).plain)
    case .removed: return .bool(site.comments[index].status == .removed)
    case .replies: return Shape.comment.records(site.comments[index].replies)
    case .replyTo:
      // Only where the page does not show it by indenting.
      let isFlat = site.comments[index].depth > ThreadBuilder.deepestIndent
      return isFlat ? Shape.comment.record(site.comments[index].parent) : .none
    case .depth: return .int(site.comments[index].depth)
    case .url:
      return .string("\(site.articles[Int(site.comments[index].article)].permalink.url)#\(site.comments[index].anchor)")
    case .replyURL:
      return Value(
        site.replyURL(article: Int(site.comments[index].article), comment: index, subject: tables.replySubject))
    case .article: return Shape.article.record(Int(site.comments[index].article))
    }
  }

  func value(_ field: NoticeField, ofNotice index: Int) -> Value {
    let notice = site.notices[index]
    switch field {
    case .title: return .string(notice.title)
    case .url: return .string(notice.permalink.url)
    case .permalink: return .string(notice.permalink.absolute)
    case .level: return .string(notice.level.rawValue)
    case .from: return .moment(notice.from)
    case .until: return Value(notice.window.until)
    case .summary: return Value(notice.summary)
    case .content: return notice.body.html.bytes.isEmpty ? .none : Shape.notice.content(index)
    case .language: return .string(notice.language ?? site.configuration.language)
    case .mark: return mark(notice.window)
    case .params: return Value(notice.params)
    }
  }

  func mark(_ window: PublicationWindow) -> Value {
    Value(window.mark(by: site.clock).map { tables.text("mark.\($0.rawValue)") })
  }
}

/// `nl` -> `nl-NL`; a tag with a region stays.
func locale(_ language: String) -> String {
  switch language {
  case "nl": "nl-NL"
  case "en": "en-GB"
  case "de": "de-DE"
  case "fr": "fr-FR"
  default: language
  }
}
