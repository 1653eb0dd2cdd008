import Calendar
import Templates

extension PageRecords {
  func value(_ field: PageField) -> Value {
    switch field {
    case .kind: return .string(page.kind.rawValue)
    case .title: return .string(title)
    case .description: return Value(description)
    case .url: return .string(page.permalink.url)
    case .permalink, .canonical: return .string(page.permalink.absolute)
    case .language: return .string(language)
    case .content: return content
    case .outline: return page.kind == .page ? Value(site.pages[page.subject].body.outline) : .list([])
    case .articles: return Shape.article.records(page.articles)
    case .pagination: return pagination
    case .feeds: return feeds
    case .breadcrumbs:
      return .list(breadcrumbs.map { .map(Map([("title", .string($0.title)), ("url", .string($0.permalink.url))])) })
    case .image: return page.kind == .article ? Value(site.articles[page.subject].image, isAbsolute: true) : .none
    case .updated: return page.kind == .page ? Value(site.pages[page.subject].updated) : .none
    case .structuredData: return .content(RecordID(shape: Shape.page.rawValue, index: 1))
    case .noIndex: return .bool(page.kind == .notFound || page.kind == .redirect || mark.isSet)
    case .years:
      guard page.kind == .archive else { return .list([]) }
      return .list(
        tables.years.map { year, articles in
          let address = Permalink(path: "\(site.configuration.permalinks.archive)\(year)/", in: site.configuration)
          return .map(Map([("year", .int(year)), ("url", .string(address.url)), ("count", .int(articles.count))]))
        })
    case .year: return page.kind == .year ? .int(page.subject) : .none
    case .months: return page.kind == .year ? months : .list([])
    case .groups: return page.kind == .tags ? groups : .list([])
    case .target: return Value(page.target?.url)
    case .mark: return mark
    case .params:
      switch page.kind {
      case .page: return Value(site.pages[page.subject].params)
      case .article: return Value(site.articles[page.subject].params)
      default: return .map(Map())
      }
    }
  }

  /// What stands in `<title>` and above the list.
  var title: String {
    switch page.kind {
    case .home: site.configuration.title
    case .article: site.articles[page.subject].title
    case .page: site.pages[page.subject].title
    case .author: site.authors[page.subject].name
    case .tag: site.terms[page.subject].title
    case .tags: site.configuration.taxonomies[page.subject].title
    case .year: tables.text("title.year", values: [("year", String(page.subject))])
    case .authors, .archive, .feeds, .notFound, .redirect: tables.text("title.\(page.kind.rawValue)")
    }
  }

  var description: String? {
    switch page.kind {
    case .home: site.configuration.description
    case .article: site.articles[page.subject].summary
    case .page: site.pages[page.subject].summary
    case .author: site.authors[page.subject].summary
    case .tag: site.terms[page.subject].description
    case .authors, .tags, .archive, .year, .feeds, .notFound, .redirect: nil
    }
  }

  /// The way from home to this page.
  var breadcrumbs: [(title: String, permalink: Permalink)] {
    let configuration = site.configuration
    var steps = [(title: tables.text("title.home"), permalink: Permalink(path: "/", in: configuration))]
    switch page.kind {
    case .home: return page.pagination.map { $0.number > 1 } == true ? steps : []
    case .redirect, .notFound: return []
    case .author:
      let path = Permalink.fill(configuration.permalinks.authors, [:])
      steps.append((tables.text("title.authors"), Permalink(path: path, in: configuration)))
    case .tag:
      let taxonomy = configuration.taxonomies[site.terms[page.subject].taxonomy]
      steps.append((taxonomy.title, Permalink(path: "/\(taxonomy.path)/", in: configuration)))
    case .year:
      steps.append((tables.text("title.archive"), Permalink(path: configuration.permalinks.archive, in: configuration)))
    case .article:
      if let tag = site.articles[page.subject].terms.first {
        steps.append((site.terms[Int(tag)].title, site.terms[Int(tag)].permalink))
      }
    case .page, .authors, .tags, .archive, .feeds: break
    }
    return steps + [(title, page.permalink)]
  }

  private var language: String {
    switch page.kind {
    case .article: site.articles[page.subject].language ?? site.configuration.language
    case .page: site.pages[page.subject].language ?? site.configuration.language
    default: site.configuration.language
    }
  }

  private var content: Value {
    switch page.kind {
    case .page: Shape.page.content(0)
    case .article: Shape.article.content(page.subject)
    case .author: value(.content, ofAuthor: page.subject)
    case .tag: value(.content, ofTerm: page.subject)
    default: .none
    }
  }

  private var mark: Value {
    switch page.kind {
    case .article: mark(site.articles[page.subject].window)
    case .page: mark(site.pages[page.subject].window)
    default: .none
    }
  }

  private var feeds: Value {
    switch page.kind {
    case .article where site.hasThreadFeed(page.subject):
      let article = site.articles[page.subject]
      let name = tables.text("feed.thread", values: [("title", article.title)])
      return .list([tables.siteFeed, SiteTables.feed(title: name, site.feedPermalink(for: article.permalink))])
    case .tag where site.configuration.feeds.tags:
      let term = site.terms[page.subject]
      return .list([feed("feed.tag", term.title, term.permalink), tables.siteFeed])
    case .author where site.configuration.feeds.authors:
      let author = site.authors[page.subject]
      return .list([feed("feed.author", author.name, author.permalink), tables.siteFeed])
    case .redirect: return .list([])
    default: return .list([tables.siteFeed])
    }
  }

  private func feed(_ key: String, _ title: String, _ page: Permalink) -> Value {
    SiteTables.feed(title: tables.text(key, values: [("title", title)]), site.feedPermalink(for: page))
  }

  /// The first, the last and the pages around this one; a gap stands for what is left out.
  private var pagination: Value {
    guard let pagination = page.pagination else { return .none }
    let (number, count) = (pagination.number, pagination.count)
    let shown = Set([1, count] + Array(max(1, number - 1)...min(count, number + 1))).sorted()
    var pages: [Value] = []
    var last = 0
    for shown in shown {
      if shown - last > 1 {
        pages.append(.map(Map([("number", .none), ("url", .none), ("current", .bool(false)), ("gap", .bool(true))])))
      }
      pages.append(
        .map(
          Map([
            ("number", .int(shown)), ("url", .string(pagination.addresses[shown - 1].url)),
            ("current", .bool(shown == number)), ("gap", .bool(false)),
          ])))
      last = shown
    }
    return .map(
      Map([
        ("number", .int(number)), ("count", .int(count)),
        ("previousURL", number > 1 ? .string(pagination.addresses[number - 2].url) : .none),
        ("nextURL", number < count ? .string(pagination.addresses[number].url) : .none), ("pages", .list(pages)),
      ]))
  }

  private var months: Value {
    var months: [(month: Int, articles: [UInt32])] = []
    for index in page.articles {
      let month = site.articles[Int(index)].date.date.month
      if months.last?.month == month {
        months[months.count - 1].articles.append(index)
      } else {
        months.append((month, [index]))
      }
    }
    let names = MonthNames.names(for: site.configuration.language).months
    return .list(
      months.map { month, articles in
        .map(
          Map([
            ("month", .int(month)), ("title", .string("\(names[month - 1]) \(page.subject)")),
            ("articles", Shape.article.records(articles)),
          ]))
      })
  }

  /// Terms by the first letter of their slugs; digits and other signs stand under `#`.
  private var groups: Value {
    var groups: [(letter: String, terms: [UInt32])] = []
    for index in SiteTables.sortedTerms(of: page.subject, in: site) {
      let first = site.terms[Int(index)].slug.unicodeScalars.first
      let letter = first.map { $0.properties.isAlphabetic ? String($0).uppercased() : "#" } ?? "#"
      if groups.last?.letter == letter {
        groups[groups.count - 1].terms.append(index)
      } else {
        groups.append((letter, [index]))
      }
    }
    return .list(
      groups.map { letter, terms in .map(Map([("letter", .string(letter)), ("tags", Shape.tag.records(terms))])) })
  }
}

extension Value {
  fileprivate var isSet: Bool { if case .none = self { false } else { true } }
}
