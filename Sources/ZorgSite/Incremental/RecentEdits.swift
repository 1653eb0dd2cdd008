/// What builds that made only a few files anew changed of what the last whole build left: `.zorgsite/edits` beside the
/// cache and the snapshot, which stay as they are.
struct RecentEdits: Sendable {
  /// When the whole build began, of whose cache and snapshot these are changes.
  var base: Int64
  /// When the last of them began.
  var startedAt: Int64
  /// Of folders with sources.
  var folderStamps: [String: SeenStamp] = [:]
  var summary: BuildReport.Summary
  var published: PublishedIdentities.Known?
  var sources: [String: CachedSource] = [:]
  var outputs: [String: CachedOutput] = [:]
  /// By position.
  var articles: [Int: LinkedArticle] = [:]
  var comments: [Int: LinkedComment] = [:]
  var lists: Lists?
  /// Seconds since 1970: the clock may not have been set back before this.
  var validFrom = Int64.min

  /// What comments that were approved changed of a `SavedSite`.
  struct Lists: Sendable {
    var feed: [UInt32]
    var recent: [UInt32]
    var discussed: [UInt32]
    /// Fingerprints of the site's own record, by group.
    var values: [UInt64]
  }

  struct SeenStamp: Sendable {
    var stamp: FileStamp
    /// Whether an equal stamp proves that nothing changed.
    var isSettled: Bool
  }

  var sourceStamps: [String: SeenStamp] {
    sources.mapValues { SeenStamp(stamp: $0.stamp, isSettled: $0.isSettled) }
  }

  var outputStamps: [String: SeenStamp] { outputs.mapValues { SeenStamp(stamp: $0.stamp, isSettled: true) } }

  static func path(in state: String) -> String { "\(state)/edits" }

  /// Nil where there are none of that build.
  static func load(from state: String, of base: Int64) -> RecentEdits? {
    guard let content = CacheFile.read(path(in: state)) else { return nil }
    var reader = BinaryReader(content)
    guard let edits = try? RecentEdits(&reader), edits.base == base else { return nil }
    return edits
  }

  static func drop(in state: String) throws(DiskError) {
    try Disk.remove(path(in: state))
  }

  init(base: Int64, summary: BuildReport.Summary, published: PublishedIdentities.Known?) {
    self.base = base
    startedAt = base
    self.summary = summary
    self.published = published
  }

  func save(in state: String) throws(DiskError) {
    var file = try CacheFile(replacing: RecentEdits.path(in: state))
    file.writer.write(BuildCache.version)
    file.writer.write(base)
    file.writer.write(startedAt)
    file.writer.write(folderStamps.sorted { $0.key < $1.key }) { writer, seen in
      writer.write(seen.key)
      seen.value.stamp.write(to: &writer)
      writer.write(seen.value.isSettled)
    }
    summary.write(to: &file.writer)
    file.writer.write(published) { $1.write(to: &$0) }
    file.writer.write(sources.sorted { $0.key < $1.key }) { $1.value.write(to: &$0) }
    file.writer.write(outputs.sorted { $0.key < $1.key }) { $1.value.write(to: &$0) }
    file.writer.write(articles.sorted { $0.key < $1.key }) { writer, article in
      writer.write(UInt32(article.key))
      article.value.write(to: &writer)
    }
    file.writer.write(comments.sorted { $0.key < $1.key }) { writer, comment in
      writer.write(UInt32(comment.key))
      comment.value.write(to: &writer)
    }
    file.writer.write(lists) { writer, lists in
      for list in [lists.feed, lists.recent, lists.discussed] { writer.write(list) }
      writer.write(lists.values) { $0.write($1) }
    }
    file.writer.write(validFrom)
    try file.finish()
  }

  private init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    guard try reader.readText() == BuildCache.version else { throw BinaryReader.Damaged() }
    (base, startedAt) = (try reader.read(), try reader.read())
    folderStamps = try RecentEdits.readStamps(&reader)
    summary = try BuildReport.Summary.read(&reader)
    published = try reader.readOptional { reader throws(BinaryReader.Damaged) in try .read(&reader) }
    sources = try RecentEdits.readEntries(&reader)
    outputs = try RecentEdits.readEntries(&reader)
    (articles, comments) = (try RecentEdits.readPlaced(&reader), try RecentEdits.readPlaced(&reader))
    lists = try reader.readOptional { reader throws(BinaryReader.Damaged) in
      Lists(
        feed: try reader.readPositions(), recent: try reader.readPositions(), discussed: try reader.readPositions(),
        values: try reader.readList { reader throws(BinaryReader.Damaged) in try reader.read() })
    }
    validFrom = try reader.read()
  }

  private static func readPlaced<Entry: CachedEntry>(
    _ reader: inout BinaryReader
  ) throws(BinaryReader.Damaged) -> [Int: Entry] {
    let entries = try reader.readList { reader throws(BinaryReader.Damaged) in
      (Int(try reader.read(UInt32.self)), try Entry(&reader))
    }
    return Dictionary(entries, uniquingKeysWith: { first, _ in first })
  }

  private static func readStamps(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> [String: SeenStamp] {
    let stamps = try reader.readList { reader throws(BinaryReader.Damaged) in
      (try reader.readText(), SeenStamp(stamp: try FileStamp.read(&reader), isSettled: try reader.readBool()))
    }
    return Dictionary(stamps, uniquingKeysWith: { first, _ in first })
  }

  private static func readEntries<Entry: CachedEntry>(
    _ reader: inout BinaryReader
  ) throws(BinaryReader.Damaged) -> [String: Entry] {
    let entries = try reader.readList { reader throws(BinaryReader.Damaged) in try Entry(&reader) }
    return Dictionary(entries.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension RecentEdits {
  mutating func take(_ edits: QuickEdits, _ linked: SavedSite) {
    for source in edits.sources { sources[source.path] = source }
    guard !edits.threads.isEmpty else { return }
    articles.merge(edits.threads.articles) { $1 }
    comments.merge(edits.threads.comments) { $1 }
    lists = linked.later
    validFrom = edits.threads.approved.reduce(validFrom) { max($0, $1.date.secondsSinceEpoch) }
  }

  /// Files that were made; all others were kept.
  mutating func take(_ files: [CachedOutput]) {
    for file in outputs.keys { outputs[file]?.cause = .kept }
    for file in files { outputs[file.path] = file }
  }
}

extension BuildCache {
  /// The cache as it would stand if the edits had been written into it.
  func applying(_ edits: RecentEdits) -> BuildCache {
    var cache = self
    cache.edits = edits
    cache.header.published = edits.published
    cache.sources = sources.replacing(Array(edits.sources.values))
    cache.outputs = outputs.replacing(Array(edits.outputs.values))
    cache.articles = articles.replacing(edits.articles)
    cache.comments = comments.replacing(edits.comments)
    return cache
  }
}

extension SavedSite {
  mutating func take(_ later: RecentEdits.Lists) {
    feedIndex.comments = later.feed
    lists.recentComments = later.recent
    lists.discussed = later.discussed
    values = later.values
  }

  var later: RecentEdits.Lists {
    RecentEdits.Lists(
      feed: feedIndex.comments, recent: lists.recentComments, discussed: lists.discussed, values: values)
  }

  /// Puts comments that were approved where they belong in the lists of the whole site. `site` has them already.
  mutating func add(_ threads: ApprovedComments, of site: Site) {
    guard !threads.isEmpty else { return }
    for comment in threads.approvedPositions {
      var (low, high) = (0, feedIndex.comments.count)
      while low < high {
        let middle = (low + high) / 2
        if site.isNewer(comment, than: feedIndex.comments[middle]) { high = middle } else { low = middle + 1 }
      }
      feedIndex.comments.insert(comment, at: low)
    }
    lists.recentComments = SiteTables.Lists.recent(lists.recentComments + threads.approvedPositions, in: site)
    let articles = Set(lists.discussed).union(threads.articles.keys.map { UInt32($0) })
    lists.discussed = SiteTables.Lists.discussed(articles.sorted(), in: site)
  }
}
