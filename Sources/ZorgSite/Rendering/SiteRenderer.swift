import Diagnostics
import Feeds
import Templates

/// Makes every file of the plan that must be made, in parallel, and hands each to the writer as soon as it is made.
///
/// A file is left as it is when nothing in its trace has changed since the last build and it still looks as that build
/// left it.
struct SiteRenderer: Sendable {
  let tables: SiteTables
  let templates: SiteTemplates
  let dependencies: Dependencies
  /// The site's folder.
  let sources: String
  /// Whether to measure what each template costs.
  let measures: Bool
  /// What stands on every page of this build, and what stood there after the last one.
  let banner: Banner
  let previousBanner: Fingerprint?
  /// What the last build made, where it was made under the same conditions.
  let previous: CachedEntries<CachedOutput>
  /// Whether the last build worked under other conditions, so that nothing of it holds.
  let hasNewConditions: Bool

  /// One file of the output, and what became of it.
  struct File: Sendable {
    var file: String
    var outcome: OutputWriter.Outcome
    var fingerprint = Fingerprint(value: 0)
    var trace = Trace()
    var cause = CachedOutput.Cause.new
    var place = Place.other
    /// Whether it was made anew.
    var isRendered: Bool { cause != .kept && cause != .notices }
    var diagnostics: [Diagnostic] = []
    /// What each template cost for this file, in the order of the library's names; empty where it is not measured.
    var costs: [RenderMetrics.Entry] = []
  }

  /// A file's place in the plan.
  enum Place: Sendable {
    case page(Int)
    case feed(Int)
    case other
  }

  private enum Job: Sendable {
    case page(Int)
    /// Documents of one feed that differ in format alone.
    case feeds(Range<Int>)
    case copy(Int)
    case asset(Int)
    case robots
    case sitemap
  }

  /// What one task keeps from file to file.
  private struct State: ~Copyable {
    var renderer: TemplateRenderer
    var bytes: [UInt8] = []
  }

  private var plan: Plan { tables.plan }

  /// All files, staged; where it throws, nothing is.
  func render(
    into writer: OutputWriter, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws -> [File] {
    let jobs = self.jobs
    do {
      var files = try await jobs.indices.parallelChunks(
        state: {
          var renderer = templates.renderer()
          renderer.trace = RenderTrace(groups: Shape.groupBits)
          return State(renderer: renderer)
        }, progress: progress
      ) { state, index, files in
        state.bytes.removeAll(keepingCapacity: true)
        // Only feeds and the sitemap, which comes first and so has the highest number, are more than one file.
        let number = (jobs.count - 1 - index) * FeedFormat.allCases.count
        try make(jobs[index], number: number, &state, writer, &files)
      }
      try Task.checkCancellation()
      return files.takeAll()
    } catch {
      writer.abandon()
      throw error
    }
  }

  private var jobs: [Job] {
    // Feeds show texts of articles too, so they come first: an article's text is dropped with its page. What takes long
    // stands before what does not, so that no core waits for another one in the end.
    let articlePages = plan.pages.indices.filter { plan.pages[$0].kind == .article }
    let otherPages = plan.pages.indices.filter { plan.pages[$0].kind != .article }
    let all =
      plan.feedGroups.map(Job.feeds) + plan.copies.indices.map(Job.copy)
      + plan.assets.generated.indices.map(Job.asset) + otherPages.map(Job.page) + articlePages.map(Job.page)
    return plan.isPartial ? all : [.sitemap, .robots] + all
  }

  private func make(
    _ job: Job, number: Int, _ state: inout State, _ writer: OutputWriter, _ files: inout [File]
  ) throws {
    switch job {
    case .page(let index):
      defer { if plan.pages[index].kind == .article { tables.bodies.drop(article: plan.pages[index].subject) } }
      var made = try page(plan.pages[index], number: number, &state, writer)
      made.place = .page(index)
      files.append(made)
    case .feeds(let group): files += try feeds(group, number: number, &state, writer)
    case .copy(let index):
      let copy = plan.copies[index]
      let bytes = try Disk.read("\(sources)/\(copy.source)") ?? []
      files.append(try make(copy.output, own: Fingerprint(of: bytes).value, number: number, writer) { bytes })
    case .asset(let index):
      let asset = plan.assets.generated[index]
      let own = Fingerprint(of: asset.bytes).value
      files.append(try make(asset.output, own: own, number: number, writer) { asset.bytes })
    case .robots:
      files.append(try make(Plan.robotsFile, own: Fingerprint(of: robots).value, number: number, writer) { robots })
    case .sitemap: files += try sitemaps(number: number, writer)
    }
  }

  // MARK: Pages

  private func page(_ page: Page, number: Int, _ state: inout State, _ writer: OutputWriter) throws -> File {
    let file = page.permalink.file
    let old = intact(file, writer)
    var cause = causeWithoutOld(file)
    if let old {
      let own = dependencies.fingerprint(of: page)
      if let key = dependencies.firstChange(in: old.trace, own: own) {
        cause = .changed(key)
      } else {
        return try withBanner(old, number: number, writer)
      }
    }
    state.renderer.measures = measures
    do throws(TemplateError) {
      try templates.render(page, tables: tables, banner: banner, with: &state.renderer, into: &state.bytes)
    } catch {
      return File(file: file, outcome: .unchanged, diagnostics: [error.diagnostic.rendering(page)])
    }
    let trace = dependencies.trace(of: page, state.renderer.trace)
    var made = try finish(file, state.bytes, trace: trace, cause: cause, old: old, number: number, writer)
    made.costs = state.renderer.metrics?.entries ?? []
    return made
  }

  /// A page of which nothing changed but the notices above it: they are exchanged in the file as it is.
  private func withBanner(_ old: CachedOutput, number: Int, _ writer: OutputWriter) throws -> File {
    var made = File(
      file: old.path, outcome: .unchanged, fingerprint: old.fingerprint,
      trace: dependencies.changes.renumbered(old.trace), cause: .kept)
    guard previousBanner != banner.fingerprint, let page = try Disk.read("\(writer.output.path)/\(old.path)"),
      let bytes = banner.replaced(in: page)
    else { return made }
    made.fingerprint = Fingerprint(of: bytes)
    made.outcome = try writer.stage(bytes, as: old.path, number: number)
    made.cause = .notices
    return made
  }

  // MARK: Other files

  private func feeds(
    _ group: Range<Int>, number: Int, _ state: inout State, _ writer: OutputWriter
  ) throws -> [File] {
    let fingerprints = dependencies.fingerprints(of: plan.feeds[group])
    var made: Feed?
    return try zip(group, fingerprints).map { index, own in
      let feed = plan.feeds[index]
      state.bytes.removeAll(keepingCapacity: true)
      var file = try make(feed.permalink.file, own: own, number: number + index - group.lowerBound, writer) {
        FeedBuilder(tables: tables).write(feed, sharing: &made, into: &state.bytes)
        return state.bytes
      }
      file.place = .feed(index)
      return file
    }
  }

  /// Makes a file that depends on its own fingerprint alone.
  private func make(
    _ file: String, own: UInt64, number: Int, _ writer: OutputWriter, bytes: () throws -> [UInt8]
  ) throws -> File {
    let trace = Trace(own: own)
    let old = intact(file, writer)
    if let old, old.trace == trace {
      return File(file: file, outcome: .unchanged, fingerprint: old.fingerprint, trace: trace, cause: .kept)
    }
    let cause = old == nil ? causeWithoutOld(file) : .changed(Dependencies.own)
    return try finish(file, bytes(), trace: trace, cause: cause, old: old, number: number, writer)
  }

  private func finish(
    _ file: String, _ bytes: [UInt8], trace: Trace, cause: CachedOutput.Cause, old: CachedOutput?,
    number: Int, _ writer: OutputWriter
  ) throws -> File {
    let fingerprint = Fingerprint(of: bytes)
    let isSame = old?.fingerprint == fingerprint
    let outcome = isSame ? .unchanged : try writer.stage(bytes, as: file, number: number)
    return File(file: file, outcome: outcome, fingerprint: fingerprint, trace: trace, cause: cause)
  }

  /// What the last build made of a file, if it still stands as that build left it.
  private func intact(_ file: String, _ writer: OutputWriter) -> CachedOutput? {
    guard let old = previous[file], FileStamp("\(writer.output.path)/\(file)") == old.stamp else { return nil }
    return old
  }

  private func causeWithoutOld(_ file: String) -> CachedOutput.Cause {
    previous[file] != nil ? .altered : hasNewConditions ? .conditions : .new
  }

  private var robots: [UInt8] {
    let sitemap = Permalink(path: "/" + Plan.sitemapFile, in: tables.site.configuration)
    return Array("User-agent: *\nAllow: /\n\nSitemap: \(sitemap.absolute)\n".utf8)
  }

  /// A large site has several sitemaps. They are made together; their numbers are above all others'.
  private func sitemaps(number: Int, _ writer: OutputWriter) throws -> [File] {
    let site = tables.site
    let entries = plan.pages.compactMap { page -> SitemapEntry? in
      switch page.kind {
      case .redirect, .notFound, .style: return nil
      case .article:
        if site.articles[page.subject].window.mark(by: site.clock) != nil { return nil }
        let date = site.articles[page.subject].updated ?? site.articles[page.subject].date
        return SitemapEntry(url: page.permalink.absolute, lastModified: date)
      case .page: return SitemapEntry(url: page.permalink.absolute, lastModified: site.pages[page.subject].updated)
      default: return SitemapEntry(url: page.permalink.absolute)
      }
    }
    return try sitemap(entries, in: site.configuration.baseURL).enumerated().map { index, file in
      try make(file.name, own: Fingerprint(of: file.bytes).value, number: number + index, writer) { file.bytes }
    }
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
