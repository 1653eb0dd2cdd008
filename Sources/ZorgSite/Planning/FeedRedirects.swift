extension Site {
  /// Redirect pages at the addresses at which WordPress has its feeds, where no page stands already.
  ///
  /// They serve people and the few readers that follow them; a server does it better, see `ServerSnippet`.
  func wordPressFeedPages(besides pages: [Page]) -> [Page] {
    guard configuration.feeds.wordPress != .none else { return [] }
    var taken = Set(pages.map(\.permalink.file))
    return wordPressFeeds.compactMap { path, feed in
      let permalink = Permalink(path: path, in: configuration)
      guard Permalink.problem(in: path) == nil, taken.insert(permalink.file).inserted else { return nil }
      var page = Page(.redirect, at: permalink, owner: .generated("the old feed address \(path)"))
      page.target = feed
      return page
    }
  }

  /// WordPress's address of each feed, and ours.
  var wordPressFeeds: [(path: String, feed: Permalink)] {
    var feeds: [(path: String, feed: Permalink)] = []
    func add(_ path: String, _ kind: FeedPlan.Kind, _ page: Permalink) {
      guard let format = configuration.feeds.formats(of: kind).first else { return }
      feeds.append((path, configuration.feedPermalink(for: page, format)))
    }
    add("/feed/", .site, configuration.home)
    if configuration.feeds.comments { add("/comments/feed/", .comments, configuration.commentsFolder) }
    if configuration.feeds.tags {
      for (index, term) in terms.enumerated() {
        guard let folder = wordPressFolder(configuration.taxonomies[term.taxonomy].key) else { continue }
        add("/\(folder)/\(term.slug)/feed/", .term(index), term.permalink)
      }
    }
    if configuration.feeds.authors {
      for (index, author) in authors.enumerated() {
        add("/author/\(author.slug)/feed/", .author(index), author.permalink)
      }
    }
    for (index, article) in articles.enumerated() where hasThreadFeed(index) {
      var addresses = article.aliases.map(\.text)
      // An address that an article names itself may be its old one.
      if article.url != nil || configuration.feeds.wordPress == .all { addresses.append(article.permalink.path) }
      for address in addresses where address.hasSuffix("/") {
        add(address + "feed/", .thread(index), article.permalink)
      }
    }
    return feeds
  }

  private func wordPressFolder(_ taxonomy: String) -> String? {
    switch taxonomy {
    case "tags": "tag"
    case "categories": "category"
    default: nil
    }
  }
}
