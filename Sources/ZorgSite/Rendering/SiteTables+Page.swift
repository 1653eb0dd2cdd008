import Templates

/// A step on the way from home to a page.
struct Breadcrumb: Sendable {
  var title: String
  var permalink: Permalink
}

extension SiteTables {
  /// What stands in `<title>` and above the list.
  func title(of page: Page) -> String {
    switch page.kind {
    case .home: site.configuration.title
    case .article: site.articles[page.subject].title
    case .page: site.pages[page.subject].title
    case .author: site.authors[page.subject].name
    case .tag: site.terms[page.subject].title
    case .notice: site.notices[page.subject].title
    case .tags: site.configuration.taxonomies[page.subject].title
    case .year: text("title.year", values: [("year", String(page.subject))])
    // Only who works on the theme sees it, so a theme need not have a text for it.
    case .style: texts.text("title.style") ?? "Stijl"
    case .authors, .archive, .feeds, .notices, .notFound, .redirect: text("title.\(page.kind.rawValue)")
    }
  }

  /// The way from home to a page; empty where there is none to show.
  func breadcrumbs(of page: Page) -> [Breadcrumb] {
    var steps = [home]
    switch page.kind {
    case .home: return page.pagination.map { $0.number > 1 } == true ? steps : []
    case .redirect, .notFound: return []
    case .author:
      steps.append(Breadcrumb(title: text("title.authors"), permalink: authorsPage))
    case .tag: steps.append(taxonomyPages[site.terms[page.subject].taxonomy])
    case .year: steps.append(archive)
    case .notice:
      steps.append(Breadcrumb(title: text("title.notices"), permalink: site.configuration.noticesFolder))
    case .article:
      if let tag = site.articles[page.subject].terms.first {
        steps.append(Breadcrumb(title: site.terms[Int(tag)].title, permalink: site.terms[Int(tag)].permalink))
      }
    case .page, .authors, .tags, .archive, .feeds, .notices, .style: break
    }
    return steps + [Breadcrumb(title: title(of: page), permalink: page.permalink)]
  }
}

extension Value {
  /// The first, the last and the pages around this one; a gap stands for what is left out.
  init(_ pagination: Page.Pagination) {
    let (number, count) = (pagination.number, pagination.count)
    var pages: [Value] = []
    var last = 0
    for shown in pagination.shown {
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
    self = .map(
      Map([
        ("number", .int(number)), ("count", .int(count)),
        ("previousURL", number > 1 ? .string(pagination.addresses[number - 2].url) : .none),
        ("nextURL", number < count ? .string(pagination.addresses[number].url) : .none), ("pages", .list(pages)),
      ]))
  }
}
