import Diagnostics
import Feeds
import Templates

/// Makes every file of the plan, in parallel, and hands each to the writer as soon as it is made.
struct SiteRenderer: Sendable {
  let tables: SiteTables
  let templates: SiteTemplates
  /// The site's folder.
  let sources: String

  /// One file of the output, and what became of it.
  struct File: Sendable {
    var file: String
    var outcome: OutputWriter.Outcome
    var diagnostics: [Diagnostic] = []
  }

  private enum Job: Sendable {
    case page(Int)
    case feed(Int)
    case copy(Int)
    case asset(Int)
    case robots
    case sitemap
  }

  private var plan: Plan { tables.plan }

  func render(
    into writer: OutputWriter, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws -> [File] {
    let jobs: [Job] =
      plan.pages.indices.map(Job.page) + plan.feeds.indices.map(Job.feed) + plan.copies.indices.map(Job.copy)
      + plan.assets.generated.indices.map(Job.asset) + [.robots, .sitemap]
    return try await jobs.indices.parallelMap(
      state: { State(renderer: templates.renderer()) }, progress: progress
    ) { state, number in
      try file(jobs[number], number: number, &state, writer)
    }.flatMap(\.self)
  }

  /// What one task keeps from file to file.
  private struct State {
    var renderer: TemplateRenderer
    var bytes: [UInt8] = []
  }

  private func file(_ job: Job, number: Int, _ state: inout State, _ writer: OutputWriter) throws -> [File] {
    state.bytes.removeAll(keepingCapacity: true)
    switch job {
    case .page(let index):
      let page = plan.pages[index]
      do throws(TemplateError) {
        try templates.render(page, tables: tables, with: &state.renderer, into: &state.bytes)
      } catch {
        return [File(file: page.permalink.file, outcome: .unchanged, diagnostics: [error.diagnostic.rendering(page)])]
      }
      return [
        File(file: page.permalink.file, outcome: try writer.stage(state.bytes, as: page.permalink.file, number: number))
      ]
    case .feed(let index):
      let feed = plan.feeds[index]
      FeedBuilder(tables: tables).write(feed, into: &state.bytes)
      return [
        File(file: feed.permalink.file, outcome: try writer.stage(state.bytes, as: feed.permalink.file, number: number))
      ]
    case .copy(let index):
      let copy = plan.copies[index]
      let source = try Disk.read("\(sources)/\(copy.source)") ?? []
      return [File(file: copy.output, outcome: try writer.stage(source, as: copy.output, number: number))]
    case .asset(let index):
      let asset = plan.assets.generated[index]
      return [File(file: asset.output, outcome: try writer.stage(asset.bytes, as: asset.output, number: number))]
    case .robots:
      return [File(file: Plan.robotsFile, outcome: try writer.stage(robots, as: Plan.robotsFile, number: number))]
    case .sitemap:
      // Large sites have several sitemaps; their numbers come behind all other jobs'.
      return try sitemaps.enumerated().map { index, sitemap in
        File(file: sitemap.name, outcome: try writer.stage(sitemap.bytes, as: sitemap.name, number: number + index))
      }
    }
  }

  private var robots: [UInt8] {
    let sitemap = Permalink(path: "/" + Plan.sitemapFile, in: tables.site.configuration)
    return Array("User-agent: *\nAllow: /\n\nSitemap: \(sitemap.absolute)\n".utf8)
  }

  private var sitemaps: [SitemapFile] {
    let site = tables.site
    let entries = plan.pages.compactMap { page -> SitemapEntry? in
      switch page.kind {
      case .redirect, .notFound, .style: return nil
      case .article:
        let article = site.articles[page.subject]
        if article.window.mark(by: site.clock) != nil { return nil }
        return SitemapEntry(url: page.permalink.absolute, lastModified: article.updated ?? article.date)
      case .page: return SitemapEntry(url: page.permalink.absolute, lastModified: site.pages[page.subject].updated)
      default: return SitemapEntry(url: page.permalink.absolute)
      }
    }
    return sitemap(entries, in: site.configuration.baseURL)
  }
}

extension Diagnostic {
  /// The same with the page that was being made.
  fileprivate func rendering(_ page: Page) -> Diagnostic {
    var copy = self
    copy.notes.append(Note("while making \(page.permalink.path) of \(page.owner.name)"))
    return copy
  }
}
