extension Site {
  /// The list of current notices, and a page for each; nothing on a site that never had one.
  func noticePages() -> [Page] {
    guard hasNotices else { return [] }
    let list = Page(.notices, at: configuration.noticesFolder, owner: .generated("the list of notices"))
    return [list]
      + notices.enumerated().map { index, notice in
        Page(.notice, at: notice.permalink, subject: index, owner: .file(notice.source.path))
      }
  }

  /// What stands on all other pages: it is made like the list of notices, with a template of its own.
  var bannerPage: Page? {
    guard hasNotices else { return nil }
    return Page(
      .notices, at: configuration.noticesFolder, template: Banner.template,
      owner: .generated("what stands above every page"))
  }
}

extension SiteConfiguration {
  var noticesFolder: Permalink { Permalink(path: permalinks.notices, in: self) }
}
