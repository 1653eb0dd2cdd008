import Diagnostics

extension Site {
  /// The home page and the pages of the list behind it.
  func homePages() -> [Page] {
    let first = Page(.home, at: Permalink(path: "/", in: configuration), owner: .generated("the home page"))
    return Page.paginated(first, articles: Array(0..<UInt32(articles.count)), in: configuration)
  }

  /// The index of authors, and each author's profile with articles.
  func authorPages() -> [Page] {
    guard !authors.isEmpty else { return [] }
    let root = Permalink.fill(configuration.permalinks.authors) { _ in nil }
    let index = Page(.authors, at: Permalink(path: root, in: configuration), owner: .generated("the list of authors"))
    return [index]
      + authors.enumerated().flatMap { position, author in
        let first = Page(.author, at: author.permalink, subject: position, owner: .file(author.source.path))
        return Page.paginated(first, articles: author.articles, in: configuration)
      }
  }

  /// For each taxonomy in use, the index of its terms, and each term's articles.
  func termPages() -> [Page] {
    configuration.taxonomies.enumerated().flatMap { number, taxonomy -> [Page] in
      let own = terms.indices.filter { terms[$0].taxonomy == number }
      guard !own.isEmpty else { return [] }
      let index = Page(
        .tags, at: Permalink(path: "/\(taxonomy.path)/", in: configuration), subject: number,
        owner: .generated("the list of \(taxonomy.key)"))
      return [index]
        + own.flatMap { position in
          let term = terms[position]
          let owner =
            term.source.map { Page.Owner.file($0.path) } ?? .generated("the \(taxonomy.key) page '\(term.title)'")
          return Page.paginated(
            Page(.tag, at: term.permalink, subject: position, owner: owner), articles: term.articles, in: configuration)
        }
    }
  }

  /// The archive, and a page for each year.
  func archivePages() -> [Page] {
    guard !articles.isEmpty else { return [] }
    let root = configuration.permalinks.archive
    let index = Page(.archive, at: Permalink(path: root, in: configuration), owner: .generated("the archive"))
    return [index]
      + years.flatMap { year, articles in
        let first = Page(
          .year, at: Permalink(path: "\(root)\(year)/", in: configuration), subject: year,
          owner: .generated("the archive of \(year)"))
        return Page.paginated(first, articles: articles, in: configuration)
      }
  }

  /// Years with their articles, newest first.
  var years: [(year: Int, articles: [UInt32])] {
    var years: [(year: Int, articles: [UInt32])] = []
    for (index, article) in articles.enumerated() {
      let year = configuration.timeZone.moment(at: article.date.secondsSinceEpoch).date.year
      if years.last?.year == year {
        years[years.count - 1].articles.append(UInt32(index))
      } else {
        years.append((year, [UInt32(index)]))
      }
    }
    return years
  }
}
