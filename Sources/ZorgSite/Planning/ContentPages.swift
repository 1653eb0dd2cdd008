extension Site {
  /// A page for each article.
  func articlePages() -> [Page] {
    articles.enumerated().map { index, article in
      Page(
        .article, at: article.permalink, subject: index, template: article.template?.text,
        owner: .file(article.source.path, at: article.url?.position))
    }
  }

  /// A page for each file of `content/pages/`.
  func contentPages() -> [Page] {
    pages.enumerated().map { index, page in
      Page(
        .page, at: page.permalink, subject: index, template: page.template?.text,
        owner: .file(page.source.path, at: page.url?.position))
    }
  }
}
