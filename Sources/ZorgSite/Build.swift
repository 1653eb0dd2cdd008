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
    let site = options.site
    var report = BuildReport()
    let output = try OutputFolder(options.output ?? "\(site)/output", site: site)
    report.output = output.path
    let lock = options.isDryRun ? nil : try SiteLock.take(site: site)
    defer { _ = lock }

    let (sources, readDiagnostics) = try await Sources.load(
      site: site, configuration: options.configuration, baseURL: options.baseURL)
    report.add(readDiagnostics)
    guard let clock = options.clock(in: sources.configuration.timeZone, &report) else { return report }

    let (linked, linkDiagnostics) = try await Linker.link(sources, site: site, clock: clock)
    report.add(linkDiagnostics)
    report.describe(linked)

    let plan = Plan.make(for: linked)
    report.add(plan.diagnostics)
    let identities = try PublishedIdentities.check(linked, output: output.path)
    report.add(identities.diagnostics)
    let (templates, templateDiagnostics) = SiteTemplates.compile(for: linked)
    report.add(templateDiagnostics)
    guard !report.hasErrors(isStrict: options.isStrict) else { return report }

    let writer = try OutputWriter(output: output, site: site, isDryRun: options.isDryRun)
    let renderer = SiteRenderer(tables: SiteTables(site: linked, plan: plan), templates: templates, sources: site)
    do {
      let files = try await renderer.render(into: writer, progress: options.progress)
      report.add(files.flatMap(\.diagnostics))
      guard !report.hasErrors(isStrict: options.isStrict) else {
        writer.abandon()
        return report
      }
      let removed = try writer.commit(files.map { ($0.file, $0.outcome) })
      if !options.isDryRun { try identities.write() }
      report.describe(files, removed: removed, plan: plan)
    } catch {
      writer.abandon()
      throw error
    }
    return report
  }
}
