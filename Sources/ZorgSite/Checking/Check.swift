import Calendar
import Checks
import Diagnostics

/// One check of a site: every rule on every file, and on every page that the next build will make.
public struct Check: Sendable {
  public var options: CheckOptions

  public init(_ options: CheckOptions) {
    self.options = options
  }

  /// Reads, judges and renders. Mistakes and findings are in the report; what the machine refuses is thrown, and
  /// `Refusal` where there is nothing to check.
  public func run() async throws -> CheckReport {
    guard options.isStaged else { return try await run(in: options.site, staged: nil) }
    let staged = try StagedSite(of: options.site)
    defer { staged.remove() }
    return try await run(in: staged.folder, staged: staged)
  }

  private func run(in folder: String, staged: StagedSite?) async throws -> CheckReport {
    let tree = try await SourceTree.walk(site: folder)
    let (sources, mistakes) = try await Sources.load(
      site: folder, configuration: options.configuration, baseURL: nil, tree: tree)
    var findings = Findings(diagnostics: mistakes, exceptions: sources.configuration.checks.exceptions)
    let shown = CheckedTexts(sources, clock: clock(&findings, sources), showsDrafts: options.showsDrafts)
    let files = try await checkedFiles(tree, sources, shown, in: folder, staged: staged)
    findings.diagnostics += files.flatMap(\.diagnostics)
    findings.exceptions += files.flatMap(\.exceptions)
    var report = CheckReport()
    report.fileCount = files.count
    report.folder = folder
    if let reader = sources.reader {
      try await judge(sources, reader, shown, tree, in: folder, isStaged: staged != nil, &findings, &report)
    }
    finish(&report, findings, files, sources.configuration.checks, shown, staged)
    return report
  }

  private func clock(_ findings: inout Findings, _ sources: Sources) -> Clock {
    var build = BuildOptions(site: options.site, systemTime: options.systemTime)
    build.now = options.now
    build.showsDrafts = options.showsDrafts
    var report = BuildReport()
    let clock = build.clock(in: sources.configuration.timeZone, &report)
    findings.diagnostics += report.diagnostics
    return clock ?? Clock(now: options.systemTime)
  }

  // MARK: File by file

  private func checkedFiles(
    _ tree: SourceTree, _ sources: Sources, _ shown: CheckedTexts, in folder: String, staged: StagedSite?
  ) async throws -> [CheckedFile] {
    let configuration = sources.configuration
    let limits = configuration.limits
    let allowances = configuration.checks.allowances
    let texts = FileJob.all(in: tree, assets: sources.theme.assets.values.sorted(), limits: limits)
      .filter { staged?.files.contains($0.path) ?? true }
    let readsWords = [.trust, .accessibility, .language].contains { options.selection.includes($0) }
    let progress = options.progress
    return try await texts.parallelMap(state: {}, progress: { progress("reading", $0, $1) }) { _, job in
      let bytes = try Disk.read("\(folder)/\(job.path)", limit: job.limit)
      guard let kind = job.kind, let bytes else { return CheckedFile(media: bytes, path: job.path) }
      return CheckedFile(
        text: bytes, path: job.path, kind: kind, context: readsWords ? shown.contexts[job.path] : nil,
        allowances: allowances)
    }
  }

  // MARK: The whole site

  private func judge(
    _ sources: Sources, _ reader: ContentReader, _ shown: CheckedTexts, _ tree: SourceTree, in folder: String,
    isStaged: Bool, _ findings: inout Findings, _ report: inout CheckReport
  ) async throws {
    let selection = options.selection
    let (site, linking) = try await Linker.link(sources, site: folder, clock: shown.clock)
    findings.diagnostics += linking
    // Once more with all that is hidden: what is planned is checked before its time, and a draft's pictures are in use.
    let everything = Clock(now: shown.clock.now, showsDrafts: true, showsFuture: true, showsExpired: true)
    let (whole, wholeLinking) = try await Linker.link(sources, site: folder, clock: everything)
    findings.diagnostics += wholeLinking.filter { $0.path.map(shown.planned.contains) ?? false }
    findings.diagnostics += shown.headings(of: sources)
    findings.diagnostics += TrustCheck(site: site, sources: sources, clock: shown.textClock).diagnostics
    findings.diagnostics += unused(tree, whole)

    let plan = await Plan.make(for: site)
    let (templates, templateMistakes) = SiteTemplates.compile(for: site, assets: plan.assets)
    findings.diagnostics += plan.diagnostics + templateMistakes
    let addresses = SiteAddresses(plan, configuration: site.configuration)
    let links = LinkCheck(site: site, folder: folder, addresses: addresses).run()
    findings.diagnostics += links.diagnostics + thirdParties(site)
    if options.isExternal, selection.includes(.links) {
      let external = ExternalLinkCheck(site: options.site, now: options.systemTime, progress: options.progress)
      findings.diagnostics += try external.run(on: ExternalLink.all(in: site))
    }
    guard !isStaged, selection.includes(.output) || selection.includes(.links) else { return }
    guard !findings.diagnostics.contains(where: { $0.severity == .error && Rule.named($0.code) == nil }) else {
      report.outputProblem = "the site has errors that stop every build"
      return
    }
    let tables = SiteTables(site: site, plan: plan, bodies: Bodies(site: site, reader: reader))
    let (banner, bannerMistakes) = templates.banner(tables: tables)
    findings.diagnostics += bannerMistakes
    let output = OutputCheck(
      tables: tables, templates: templates, banner: banner, addresses: addresses, places: ReferencePlaces(site),
      wrong: links.wrong,
      pending: Set(links.pending.map(\.address)), sizes: sizes(of: plan, site, folder))
    let progress = options.progress
    let seen = try await output.run { progress("rendering", $0, $1) }
    report.pageCount = seen.pageCount
    findings.diagnostics += seen.diagnostics + orphans(plan, seen) + links.missingPlaces(seen)
  }

  private func unused(_ tree: SourceTree, _ site: Site) -> [Diagnostic] {
    tree.media.map(\.path).filter { site.media[$0] == nil }.map { path in
      .finding("link.unused", "nothing refers to this file", path: path)
    }
  }

  private func orphans(_ plan: Plan, _ seen: OutputCheck.Result) -> [Diagnostic] {
    plan.pages.filter { page in
      [.article, .page, .author, .notice].contains(page.kind) && (page.pagination?.number ?? 1) == 1
        && !seen.reached.contains(Fingerprint(of: page.permalink.file).value)
    }.map { page in
      .finding("link.orphan", "no page links to '\(page.permalink.path)'", path: page.owner.name)
    }
  }

  private func thirdParties(_ site: Site) -> [Diagnostic] {
    let pictures = ReferencePlaces.remotePictures(of: site).map { picture in
      Diagnostic.finding(
        "output.third-party", "the picture '\(shortened(picture.destination))' is loaded from another site",
        path: picture.path, at: picture.position)
    }
    let stylesheets = site.theme.assetFiles.flatMap { name, file -> [Diagnostic] in
      guard let bytes = file.stylesheet, let path = site.theme.assets[name] else { return [] }
      return StylesheetScan.remoteAddresses(in: bytes).map { address in
        .finding("output.third-party", "the stylesheet loads '\(shortened(address))' from another site", path: path)
      }
    }
    return pictures + stylesheets
  }

  /// Bytes of the files that pages can load, by their place in the output.
  private func sizes(of plan: Plan, _ site: Site, _ folder: String) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for copy in plan.copies {
      sizes[copy.output] =
        site.media[copy.source]?.byteCount ?? FileStamp("\(folder)/\(copy.source)").map { Int($0.size) }
    }
    for file in plan.assets.generated { sizes[file.output] = file.bytes.count }
    return sizes
  }

  // MARK: The report

  private func finish(
    _ report: inout CheckReport, _ findings: Findings, _ files: [CheckedFile], _ settings: CheckSettings,
    _ shown: CheckedTexts, _ staged: StagedSite?
  ) {
    let isRendered = report.pageCount > 0
    let isExternal = options.isExternal
    let (judged, exceptionCount) = findings.judged(by: settings, options.selection) { exception in
      if ["link.external", "link.moved"].contains(exception.code) { return isExternal }
      let group = Rule.named(exception.code)?.group
      if group != .privacy, let file = exception.source, shown.hidden.contains(file) { return false }
      if let staged {
        return group != .links && group != .output && exception.source.map(staged.files.contains) == true
      }
      return isRendered || group != .output && group != .links
    }
    report.exceptionCount = exceptionCount
    let kept = judged.filter { staged?.concerns($0) ?? true }
    report.conceal(kept, files)
    if staged != nil { report.keepSources() }
  }
}
