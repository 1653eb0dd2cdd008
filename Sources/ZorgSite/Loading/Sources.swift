import Diagnostics
import Markdown
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
    site: String, configuration configurationPath: String, baseURL: String?, tree: SourceTree, cache: BuildCache? = nil,
    startedAt start: Int64 = 0
  ) async throws -> (sources: Sources, diagnostics: [Diagnostic]) {
    guard let bytes = try readConfiguration(site: site, path: configurationPath) else {
      let empty = Sources(configuration: SiteConfiguration(), theme: Theme(name: ""))
      return (empty, [.noConfiguration(configurationPath)])
    }
    let (configuration, found) = SiteConfiguration.read(bytes, baseURL: baseURL)
    var diagnostics = found.map { $0.inFile(configurationPath) }
    var (theme, themeDiagnostics) = try Theme.load(
      site: site, name: configuration.theme, language: configuration.language, namedAt: configuration.themePosition)
    diagnostics += themeDiagnostics
    if !theme.chain.isEmpty {
      let (accent, accentDiagnostics) = Accent.make(configuration, for: theme)
      diagnostics += accentDiagnostics.map { $0.inFile(configurationPath) }
      if let accent { theme.assetFiles[Theme.accentFile] = AssetFile(accent.stylesheet, isStylesheet: true) }
    }
    diagnostics += tree.diagnostics

    // What the settings and the texts of the theme say goes into what a file becomes.
    let surroundings = fingerprint(of: bytes, baseURL: baseURL, theme: theme)
    let cached = cache.map { $0.surroundings == surroundings ? $0.sources : CachedEntries() } ?? CachedEntries()
    let reader = ContentReader(
      site: site, configuration: configuration, markdown: markdownOptions(configuration, theme.translations))
    let articles = try await tree.articles.parallelMap { file in
      try reader.article(file, cached: cached.entry(for: file, in: site), startedAt: start)
    }
    let comments = try await tree.comments.parallelMap { file in
      try reader.comment(file, cached: cached.entry(for: file, in: site), startedAt: start)
    }
    let authors = try await tree.authors.parallelMap { try reader.author($0.path) }.collected()
    let tags = try await tree.tags.parallelMap { try reader.tag($0.path) }.collected()
    let pages = try await tree.pages.parallelMap { file in
      var parsed = try reader.page(file.path)
      if let fingerprint = parsed.fingerprint { parsed.value?.fingerprint = fingerprint }
      return parsed
    }.collected()
    let notices = try await tree.notices.parallelMap { file in
      var parsed = try reader.notice(file.path)
      if let fingerprint = parsed.fingerprint { parsed.value?.fingerprint = fingerprint }
      return parsed
    }.collected()
    let (data, dataFingerprint, dataDiagnostics) = try DataFiles.read(tree.data.map(\.path), site: site)
    let read = (articles: articles.lazy.map(\.parsed).collected(), comments: comments.lazy.map(\.parsed).collected())
    diagnostics += read.articles.diagnostics + read.comments.diagnostics + authors.diagnostics + tags.diagnostics
    diagnostics += pages.diagnostics + notices.diagnostics + dataDiagnostics
    var sources = Sources(
      configuration: configuration, theme: theme, articles: read.articles.values, authors: authors.values,
      tags: tags.values, pages: pages.values, comments: read.comments.values, data: data,
      media: Set(tree.media.map(\.path)))
    sources.notices = notices.values
    sources.hasNotices = !tree.notices.isEmpty
    sources.files = articles.compactMap(\.source) + comments.compactMap(\.source)
    sources.reader = reader
    sources.surroundings = surroundings
    sources.dataFingerprint = dataFingerprint
    return (sources, diagnostics)
  }

  /// Gives all of it to the linker and keeps what a build needs after that, which are not the lists that the site holds.
  mutating func handOver() -> Sources {
    defer { (articles, comments) = ([], []) }
    return self
  }

  private static func fingerprint(of configuration: [UInt8], baseURL: String?, theme: Theme) -> Fingerprint {
    var writer = BinaryWriter()
    writer.write(Fingerprint(of: configuration))
    writer.write(baseURL)
    writer.write(theme.translations.keys) { writer, key in
      writer.write(key)
      writer.write(theme.translations[key])
    }
    return Fingerprint(of: writer.bytes)
  }

  static func readConfiguration(site: String, path: String) throws(DiskError) -> [UInt8]? {
    let full = path.hasPrefix("/") ? path : "\(site)/\(path)"
    guard Disk.isFile(full) else { return nil }
    return try Disk.read(full, limit: 1024 * 1024)
  }

  static func markdownOptions(_ configuration: SiteConfiguration, _ texts: Translations) -> MarkdownOptions {
    var labels = MarkdownOptions.Labels()
    labels.note = texts["callout.note"] ?? labels.note
    labels.tip = texts["callout.tip"] ?? labels.tip
    labels.important = texts["callout.important"] ?? labels.important
    labels.warning = texts["callout.warning"] ?? labels.warning
    labels.caution = texts["callout.caution"] ?? labels.caution
    labels.footnotes = texts["footnotes.title"] ?? labels.footnotes
    labels.footnoteBack = texts["footnotes.back"] ?? labels.footnoteBack
    labels.table = texts["table.label"] ?? labels.table
    labels.taskDone = texts["task.done"] ?? labels.taskDone
    labels.taskOpen = texts["task.open"] ?? labels.taskOpen
    labels.videoOpen = texts["video.open"] ?? labels.videoOpen
    labels.videoPlay = texts["video.play"] ?? labels.videoPlay
    labels.videoLink = texts["video.link"] ?? labels.videoLink
    var limits = MarkdownOptions.Limits()
    limits.documentBytes = configuration.limits.article
    limits.commentBytes = configuration.limits.comment
    return MarkdownOptions(
      rawHTML: configuration.rawHTML, reservedIDs: ["inhoud", "reacties"], labels: labels, limits: limits)
  }
}

extension Diagnostic {
  fileprivate static func noConfiguration(_ path: String) -> Diagnostic {
    error(
      "configuration.none", "there is no '\(path)' here", path: path,
      notes: [Note("run zorgsite in the site's folder, or name it with '--source'")])
  }
}
