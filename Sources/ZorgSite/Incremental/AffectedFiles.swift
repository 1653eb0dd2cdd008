/// The files of the output that edited texts decide over, by the traces of the last build.
struct AffectedFiles: Sendable {
  private(set) var pages: [Page] = []
  private(set) var feeds: [FeedPlan] = []

  /// `before` has the lists of the last build.
  static func find(
    in cache: BuildCache, _ changes: TableChanges, _ edits: QuickEdits, _ builder: FeedBuilder, before: FeedBuilder
  ) async throws -> AffectedFiles {
    guard !edits.records.isEmpty else { return AffectedFiles() }
    let configuration = builder.configuration
    let comments = edits.comments(in: cache)
    let starts = Array(stride(from: 0, to: cache.outputs.count, by: 128))
    let planned = try await starts.parallelMap { start in
      (start..<min(start + 128, cache.outputs.count)).compactMap { number -> PlannedFile? in
        guard let (trace, plan) = cache.outputs.traceAndPlan(number),
          PlannedFile.isFeed(plan) || changes.first(in: trace) != nil
        else { return nil }
        var reader = BinaryReader(plan)
        let file = try? PlannedFile.read(&reader, in: configuration)
        if case .feed(let feed) = file, !edits.change(feed, comments, builder, before: before) { return nil }
        return file
      }
    }
    var found = AffectedFiles()
    for file in planned.joined() {
      switch file {
      case .page(let page): found.pages.append(page)
      case .feed(let feed): found.feeds.append(feed)
      case .other: break
      }
    }
    // Documents that differ in format alone are made together.
    found.feeds.sort { ($0.page.path, $0.number, $0.permalink.path) < ($1.page.path, $1.number, $1.permalink.path) }
    return found
  }
}

extension CachedEntries<CachedOutput> {
  /// Of the `number`th file, without reading the rest of its entry.
  fileprivate func traceAndPlan(_ number: Int) -> (trace: Trace, plan: ArraySlice<UInt8>)? {
    scan(number, newer: { ($0.trace, $0.plan) }) { reader throws(BinaryReader.Damaged) in
      _ = try reader.readFingerprint()
      _ = try FileStamp.read(&reader)
      return (Trace(try reader.readCounted()), try reader.readCounted())
    }
  }
}

extension QuickEdits {
  /// Positions of the comments of which something is to be seen in another way, or that are new.
  fileprivate func comments(in cache: BuildCache) -> Set<UInt32> {
    articles.union(threads.articles.keys).reduce(into: []) { $0.formUnion(cache.articles[$1]?.thread.all ?? []) }
  }

  /// Whether something that was edited stands in a feed, or no longer does.
  fileprivate func change(
    _ feed: FeedPlan, _ changed: Set<UInt32>, _ builder: FeedBuilder, before: FeedBuilder
  ) -> Bool {
    switch feed.kind {
    case .thread(let index): threads.articles[index] != nil || articles.contains(index)
    case .comments:
      builder.comments(of: feed).contains(where: changed.contains)
        || !threads.isEmpty && builder.comments(of: feed) != before.comments(of: feed)
    default: builder.articles(of: feed).contains { articles.contains(Int($0)) || threads.articles[Int($0)] != nil }
    }
  }
}
