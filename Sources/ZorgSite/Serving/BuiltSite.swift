import Diagnostics
import Markdown
import Templates

/// What a build leaves in memory: enough to make an article's page anew when only its text was edited, long before the
/// site is built again with everything that depends on it.
struct BuiltSite: Sendable {
  let tables: SiteTables
  let templates: SiteTemplates
  let banner: Banner
  let reader: ContentReader

  private var site: Site { tables.site }

  func hasArticle(at path: String) -> Bool { position(of: path) != nil }

  /// The page of an article as its file stands now, made with all else as the last build left it. Lists of other pages
  /// that the article appears in, and what its front matter says of tags and authors, are for the next build.
  ///
  /// Nil where only a build can tell: mistakes, another address, something to publish beside it.
  func page(ofArticleAt path: String) throws -> (page: Page, bytes: [UInt8])? {
    guard let index = position(of: path),
      let page = tables.plan.pages.first(where: { $0.kind == .article && $0.subject == index })
    else { return nil }
    let parsed = try reader.article(path)
    guard let new = parsed.value, !parsed.diagnostics.hasErrors,
      let article = edited(new, from: site.articles[index])
    else { return nil }
    let site = site.replacing(index, with: article)
    let tables = SiteTables(site: site, plan: tables.plan, bodies: Bodies(site: site, reader: reader))
    var renderer = templates.renderer()
    var bytes: [UInt8] = []
    do throws(TemplateError) {
      try templates.render(page, tables: tables, banner: banner, with: &renderer, into: &bytes)
    } catch {
      return nil
    }
    return tables.bodies.diagnostics.isEmpty ? (page, bytes) : nil
  }

  private func position(of path: String) -> Int? {
    site.articles.firstIndex { $0.source.path == path }
  }

  /// An article with a new text in the place that linking gave to the old one; nil where it would have another place.
  private func edited(_ new: Article, from old: Article) -> Article? {
    guard new.id == old.id, new.slug == old.slug, new.url?.text == old.url?.text,
      new.date == old.date, new.template?.text == old.template?.text,
      new.imageReference?.text == old.imageReference?.text, new.window.reasonHidden(by: site.clock) == nil
    else { return nil }
    var article = new
    article.take(LinkedArticle(old))
    article.permalink = old.permalink
    article.previous = old.previous
    article.next = old.next
    article.trust = old.trust
    guard let resolver = site.resolver else { return nil }
    let body = LinkedBodies(resolver: resolver).resolve(article)
    guard !body.diagnostics.hasErrors, body.media.allSatisfy({ site.media[$0] != nil }) else { return nil }
    article.linkURLs = body.links
    return article
  }
}
