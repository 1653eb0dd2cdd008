import Checks
import Diagnostics
import Feeds
import Templates
import Text

/// Looks at every page and feed as readers get it: renders them all, each dropped again once it was looked at.
///
/// Nothing is written and the output folder is not read, so that a check says what the next build will make, whatever
/// the last one left.
struct OutputCheck: Sendable {
  let tables: SiteTables
  let templates: SiteTemplates
  let banner: Banner
  let addresses: SiteAddresses
  let places: ReferencePlaces
  /// What texts and settings refer to wrongly, which was reported where it is written, in the canonical spelling.
  let wrong: Set<String>
  /// Addresses with a `#` in texts and settings, which are reported there.
  let pending: Set<String>
  /// Bytes of the files that pages load.
  let sizes: [String: Int]

  struct Result: Sendable {
    var diagnostics: [Diagnostic] = []
    /// Ids by file, as fingerprints.
    var ids: [String: [UInt64]] = [:]
    /// The files that a page other than themselves leads to, as fingerprints.
    var reached: Set<UInt64> = []
    var pageCount = 0
  }

  /// What one task keeps from page to page.
  private struct State: ~Copyable {
    var renderer: TemplateRenderer
    var bytes: [UInt8] = []
    /// Addresses from the root that were looked up before.
    var targets: [String: SiteAddresses.Target] = [:]
  }

  private enum Job: Sendable {
    case page(Int)
    case feed(Int)
  }

  private var site: Site { tables.site }
  private var plan: Plan { tables.plan }

  func run(progress: @escaping @Sendable (Int, Int) -> Void) async throws -> Result {
    let jobs = plan.pages.indices.map(Job.page) + plan.feeds.indices.map(Job.feed)
    let seen = try await jobs.parallelMap(
      state: { State(renderer: templates.renderer()) }, progress: progress
    ) { state, job in
      state.bytes.removeAll(keepingCapacity: true)
      switch job {
      case .page(let index): return look(at: plan.pages[index], &state)
      case .feed(let index): return look(at: plan.feeds[index], &state)
      }
    }
    return summary(of: seen)
  }

  // MARK: One page

  private func look(at page: Page, _ state: inout State) -> SeenPage {
    var seen = SeenPage(file: page.permalink.file, address: page.permalink.path, template: page.template)
    do throws(TemplateError) {
      try templates.render(page, tables: tables, banner: banner, with: &state.renderer, into: &state.bytes)
    } catch {
      seen.mistakes.append(error.diagnostic)
      return seen
    }
    let scan = PageScan(state.bytes)
    seen.ids = scan.ids.map { Fingerprint(of: $0).value }
    seen.note(scan, isRedirect: page.kind == .redirect, headingsOfText: headingsOfText(page))
    var weight = state.bytes.count
    for reference in scan.references {
      let target = target(of: reference.address, on: seen.file, &state)
      if reference.use == .load { weight += size(of: target) }
      look(at: reference, target, &seen)
    }
    let limit = site.configuration.checks.pageWeight
    if weight > limit {
      seen.add("output.weight", "the page weighs \((weight + 1023) / 1024) kB, the limit is \(limit / 1024) kB")
    }
    return seen
  }

  /// Headings of the first level that the page's own text has.
  private func headingsOfText(_ page: Page) -> Int {
    switch page.kind {
    case .article: site.articles[page.subject].body.outline.count { $0.level == 1 }
    case .page: site.pages[page.subject].body.outline.count { $0.level == 1 }
    case .notice: site.notices[page.subject].body.outline.count { $0.level == 1 }
    default: 0
    }
  }

  private func look(at reference: PageScan.Reference, _ target: SiteAddresses.Target, _ seen: inout SeenPage) {
    let shown = shortened(reference.address)
    switch target {
    case .elsewhere:
      guard reference.use == .load, isRemote(reference.address), !places.remotePictures.contains(reference.address)
      else {
        return
      }
      seen.add("output.third-party", "<\(reference.element)> loads '\(shown)'", literal: reference.address)
    case .nothing:
      guard !wrong.contains(addresses.canonical(reference.address)) else { return }
      seen.add("link.page", "nothing stands at '\(shown)'", literal: reference.address)
    case .file(let file, let id):
      if file != seen.file { seen.targets.append(Fingerprint(of: addresses.end(of: file) ?? file).value) }
      if !id.isEmpty, reference.use == .link {
        seen.anchors.insert(SeenPage.Anchor(file: addresses.end(of: file) ?? file, id: id, address: reference.address))
      }
    }
  }

  private func target(of address: String, on file: String, _ state: inout State) -> SiteAddresses.Target {
    // What does not start at a root means something else on each page.
    guard address.hasPrefix("/") || hasScheme(address) else { return addresses.target(of: address, on: file) }
    if let known = state.targets[address] { return known }
    let target = addresses.target(of: address, on: file)
    state.targets[address] = target
    return target
  }

  private func size(of target: SiteAddresses.Target) -> Int {
    if case .file(let file, _) = target { sizes[file] ?? 0 } else { 0 }
  }

  private func isRemote(_ address: String) -> Bool {
    let lowered = address.lowercased()
    return ["http:", "https:", "//", "ftp:", "ws:", "wss:"].contains(where: lowered.hasPrefix)
  }

  // MARK: One feed

  private func look(at feed: FeedPlan, _ state: inout State) -> SeenPage {
    var made: Feed?
    FeedBuilder(tables: tables).write(feed, sharing: &made, into: &state.bytes)
    var seen = SeenPage(file: feed.permalink.file, address: feed.permalink.path, template: nil)
    for address in FeedAddresses.own(in: state.bytes, base: site.configuration.baseURL) {
      guard target(of: address, on: seen.file, &state) == .nothing, !wrong.contains(addresses.canonical(address)) else {
        continue
      }
      seen.add("link.page", "nothing stands at '\(shortened(address))'", literal: address)
    }
    return seen
  }

  // MARK: All pages

  private func summary(of seen: [SeenPage]) -> Result {
    var result = Result(pageCount: seen.count)
    for page in seen {
      result.ids[page.file] = page.ids
      result.reached.formUnion(page.targets)
    }
    var first: [SeenPage.Note: (page: SeenPage, count: Int)] = [:]
    for page in seen {
      result.diagnostics += page.mistakes
      for note in page.notes + missingAnchors(of: page, result.ids) {
        first[note, default: (page, 0)].count += 1
      }
    }
    result.diagnostics += first.map { note, found in diagnostic(note, on: found.page, count: found.count) }
    return result
  }

  private func missingAnchors(of page: SeenPage, _ ids: [String: [UInt64]]) -> [SeenPage.Note] {
    page.anchors.compactMap { anchor in
      guard let known = ids[anchor.file], !known.contains(Fingerprint(of: anchor.id).value),
        !pending.contains(addresses.canonical(anchor.address))
      else { return nil }
      return SeenPage.Note(
        code: "link.anchor", message: "there is no '#\(shortened(anchor.id))' in '/\(anchor.file)'",
        literal: anchor.address, template: page.template)
    }
  }

  private func diagnostic(_ note: SeenPage.Note, on page: SeenPage, count: Int) -> Diagnostic {
    let more = count > 1 ? ", and \(count - 1) more" : ""
    let place = places.place(of: note.literal, template: note.template)
    return .finding(
      note.code, note.message, path: place?.path, at: place?.position, notes: [.init("on '\(page.address)'\(more)")])
  }
}
