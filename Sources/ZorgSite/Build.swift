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
  /// old output then stands; what the machine refuses is thrown.
  public func run() async throws -> BuildReport {
    let (site, start) = (options.site, FileStamp.now())
    var report = BuildReport()
    let output = try options.outputFolder
    report.output = output.path
    let lock = options.isDryRun ? nil : try SiteLock.take(site: site)
    defer { _ = lock }

    let cache = options.usesCache ? BuildCache.load(site: site) : nil
    let inventory = try await Inventory.take(options: options)
    if let cache, try await inventory.proves(cache, in: output, options: options, startedAt: start) {
      report.repeats(cache)
      return report
    }

    let (sources, readDiagnostics) = try await Sources.load(
      site: site, configuration: options.configuration, baseURL: options.baseURL, tree: inventory.tree, cache: cache,
      startedAt: start)
    report.add(readDiagnostics)
    guard let clock = options.clock(in: sources.configuration.timeZone, &report) else { return report }

    let (linked, linkDiagnostics) = try await Linker.link(sources, site: site, clock: clock)
    report.add(linkDiagnostics)
    report.describe(linked)

    let plan = Plan.make(for: linked)
    report.add(plan.diagnostics)
    report.describe(plan)
    let identities = try PublishedIdentities.check(linked, plan.feedIndex, output: output.path)
    report.add(identities.diagnostics)
    let (templates, templateDiagnostics) = SiteTemplates.compile(for: linked, assets: plan.assets)
    report.add(templateDiagnostics)
    guard !report.hasErrors(isStrict: options.isStrict), let reader = sources.reader else { return report }

    let tables = SiteTables(site: linked, plan: plan, bodies: Bodies(site: linked, reader: reader))
    let records = try await RecordFingerprints(tables: tables, dataFingerprint: sources.dataFingerprint)
    let conditions = options.conditions(of: sources, plan.assets, output: output)
    let renderer = SiteRenderer(
      tables: tables, templates: templates, dependencies: Dependencies(tables: tables, records: records), sources: site,
      measures: options.measures, previous: cache.map { $0.conditions == conditions ? $0.outputs : [:] } ?? [:])
    let writer = try OutputWriter(output: output, site: site, isDryRun: options.isDryRun)
    do {
      let files = try await renderer.render(into: writer, progress: options.progress)
      report.add(files.flatMap(\.diagnostics) + tables.bodies.diagnostics)
      guard !report.hasErrors(isStrict: options.isStrict) else {
        writer.abandon()
        return report
      }
      let removed = try writer.commit(files.map { ($0.file, $0.outcome) })
      if !options.isDryRun { try identities.write() }
      if options.measures { report.costs = TemplateCosts(names: templates.names, files: files) }
      report.describe(files, removed: removed)
      if !options.isDryRun, options.savesCache {
        try await BuildCache.save(
          site: site, startedAt: start, command: options.command(output: output), surroundings: sources.surroundings,
          conditions: conditions,
          inventory: inventory.recorded(clock: clock, site: linked), summary: report.summary,
          outputs: writer.record(files, previous: renderer.previous), sources: sources.files)
      }
    } catch {
      writer.abandon()
      throw error
    }
    return report
  }
}
