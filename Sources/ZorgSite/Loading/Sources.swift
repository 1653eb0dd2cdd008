import Diagnostics
import Templates

/// Everything that was read: each file by itself, nothing linked yet.
struct Sources: Sendable {
  var configuration: SiteConfiguration
  var theme: Theme
  var articles: [Article] = []
  var authors: [Author] = []
  var tags: [TagDescription] = []
  var pages: [ContentPage] = []
  var comments: [Comment] = []
  var notices: [Notice] = []
  /// Whether the site has notices at all, shown or not.
  var hasNotices = false
  var data = Value.none
  /// Pictures and other files that content can refer to.
  var media: Set<String> = []

  /// How each article and comment was read, for the next build's cache.
  var files: [CachedSource] = []
  var reader: ContentReader?
  /// Of the settings and the theme's texts, which decide what a file becomes.
  var surroundings = Fingerprint(value: 0)
  var dataFingerprint = Fingerprint(value: 0)

  /// Reads a whole site, in parallel. Files that `cache` knows are not read again. Mistakes are diagnostics; only the
  /// disk throws.
  static func load(
    site: String, configuration configurationPath: String, baseURL: String?, tree: SourceTree, cache: BuildCache? = nil
  ) async throws -> (sources: Sources, diagnostics: [Diagnostic]) {
    let surroundings = try Surroundings.read(site: site, configuration: configurationPath, baseURL: baseURL)
    return try await load(site: site, surroundings, configuration: configurationPath, tree: tree, cache: cache)
  }

  /// The same with surroundings that are read already, which are nil where there is no configuration.
  /// `start` is when the build began.
  static func load(
    site: String, _ surroundings: Surroundings?, configuration path: String, tree: SourceTree,
    cache: BuildCache? = nil, startedAt start: Int64 = 0
  ) async throws -> (sources: Sources, diagnostics: [Diagnostic]) {
    guard let surroundings else {
      let empty = Sources(configuration: SiteConfiguration(), theme: Theme(name: ""))
      return (empty, [.noConfiguration(path)])
    }
    let reader = surroundings.reader
    var diagnostics = surroundings.diagnostics + tree.diagnostics
    let cached =
      cache.map { $0.header.surroundings == surroundings.fingerprint ? $0.sources : CachedEntries() } ?? CachedEntries()
    async let readComments = tree.comments.parallelChunks(state: {}) { _, file, read in
      read.append(try reader.comment(file, cached: cached.entry(for: file, in: site), startedAt: start))
    }
    var articles = try await tree.articles.parallelChunks(state: {}) { _, file, read in
      read.append(try reader.article(file, cached: cached.entry(for: file, in: site), startedAt: start))
    }
    var comments = try await readComments
    let authors = try await tree.authors.parallelMap { try reader.author($0.path) }.collected()
    let tags = try await tree.tags.parallelMap { try reader.tag($0.path) }.collected()
    let pages = try await tree.pages.parallelMap { try reader.page($0.path) }.collected()
    let notices = try await tree.notices.parallelMap { try reader.notice($0.path) }.collected()
    let (data, dataFingerprint, dataDiagnostics) = try DataFiles.read(tree.data.map(\.path), site: site)
    var files: [CachedSource] = []
    files.reserveCapacity(tree.articles.count + tree.comments.count)
    let read = (articles: articles.takeAll(addingTo: &files), comments: comments.takeAll(addingTo: &files))
    diagnostics += read.articles.diagnostics + read.comments.diagnostics + authors.diagnostics + tags.diagnostics
    diagnostics += pages.diagnostics + notices.diagnostics + dataDiagnostics
    var sources = Sources(
      configuration: surroundings.configuration, theme: surroundings.theme, articles: read.articles.values,
      authors: authors.values, tags: tags.values, pages: pages.values, comments: read.comments.values,
      notices: notices.values, hasNotices: !tree.notices.isEmpty, data: data, media: Set(tree.media.map(\.path)))
    sources.files = files
    sources.reader = reader
    sources.surroundings = surroundings.fingerprint
    sources.dataFingerprint = dataFingerprint
    return (sources, diagnostics)
  }

  /// Gives all of it to the linker and keeps what a build needs after that, which are not the lists that the site holds.
  mutating func handOver() -> Sources {
    defer { (articles, comments) = ([], []) }
    return self
  }
}

extension Diagnostic {
  fileprivate static func noConfiguration(_ path: String) -> Diagnostic {
    error(
      "configuration.none", "there is no '\(path)' here", path: path,
      notes: [Note("run zorgsite in the site's folder, or name it with '--source'")])
  }
}
