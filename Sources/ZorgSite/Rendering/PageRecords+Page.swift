import Calendar
import Templates

extension PageRecords {
  func value(_ field: PageField) -> Value {
    switch field {
    case .kind: return .string(page.kind.rawValue)
    case .title: return .string(tables.title(of: page))
    case .description: return Value(description)
    case .url: return .string(page.permalink.url)
    case .permalink, .canonical: return .string(page.permalink.absolute)
    case .language: return .string(language)
    case .content: return content
    case .outline: return page.kind == .page ? Value(site.pages[page.subject].body.outline) : .list([])
    case .articles: return Shape.article.records(page.articles)
    case .pagination: return pagination
    case .feeds: return .list(tables.discoverableFeeds(of: page))
    case .breadcrumbs: return breadcrumbValues
    case .image: return page.kind == .article ? Value(site.articles[page.subject].image, isAbsolute: true) : .none
    case .updated: return page.kind == .page ? Value(site.pages[page.subject].updated) : .none
    case .structuredData: return .content(RecordID(shape: Shape.page.rawValue, index: 1))
    case .policy: return .markup(SecurityHeaders.metaPolicy(frames: frames))
    case .noIndex: return .bool([.notFound, .redirect, .style].contains(page.kind) || mark.isSet)
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
    case .notices:
      return page.kind == .notices ? Shape.notice.records(Array(0..<UInt32(site.notices.count))) : .list([])
    case .noticesFeedURL:
      guard site.hasNotices, [.notices, .notice, .feeds].contains(page.kind) else { return .none }
      return tables.feedURL(.notices, of: site.configuration.noticesFolder)
    case .target: return Value(page.target?.url)
    case .mark: return mark
    case .params:
      switch page.kind {
      case .page: return Value(site.pages[page.subject].params)
      case .article: return Value(site.articles[page.subject].params)
      case .notice: return Value(site.notices[page.subject].params)
      default: return .map(Map())
      }
    }
  }

  var description: String? {
    switch page.kind {
    case .home: site.configuration.description
    case .article: site.articles[page.subject].summary
    case .page: site.pages[page.subject].summary
    case .author: site.authors[page.subject].summary
    case .tag: site.terms[page.subject].description
    case .notice: site.notices[page.subject].summary
    case .authors, .tags, .archive, .year, .feeds, .notices, .style, .notFound, .redirect: nil
    }
  }

  private var language: String {
    switch page.kind {
    case .article: site.articles[page.subject].language ?? site.configuration.language
    case .notice: site.notices[page.subject].language ?? site.configuration.language
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
    case .notice: Shape.notice.content(page.subject)
    default: .none
    }
  }

  /// Origins of the players of the videos in the body that the page shows.
  private var frames: [String] {
    switch page.kind {
    case .article: site.articles[page.subject].written.value.body.frames
    case .page: site.pages[page.subject].body.frames
    case .notice: site.notices[page.subject].body.frames
    case .author: site.authors[page.subject].body.frames
    case .tag: site.terms[page.subject].body?.frames ?? []
    default: []
    }
  }

  private var mark: Value {
    switch page.kind {
    case .article: mark(site.articles[page.subject].window)
    case .page: mark(site.pages[page.subject].window)
    case .notice: mark(site.notices[page.subject].window)
    default: .none
    }
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
