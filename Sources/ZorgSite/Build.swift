import Calendar
import Diagnostics
import Feeds

/// One build of a site, from its sources to its output folder.
public struct Build: Sendable {
  public var options: BuildOptions

  public init(_ options: BuildOptions) {
    self.options = options
  }

  /// Reads, links, plans, renders and commits. Mistakes in content, theme and configuration are in the report, and the
  /// old output then stands; what the machine refuses is thrown. A task that is cancelled throws `CancellationError`, and
  /// leaves the old output or, when the commit had begun, the new one.
  public func run() async throws -> BuildReport {
    let (site, start) = (options.site, FileStamp.now())
    var report = BuildReport()
    let output = try options.outputFolder
    report.output = output.path
    let lock = options.isDryRun ? nil : try SiteLock.take(in: options.state)
    defer { _ = lock }
    var earlier = Changes()
    if !options.isDryRun {
      (earlier, report.isRecovered) = try await Journal.recover(site: site, state: options.state)
    }

    let snapshot = options.usesCache && options.keep == nil ? Snapshot.load(from: options.state) : nil
    if let snapshot, let touched = try await snapshot.touched(by: output, options: options) {
      if touched.isEmpty, try await snapshot.isIntact(output) {
        report.repeats(snapshot)
        if !options.isDryRun, !output.isScratch {
          try earlier.write(to: options.state, baseURL: report.summary.baseURL)
          try Journal.finish(in: options.state)
        }
        return report
      }
      let quick = QuickBuild(
        options: options, output: output, snapshot: snapshot, touched: touched, startedAt: start, earlier: earlier)
      if let done = try await quick.run(report) { return done }
    }

    let (configurationPath, baseURL) = (options.configuration, options.baseURL)
    let surroundings = try Inventory.Surroundings(of: options)
    async let reading = Surroundings.read(site: site, configuration: configurationPath, baseURL: baseURL)
    let hasCache = options.usesCache && BuildCache.isThere(in: options.state)
    async let loading = hasCache ? await BuildCache.load(from: options.state) : nil
    // Without a cache all texts are read, which tells their stamps too.
    var looked = try await Inventory.take(site: site, surroundings, looksAtTexts: hasCache)
    let cache = await loading
    var (sources, readDiagnostics) = try await Sources.load(
      site: site, reading, configuration: configurationPath, tree: looked.tree, cache: cache, startedAt: start)
    looked.drop(sources.files, site: site)
    let inventory = looked
    report.add(readDiagnostics)
    guard let clock = options.clock(in: sources.configuration.timeZone, &report) else { return report }

    let (linked, linkDiagnostics) = try await Linker.link(
      sources.handOver(), site: site, clock: clock, keepsResolver: options.keep != nil)
    report.add(linkDiagnostics)
    report.describe(linked)

    let (lists, dataFingerprint) = (SiteTables.Lists(linked), sources.dataFingerprint)
    async let fingerprints = RecordFingerprints(of: linked, lists: lists, dataFingerprint: dataFingerprint)
    let plan = await Plan.make(for: linked, keepsAssetNames: options.isPreview)
    report.add(plan.diagnostics)
    report.describe(plan)
    let (feedIndex, published) = (plan.feedIndex, try options.publishedFolder)
    let isPreview = options.isPreview
    async let identityCheck = {
      let identities = try await PublishedIdentities.check(
        linked, feedIndex, output: published, known: cache?.header.published)
      return (identities, record: isPreview ? nil : try await identities.newRecord(of: linked, feedIndex))
    }()
    let (templates, templateDiagnostics) = SiteTemplates.compile(for: linked, assets: plan.assets)
    report.add(templateDiagnostics)
    guard !report.hasErrors(isStrict: options.isStrict), let reader = sources.reader else {
      report.add(try await identityCheck.0.diagnostics)
      return report
    }

    let tables = SiteTables(site: linked, plan: plan, bodies: Bodies(site: linked, reader: reader), lists: lists)
    let records = try await fingerprints
    let (banner, bannerDiagnostics) = templates.banner(tables: tables)
    report.add(bannerDiagnostics)
    guard !report.hasErrors(isStrict: options.isStrict) else {
      report.add(try await identityCheck.0.diagnostics)
      return report
    }
    let conditions = options.conditions(of: sources, plan.assets, output: output)
    let hasNewConditions = cache.map { $0.header.conditions != conditions } ?? false
    let last = hasNewConditions ? nil : cache
    let dependencies = Dependencies(tables: tables, records: records, after: last?.table ?? DependencyTable())
    let renderer = SiteRenderer(
      tables: tables, templates: templates, dependencies: dependencies, sources: site, measures: options.measures,
      banner: banner, previousBanner: cache?.header.banner, previous: last?.outputs ?? CachedEntries(),
      hasNewConditions: hasNewConditions)
    let outputLock = options.isDryRun ? nil : try SiteLock.take(output: output)
    defer { _ = outputLock }
    let writer = try OutputWriter(output: output, site: site, state: options.state, isDryRun: options.isDryRun)
    let files = try await renderer.render(into: writer, progress: options.progress)
    let (identities, record): (PublishedIdentities, [UInt8]?)
    do {
      (identities, record) = try await identityCheck
    } catch {
      writer.abandon()
      throw error
    }
    report.add(files.flatMap(\.diagnostics) + tables.bodies.diagnostics + identities.diagnostics)
    guard !report.hasErrors(isStrict: options.isStrict) else {
      writer.abandon()
      return report
    }
    options.keep?(BuiltSite(tables: tables, templates: templates, banner: banner, reader: reader))
    if options.measures { report.costs = TemplateCosts(names: templates.names, files: files) }
    report.describe(files)
    do {
      try await commit(
        files, of: renderer, by: writer, record: record, after: earlier,
        remembering: Remembered(
          sources: sources, inventory: inventory, conditions: conditions, identities: identities, startedAt: start),
        &report)
    } catch {
      if savesCache { BuildCache.dropSources(in: options.state) }
      throw error
    }
    if options.endsProcess { Lasting.keep([sources.files, tables, renderer, inventory, files]) }
    return report
  }
}
