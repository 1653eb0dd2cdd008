import Calendar
import Diagnostics
import Glibc

/// What one build leaves for the next, as a rule in `.zorgsite`: how its sources were read in `sources`, all else in `cache`,
/// so that both are written at once. A cache that is missing, damaged, or from another version of zorgsite is no cache, and
/// never an error; nor are two files of two builds.
struct BuildCache: Sendable {
  /// Of the cache and of the snapshot. Changes with everything that could make a later version produce other bytes from
  /// the same sources.
  static let version = "zorgsite cache 11"

  /// What stands there once, behind all lists.
  struct Header: Sendable {
    /// When the build began, in nanoseconds since 1970.
    var startedAt: Int64
    var surroundings: Fingerprint
    /// Of what all pages depend on beside records and templates: settings, texts, assets, the clock's switches.
    var conditions: Fingerprint
    /// Of what stood on every page because of notices.
    var banner: Fingerprint
    /// How the groups of records are numbered in the table.
    var numbers: RecordNumbers
    /// What was published; nil after builds that show what is not public.
    var published: PublishedIdentities.Known?
  }

  var header: Header
  var sources: CachedEntries<CachedSource>
  /// Every other file that was looked at.
  private let others: CachedEntries<SourceFile>
  var outputs: CachedEntries<CachedOutput>
  /// What the traces of the outputs name by number.
  let table: DependencyTable
  /// In the order of the site's lists.
  var articles: CachedList<LinkedArticle>
  var comments: CachedList<LinkedComment>
  /// Read by `SavedSite`.
  var site: ArraySlice<UInt8>
  /// What later builds changed of it.
  var edits: RecentEdits?

  /// When the last build began.
  var startedAt: Int64 { edits?.startedAt ?? header.startedAt }

  /// What the last build knows of a file of the output: a build that made only a few files anew left all others.
  func output(_ file: String) -> CachedOutput? {
    guard var output = outputs[file] else { return nil }
    if let edits, edits.outputs[file] == nil { output.cause = .kept }
    return output
  }

  /// The same with files as they were read since, and with threads as they are linked now.
  func replacing(_ sources: [CachedSource], _ threads: ApprovedComments = ApprovedComments()) -> BuildCache {
    var cache = self
    cache.sources = self.sources.replacing(sources)
    cache.articles = articles.replacing(threads.articles)
    cache.comments = comments.replacing(threads.comments)
    return cache
  }

  /// How a file looked when the last build read it; nil where that did not see it.
  func stamp(of path: String) -> FileStamp? { sources[path]?.stamp ?? others[path]?.stamp }

  // MARK: Files

  private static func sourcesPath(in state: String) -> String { "\(state)/sources" }
  private static func path(in state: String) -> String { "\(state)/cache" }

  /// Whether a build left one, which may be none after all when it is read.
  static func isThere(in state: String) -> Bool { Disk.kind(path(in: state)) == .file }

  /// The cache with what later builds changed of it.
  static func load(from state: String) async -> BuildCache? {
    async let sources = CacheFile.read(sourcesPath(in: state))
    guard let content = CacheFile.read(path(in: state)), let sources = await sources,
      let cache = try? BuildCache(content, sources: sources)
    else { return nil }
    return RecentEdits.load(from: state, of: cache.header.startedAt).map { cache.applying($0) } ?? cache
  }

  private init(_ content: ArraySlice<UInt8>, sources: ArraySlice<UInt8>) throws(BinaryReader.Damaged) {
    var reader = BinaryReader(content)
    guard try reader.readText() == BuildCache.version else { throw BinaryReader.Damaged() }
    var places = try BuildCache.places(6, in: content)
    let tablePlace = try CachedPlace.read(&places)
    articles = try CachedList(content, at: try CachedPlace.read(&places))
    comments = try CachedList(content, at: try CachedPlace.read(&places))
    site = try CachedPlace.read(&places).rows(of: 1, in: content)
    outputs = try CachedEntries(content, at: try CachedPlace.read(&places))
    reader = BinaryReader(try CachedPlace.read(&places).rows(of: 1, in: content))
    header = try Header(&reader)
    table = try DependencyTable(content, at: tablePlace, header.numbers)

    reader = BinaryReader(sources)
    guard try reader.readText() == BuildCache.version, try reader.read() == header.startedAt else {
      throw BinaryReader.Damaged()
    }
    places = try BuildCache.places(2, in: sources)
    self.sources = try CachedEntries(sources, at: try CachedPlace.read(&places))
    others = try CachedEntries(sources, at: try CachedPlace.read(&places))
  }

  /// The places of the lists stand at the end, since they are known when the lists are written.
  private static func places(
    _ count: Int, in content: ArraySlice<UInt8>
  ) throws(BinaryReader.Damaged) -> BinaryReader {
    guard content.count >= count * CachedPlace.size else { throw BinaryReader.Damaged() }
    return BinaryReader(content[(content.endIndex - count * CachedPlace.size)...])
  }

  /// A cache that is written beside the old one: all but what only a commit tells is written before that.
  struct Writing: ~Copyable {
    private let state: String
    private var file: CacheFile
    private var places: [CachedPlace]

    init(in state: String, dependencies: Dependencies, site: SavedSite) throws {
      let linked = dependencies.tables.site
      var file = try CacheFile(replacing: path(in: state))
      file.writer.write(version)
      places = [
        try DependencyTable.write(dependencies, to: &file),
        try CachedList.write(linked.articles.indices.lazy.map { LinkedArticle(linked.articles[$0]) }, to: &file),
        try CachedList.write(linked.comments.indices.lazy.map { LinkedComment(linked.comments[$0]) }, to: &file),
        file.place { site.write(to: &$0) },
      ]
      self.state = state
      self.file = file
    }

    /// Puts it in the old one's place, and what `writeSources` wrote too.
    consuming func finish(_ header: Header, _ outputs: [CachedOutput]) throws {
      places.append(try CachedEntries.write(outputs, to: &file))
      places.append(file.place { header.write(to: &$0) })
      for place in places { place.write(to: &file.writer) }
      try file.close()
      try CacheFile.replace(sourcesPath(in: state))
      try CacheFile.replace(path(in: state))
      try RecentEdits.drop(in: state)
    }
  }

  /// Drops what `writeSources` wrote for a build that failed after that.
  static func dropSources(in state: String) { unlink(sourcesPath(in: state) + ".new") }

  /// Writes how the sources were read, beside what the last build left of that: before it is known how the build ends.
  /// `files` are all but `sources`.
  static func writeSources(
    _ sources: [CachedSource], _ files: [SourceFile], in state: String, startedAt start: Int64
  ) throws(DiskError) {
    var file = try CacheFile(replacing: sourcesPath(in: state))
    file.writer.write(version)
    file.writer.write(start)
    let places = [try CachedEntries.write(sources, to: &file), try CachedEntries.write(files, to: &file)]
    for place in places { place.write(to: &file.writer) }
    try file.close()
  }
}

extension BuildCache.Header {
  func write(to writer: inout BinaryWriter) {
    writer.write(startedAt)
    writer.write(surroundings)
    writer.write(conditions)
    writer.write(banner)
    numbers.write(to: &writer)
    writer.write(published) { $1.write(to: &$0) }
  }

  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    startedAt = try reader.read()
    (surroundings, conditions) = (try reader.readFingerprint(), try reader.readFingerprint())
    banner = try reader.readFingerprint()
    numbers = try RecordNumbers.read(&reader)
    published = try reader.readOptional { reader throws(BinaryReader.Damaged) in try .read(&reader) }
  }
}
