import Calendar
import Markdown
import Templates

/// The site's tables as the templates of one page see them. A class, so that handing it on is one reference.
final class PageRecords: RecordSource {
  let tables: SiteTables
  let site: Site
  let page: Page
  let banner: Banner
  /// Values that templates ask for again and again, made once for the page.
  let menu: Value
  let footerMenu: Value
  /// Menus mark the entry that leads to the page; all else of the site is the same for all pages.
  let sharesGlobals: Bool
  let pagination: Value
  let breadcrumbs: [Breadcrumb]
  let breadcrumbValues: Value

  init(tables: SiteTables, page: Page, banner: Banner = Banner()) {
    self.tables = tables
    site = tables.site
    self.page = page
    self.banner = banner
    let url = page.permalink.url
    sharesGlobals = !tables.menuAddresses.contains(url)
    menu = sharesGlobals ? tables.menu : Value(tables.site.menu, current: url)
    footerMenu = sharesGlobals ? tables.footerMenu : Value(tables.site.footerMenu, current: url)
    pagination = page.pagination.map { Value($0) } ?? .none
    breadcrumbs = tables.breadcrumbs(of: page)
    breadcrumbValues = .list(
      breadcrumbs.map { .map(Map([("title", .string($0.title)), ("url", .string($0.permalink.url))])) })
  }

  /// The values of `Shape.globals` for this page.
  var globals: [Value] {
    [
      Shape.site.record(0), Shape.page.record(0),
      page.kind == .article ? Shape.article.record(page.subject) : .none,
      page.kind == .author ? Shape.author.record(page.subject) : .none,
      page.kind == .tag ? Shape.tag.record(page.subject) : .none,
      page.kind == .notice ? Shape.notice.record(page.subject) : .none,
    ]
  }

  func value(ofField field: Int, in record: RecordID) -> Value {
    let index = Int(record.index)
    switch Shape(rawValue: record.shape) {
    case .site: return SiteField(rawValue: field).map(value) ?? .none
    case .page: return PageField(rawValue: field).map(value) ?? .none
    case .article: return ArticleField(rawValue: field).map { value($0, ofArticle: index) } ?? .none
    case .author: return AuthorField(rawValue: field).map { value($0, ofAuthor: index) } ?? .none
    case .tag: return TermField(rawValue: field).map { value($0, ofTerm: index) } ?? .none
    case .comment: return CommentField(rawValue: field).map { value($0, ofComment: index) } ?? .none
    case .notice: return NoticeField(rawValue: field).map { value($0, ofNotice: index) } ?? .none
    case nil: return .none
    }
  }

  func write(_ content: RecordID, into output: inout [UInt8]) {
    let index = Int(content.index)
    switch Shape(rawValue: content.shape) {
    case .article: site.write(tables.bodies.article(index).value.html, site.articles[index].linkURLs, into: &output)
    case .author: site.write(site.authors[index].body.html, site.authors[index].linkURLs, into: &output)
    case .tag:
      if let body = site.terms[index].body { site.write(body.html, site.terms[index].linkURLs, into: &output) }
    case .notice: site.write(site.notices[index].body.html, site.notices[index].linkURLs, into: &output)
    case .comment: output += tables.bodies.comment(index).html
    case .page:
      // The page's own record has two texts: its body, and the data for search engines.
      if index == 0 {
        site.write(site.pages[page.subject].body.html, site.pages[page.subject].linkURLs, into: &output)
      } else {
        StructuredData(records: self).write(into: &output)
      }
    case .site: banner.write(into: &output)
    case nil: break
    }
  }
}

extension Site {
  /// Writes a body for a page, its links resolved.
  func write(_ html: Fragment, _ links: [ResolvedLink], into output: inout [UInt8]) {
    html.write(into: &output, for: .page, url: { links[$0].url }, imageAttributes: { imageAttributes(of: links[$0]) })
  }

  /// ` width="640" height="480"` for a picture of the site's own, else nothing.
  func imageAttributes(of link: ResolvedLink) -> String {
    guard let path = link.mediaPath, let size = media[path]?.size else { return "" }
    return " width=\"\(size.width)\" height=\"\(size.height)\""
  }
}

extension Value {
  init(_ text: String?) { self = text.map { $0.isEmpty ? .none : .string($0) } ?? .none }
  init(_ moment: Moment?) { self = moment.map { .moment($0) } ?? .none }

  /// A picture as `{url, alt, width, height}`; `isAbsolute` picks the address with scheme and host.
  init(_ picture: Picture?, isAbsolute: Bool = false) {
    guard let picture else {
      self = .none
      return
    }
    self = .map(
      Map([
        ("url", .string(isAbsolute ? picture.absolute : picture.url)), ("alt", .string(picture.alt)),
        ("width", picture.size.map { .int($0.width) } ?? .none),
        ("height", picture.size.map { .int($0.height) } ?? .none),
      ]))
  }

  init(_ outline: [Heading]) {
    self = .list(
      outline.map { heading in
        .map(
          Map([("level", .int(heading.level)), ("id", .string(heading.id)), ("title", .string(heading.text))]))
      })
  }

  init(_ entries: [Site.MenuEntry], current url: String) {
    self = .list(
      entries.map { entry in
        .map(
          Map([("title", .string(entry.title)), ("url", .string(entry.url)), ("current", .bool(entry.url == url))]))
      })
  }
}
