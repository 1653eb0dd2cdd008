/// The files of the output that edited texts decide over, by the traces of the last build.
struct AffectedFiles: Sendable {
  private(set) var pages: [Page] = []
  private(set) var feeds: [FeedPlan] = []

  /// `changed` are the keys of all that changed, with their fingerprints now; `before` has the lists of the last build.
  static func find(
    in cache: BuildCache, changed: [UInt64: UInt64], _ edits: QuickEdits, _ builder: FeedBuilder, before: FeedBuilder
  ) async throws -> AffectedFiles {
    guard !changed.isEmpty else { return AffectedFiles() }
    let changes = Changes(changed)
    let configuration = builder.configuration
    let planned = try await (0..<cache.outputs.count).parallelMap { number -> PlannedFile? in
      guard let (trace, plan) = cache.outputs.traceAndPlan(number) else { return nil }
      var reader = BinaryReader(plan)
      guard plan.first == 2 || changes.differ(from: trace),
        let file = try? PlannedFile.read(&reader, in: configuration)
      else { return nil }
      if case .feed(let feed) = file, !edits.change(feed, builder, before: before) { return nil }
      return file
    }
    var found = AffectedFiles()
    for file in planned {
      switch file {
      case .page(let page): found.pages.append(page)
      case .feed(let feed): found.feeds.append(feed)
      case .other, nil: break
      }
    }
    // Documents that differ in format alone are made together.
    found.feeds.sort { ($0.page.path, $0.number, $0.permalink.path) < ($1.page.path, $1.number, $1.permalink.path) }
    return found
  }

  /// Keys with their fingerprints, to be looked for in many traces: few keys, of which none is likely to be there.
  private struct Changes {
    private let entries: [(key: UInt64, fingerprint: UInt64)]

    init(_ changed: [UInt64: UInt64]) {
      entries = changed.map { ($0.key, $0.value) }
    }

    func differ(from trace: ArraySlice<UInt8>) -> Bool {
      trace.withUnsafeBytes { bytes in
        entries.withUnsafeBufferPointer { entries in
          for offset in stride(from: 0, to: bytes.count - 15, by: 16) {
            let key = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            for entry in entries where entry.key == key {
              let old = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
              if old != entry.fingerprint { return true }
            }
          }
          return false
        }
      }
    }
  }
}

extension CachedEntries<CachedOutput> {
  /// Of the `number`th file, without reading the rest of its entry.
  fileprivate func traceAndPlan(_ number: Int) -> (trace: ArraySlice<UInt8>, plan: ArraySlice<UInt8>)? {
    scan(number, newer: { ($0.trace, $0.plan) }) { reader throws(BinaryReader.Damaged) in
      _ = try reader.readFingerprint()
      _ = try FileStamp.read(&reader)
      return (try reader.readCounted(), try reader.readCounted())
    }
  }
}

extension QuickEdits {
  /// Whether something that was edited stands in a feed.
  fileprivate func change(_ feed: FeedPlan, _ builder: FeedBuilder, before: FeedBuilder) -> Bool {
    switch feed.kind {
    case .thread(let index): threads.articles[index] != nil || articles.contains(index)
    case .comments:
      builder.comments(of: feed).contains { threads.comments[Int($0)] != nil }
        || !threads.isEmpty && builder.comments(of: feed) != before.comments(of: feed)
    default: builder.articles(of: feed).contains { articles.contains(Int($0)) || threads.articles[Int($0)] != nil }
    }
  }
}

extension FeedPlan {
  /// 0 for the newest items.
  fileprivate var number: Int { if case .archive(let number) = part { number } else { 0 } }
}
