import Feeds

extension FeedBuilder {
  /// What a feed says about itself.
  struct Name {
    /// The last part of its identity.
    var id: String
    /// With the portal's name, for a list of feeds from many sites.
    var title: String
    var description: String?
    /// The page that shows the same items.
    var page: Permalink
    var language: String
  }

  func name(of kind: FeedPlan.Kind) -> Name {
    let language = configuration.language
    switch kind {
    case .site, .list:
      return Name(
        id: "site", title: configuration.title, description: configuration.description, page: configuration.home,
        language: language)
    case .comments:
      return Name(id: "comments", title: full(shortTitle(kind)), page: configuration.home, language: language)
    case .notices:
      return Name(id: "notices", title: full(shortTitle(kind)), page: configuration.noticesFolder, language: language)
    case .section(let index):
      let section = tables.plan.feedIndex.sections[index]
      return Name(
        id: site.feedID(of: section), title: full(shortTitle(kind)), page: configuration.home, language: language)
    case .term(let index):
      let term = site.terms[index]
      return Name(
        id: site.feedID(of: term), title: full(shortTitle(kind)),
        description: filled(term.description), page: term.permalink, language: language)
    case .author(let index):
      let author = site.authors[index]
      return Name(
        id: site.feedID(of: author), title: full(shortTitle(kind)), description: filled(author.summary),
        page: author.permalink, language: language)
    case .thread(let index):
      let article = site.articles[index]
      return Name(
        id: "threads/\(article.id)", title: full(shortTitle(kind)), page: article.permalink,
        language: article.language ?? language)
    }
  }

  /// The feed's name on the site itself.
  func shortTitle(_ kind: FeedPlan.Kind) -> String {
    tables.feedTitle(kind)
  }

  private func full(_ title: String) -> String { "\(title) – \(configuration.title)" }

  private func filled(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// All feeds but those of threads, in one file that readers can import.
  var list: OPML {
    func outline(_ kind: FeedPlan.Kind, _ page: Permalink) -> OPMLOutline? {
      guard let feed = configuration.feedLinks(kind, of: page).first else { return nil }
      let name = name(of: kind)
      return OPMLOutline(
        title: name.title, description: name.description, feedURL: feed.url, pageURL: name.page.absolute,
        language: locale(name.language))
    }
    var outlines = [outline(.site, configuration.home)]
    if configuration.feeds.comments { outlines.append(outline(.comments, configuration.commentsFolder)) }
    if site.hasNotices { outlines.append(outline(.notices, configuration.noticesFolder)) }
    let sections = tables.plan.feedIndex.sections.enumerated().compactMap { outline(.section($0), $1.permalink) }
    outlines.append(group(tables.text("feeds.sections"), sections))
    if configuration.feeds.tags {
      for (number, taxonomy) in configuration.taxonomies.enumerated() {
        let terms = SiteTables.sortedTerms(of: number, in: site)
        outlines.append(
          group(taxonomy.title, terms.compactMap { outline(.term(Int($0)), site.terms[Int($0)].permalink) }))
      }
    }
    if configuration.feeds.authors {
      outlines.append(
        group(
          tables.text("title.authors"),
          site.authors.indices.compactMap { outline(.author($0), site.authors[$0].permalink) }))
    }
    return OPML(title: configuration.title, outlines: outlines.compactMap(\.self))
  }

  private func group(_ title: String, _ children: [OPMLOutline]) -> OPMLOutline? {
    children.isEmpty ? nil : OPMLOutline(title: title, children: children)
  }
}
