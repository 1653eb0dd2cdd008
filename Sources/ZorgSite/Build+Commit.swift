extension Build {
  /// What the next build is to know of what this one read.
  struct Remembered {
    let sources: Sources
    /// All but the sources that were read.
    let inventory: Inventory
    let conditions: Fingerprint
    let identities: PublishedIdentities
    let startedAt: Int64
  }

  /// Whether the next build finds a cache of this one.
  var savesCache: Bool { !options.isDryRun && options.savesCache }

  /// Moves what was made into place and, beside that, writes what the next build is to know.
  func commit(
    _ files: [SiteRenderer.File], of renderer: SiteRenderer, by writer: OutputWriter, record: [UInt8]?,
    after earlier: Changes, remembering remembered: Remembered, _ report: inout BuildReport
  ) async throws {
    let manifest = Manifest(files: Set(files.map(\.file)))
    let baseURL = report.summary.baseURL
    async let changes = writer.commit(files, manifest, record: record, after: earlier, baseURL: baseURL)
    async let sources: Void = writeSources(remembered)
    let cache: BuildCache.Writing?
    do {
      cache = savesCache ? try newCache(renderer, remembered) : nil
    } catch {
      // What was begun is ended first: it does not depend on this.
      report.commit(try await changes)
      throw error
    }
    report.commit(try await changes)
    try await sources
    report.foreign = try manifest.foreign(in: writer.output.path, isDeep: false)
    guard let cache else { return }
    let outputs = try await writer.record(files, of: renderer.tables.plan, previous: renderer.previous)
    let (options, summary) = (options, report.summary)
    async let snapshot: Void = Snapshot.save(
      in: options.state, startedAt: remembered.startedAt, command: options.command(output: writer.output),
      read: remembered.sources.files, inventory: remembered.inventory, site: renderer.tables.site, summary: summary,
      outputs: outputs)
    let header = BuildCache.Header(
      startedAt: remembered.startedAt, surroundings: remembered.sources.surroundings,
      conditions: remembered.conditions, banner: renderer.banner.fingerprint,
      numbers: renderer.dependencies.records.numbers, published: remembered.identities.known)
    try cache.finish(header, outputs)
    try await snapshot
  }

  private func writeSources(_ remembered: Remembered) throws {
    guard savesCache else { return }
    try BuildCache.writeSources(
      remembered.sources.files, remembered.inventory.files, in: options.state, startedAt: remembered.startedAt)
  }

  private func newCache(_ renderer: SiteRenderer, _ remembered: Remembered) throws -> BuildCache.Writing {
    try BuildCache.Writing(
      in: options.state, dependencies: renderer.dependencies,
      site: SavedSite(
        renderer.tables, data: remembered.inventory.tree.data.map(\.path),
        values: renderer.dependencies.records.siteValues))
  }
}
