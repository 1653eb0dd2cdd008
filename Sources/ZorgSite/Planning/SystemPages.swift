extension Site {
  /// The page that lists all feeds, the one for addresses that lead nowhere and, with drafts, the theme's style page.
  func systemPages() -> [Page] {
    let pages = [
      Page(
        .feeds, at: Permalink(path: configuration.permalinks.feeds, in: configuration),
        owner: .generated("the list of feeds")),
      Page(
        .notFound, at: Permalink(path: "/404.html", in: configuration),
        owner: .generated("the page for wrong addresses")),
    ]
    guard clock.showsDrafts, theme.templates.contains(where: { $0.name == Page.Kind.style.template }) else {
      return pages
    }
    return pages + [
      Page(.style, at: Permalink(path: "/stijl/", in: configuration), owner: .generated("the style page"))
    ]
  }

  /// A redirect for each old address.
  func redirectPages() -> [Page] {
    func redirects(_ aliases: [Article.Located], to target: Permalink, from path: String) -> [Page] {
      aliases.map { alias in
        var page = Page(
          .redirect, at: Permalink(path: alias.text, in: configuration), owner: .file(path, at: alias.position))
        page.target = target
        return page
      }
    }
    return articles.flatMap { redirects($0.aliases, to: $0.permalink, from: $0.source.path) }
      + pages.flatMap { redirects($0.aliases, to: $0.permalink, from: $0.source.path) }
  }
}
