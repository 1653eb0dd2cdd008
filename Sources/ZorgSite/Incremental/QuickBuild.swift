import Calendar
import Diagnostics

/// A build before which nothing changed but texts of articles, and comments that were approved: it takes the site as the
/// last build linked it, and makes only the files that show those.
///
/// What is no such edit, or may be another one, is left to a whole build, which links everything anew. So a rule that is
/// missing here costs time, and nothing else.
struct QuickBuild: Sendable {
  let options: BuildOptions
  let output: OutputFolder
  let snapshot: Snapshot
  let touched: Snapshot.Touched
  /// Nanoseconds since 1970.
  let startedAt: Int64
  /// What an earlier build did and nobody was told.
  let earlier: Changes

  /// So many edits are kept beside the cache before a whole build takes them in.
  private static let limit = 256

  /// Nil, with nothing done, where only a whole build can tell what is to be made.
  func run(_ empty: BuildReport) async throws -> BuildReport? {
    guard !touched.isEmpty, options.savesCache, !options.measures, !options.isDryRun, !output.isScratch,
      (snapshot.edits?.sources.count ?? 0) < QuickBuild.limit, touched.sources.allSatisfy(QuickEdits.canHold)
    else { return nil }
    guard let folders = try stampsOfFolders() else { return nil }
    // What needs nothing of the others is done beside them.
    async let loading = BuildCache.load(from: options.state)
    async let isIntact = snapshot.isIntact(output)
    guard let last = await loading, last.header.startedAt == snapshot.startedAt,
      let known = try recordAsItWas(last),
      let surroundings = try Surroundings.read(
        site: options.site, configuration: options.configuration, baseURL: options.baseURL),
      surroundings.fingerprint == last.header.surroundings
    else { return nil }
    var report = empty
    report.repeats(snapshot)
    let warnings = report.diagnostics
    var saved = BinaryReader(last.site)
    guard let clock = options.clock(in: surroundings.configuration.timeZone, &report),
      var linked = try? SavedSite.read(&saved),
      var edits = try QuickEdits.read(
        touched.sources, surroundings.reader, last, startedAt: startedAt, warnings: warnings),
      try edits.threads.link(
        surroundings.reader, last.replacing(edits.sources), before: last, authors: linked.authorIDs, clock: clock,
        warnings: warnings)
    else { return nil }
    last.edits?.lists.map { linked.take($0) }
    let cache = last.replacing(edits.sources, edits.threads)
    let approved = edits.threads.approved
    async let publishing = published(approved, known)
    let outputLock = try SiteLock.take(output: output)
    defer { _ = outputLock }
    async let opening = OutputWriter(output: output, site: options.site, state: options.state, isDryRun: false)
    guard let (site, damage) = try await linked.site(surroundings, clock: clock, cache: cache),
      // What links and fingerprints were saved of must not have changed meanwhile.
      linked.paths.allSatisfy({ cache.stamp(of: $0) == FileStamp("\(options.site)/\($0)") }),
      let renderer = try await self.renderer(site, &linked, edits, surroundings, cache),
      let published = try await publishing, try await isIntact
    else {
      try await opening.abandon()
      return nil
    }
    let writer = try await opening
    async let foreign = writer.old.foreign(in: output.path, isDeep: false)
    let files = try await renderer.render(into: writer, progress: options.progress)
    let isWhole = renderer.tables.bodies.diagnostics.isEmpty && files.allSatisfy(\.diagnostics.isEmpty)
    guard isWhole, !damage.isFound, files.allSatisfy({ writer.old.files.contains($0.file) }) else {
      writer.abandon()
      return nil
    }
    report.describe(files, of: snapshot.outputCount, newComments: edits.threads.approved.count)
    report.commit(
      try await writer.commit(
        files, writer.old, record: published?.record, after: earlier, baseURL: report.summary.baseURL))
    report.foreign = try await foreign
    var later =
      cache.edits ?? RecentEdits(base: snapshot.startedAt, summary: snapshot.summary, published: cache.header.published)
    later.startedAt = startedAt
    later.summary = report.summary
    later.folderStamps.merge(folders) { $1 }
    later.take(edits, linked)
    later.take(try await writer.record(files, of: renderer.tables.plan, previous: cache.outputs))
    if let published, let stamp = FileStamp(try recordPath) {
      later.published = PublishedIdentities.Known(isPublic: published.isPublic, record: stamp)
    }
    try later.save(in: options.state)
    if options.endsProcess { Lasting.keep([cache, site, renderer, files]) }
    return report
  }

  // MARK: What was touched

  /// A folder that looks other than it did may have other files in it; where the names are the same, it has not. Nil
  /// where they are not, or where one is a link, which may lead elsewhere than what stood there did.
  private func stampsOfFolders() throws -> [String: RecentEdits.SeenStamp]? {
    guard let site = Disk.realPath(options.site),
      (touched.sources + touched.folders).allSatisfy({ Disk.realPath("\(options.site)/\($0)") == "\(site)/\($0)" })
    else { return nil }
    guard !touched.folders.isEmpty else { return [:] }
    // What was not read, and is gone now, takes its warning along.
    guard !snapshot.summary.warnings.contains(where: { $0.code.hasPrefix("source.") }) else { return nil }
    let names = snapshot.names(in: touched.folders)
    var stamps: [String: RecentEdits.SeenStamp] = [:]
    for folder in touched.folders {
      guard let listed = try? Disk.listWithStamps("\(options.site)/\(folder)"),
        !listed.entries.contains(where: { $0.kind == .link }),
        Set(listed.entries.map { Array($0.name.utf8)[...] }) == names[Array(folder.utf8)[...]]
      else { return nil }
      stamps[folder] = RecentEdits.SeenStamp(
        stamp: listed.stamp, isSettled: listed.stamp.isSettled(at: startedAt))
    }
    return stamps
  }

  private var recordPath: String {
    get throws { "\(try options.publishedFolder)/\(PublishedRecord.fileName)" }
  }

  /// What the last build published; nil where the record of published ids does not stand as it left it.
  private func recordAsItWas(_ cache: BuildCache) throws -> PublishedIdentities.Known? {
    guard let known = cache.header.published, FileStamp(try recordPath) == known.record else { return nil }
    return known
  }

  private typealias Published = (isPublic: Fingerprint, record: [UInt8])

  /// What is published now, where that is more than it was; nil, not even nothing, where there is something to say of it.
  private func published(_ comments: [Comment], _ known: PublishedIdentities.Known) throws -> Published?? {
    if comments.isEmpty { return .some(nil) }
    guard let record = try Disk.read(try recordPath),
      let published = known.publishing(comments, record: record)
    else { return nil }
    return .some(published)
  }

  // MARK: What is to be made

  /// Makes the files that depend on what was edited; nil where notices or the number of files are others than they were.
  /// `linked` becomes what it is now.
  private func renderer(
    _ site: Site, _ linked: inout SavedSite, _ edits: QuickEdits, _ surroundings: Surroundings, _ cache: BuildCache
  ) async throws -> SiteRenderer? {
    let bodies = Bodies(site: site, reader: surroundings.reader)
    let assets = PublishedAssets(linked.assets, of: site.theme, in: site.configuration)
    func tables(_ pages: [Page], _ feeds: [FeedPlan], _ linked: SavedSite) -> SiteTables {
      let plan = Plan(pages: pages, feeds: feeds, of: site, feedIndex: linked.feedIndex, assets: assets)
      return SiteTables(site: site, plan: plan, bodies: bodies, lists: linked.lists)
    }
    let before = linked
    linked.add(edits.threads, of: site)
    guard site.archiveCount(ofComments: before.feedIndex) == site.archiveCount(ofComments: linked.feedIndex) else {
      return nil
    }
    let all = tables([], [], linked)
    let encoder = RecordEncoder(site: site, lists: all.lists, identities: RecordIdentities(site, cache: cache))
    linked.values[Int(FieldGroup.detail.rawValue)] = encoder.siteHighlights()
    let records = RecordFingerprints(encoder, siteValues: linked.values)
    let changes = TableChanges(
      of: cache.table,
      edited: edits.records.map { (shape: $0.shape, index: $0.index, groups: records.entries($0.shape, $0.index)) })
    let found = try await AffectedFiles.find(
      in: cache, changes, edits, FeedBuilder(tables: all),
      before: FeedBuilder(tables: tables([], [], before)))
    let made = tables(found.pages, found.feeds, linked)
    let (templates, diagnostics) = SiteTemplates.compile(for: site, assets: assets)
    guard !diagnostics.hasErrors else { return nil }
    let (banner, bannerDiagnostics) = templates.banner(tables: made)
    guard bannerDiagnostics.isEmpty, banner.fingerprint == cache.header.banner else { return nil }
    return SiteRenderer(
      tables: made, templates: templates, dependencies: Dependencies(tables: made, records: records, changes: changes),
      sources: options.site, measures: false, banner: banner, previousBanner: banner.fingerprint,
      previous: cache.outputs, hasNewConditions: false)
  }
}
