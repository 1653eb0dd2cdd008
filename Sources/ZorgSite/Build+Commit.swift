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

  /// Writes what the next build is to know, moves what was made into place, and then that too: a disk that is full has
  /// said so before anything of the output is touched.
  func commit(
    _ files: [SiteRenderer.File], of renderer: SiteRenderer, by writer: OutputWriter, record: [UInt8]?,
    after earlier: Changes, remembering remembered: Remembered, _ report: inout BuildReport
  ) async throws {
    let cache: BuildCache.Writing?
    do {
      cache = try await newCache(renderer, remembered)
    } catch {
      writer.abandon()
      throw error
    }
    let manifest = Manifest(files: Set(files.map(\.file)))
    report.commit(
      try await writer.commit(
        files, manifest, record: record, after: earlier, baseURL: report.summary.baseURL))
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

  /// All but what only a commit tells; nil where none is left.
  private func newCache(
    _ renderer: SiteRenderer, _ remembered: Remembered
  ) async throws -> BuildCache.Writing? {
    guard savesCache else { return nil }
    let (state, read, others) = (options.state, remembered.sources.files, remembered.inventory.files)
    async let sources: Void = BuildCache.writeSources(read, others, in: state, startedAt: remembered.startedAt)
    let cache = try BuildCache.Writing(
      in: state, dependencies: renderer.dependencies,
      site: SavedSite(
        renderer.tables, data: remembered.inventory.tree.data.map(\.path),
        values: renderer.dependencies.records.siteValues))
    try await sources
    return cache
  }
}
