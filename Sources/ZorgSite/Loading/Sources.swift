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
  var data = Value.none
  /// Pictures and other files that content can refer to.
  var media: Set<String> = []

  /// Reads a whole site, in parallel. Mistakes are diagnostics; only the disk throws.
  static func load(
    site: String, configuration configurationPath: String, baseURL: String?
  ) async throws -> (sources: Sources, diagnostics: [Diagnostic]) {
    guard let bytes = try readConfiguration(site: site, path: configurationPath) else {
      let empty = Sources(configuration: SiteConfiguration(), theme: Theme(name: ""))
      return (empty, [.noConfiguration(configurationPath)])
    }
    let (configuration, found) = SiteConfiguration.read(bytes, baseURL: baseURL)
    var diagnostics = found.map { $0.inFile(configurationPath) }
    let (theme, themeDiagnostics) = try Theme.load(
      site: site, name: configuration.theme, language: configuration.language, namedAt: configuration.themePosition)
    diagnostics += themeDiagnostics
    let tree = try SourceTree.walk(site: site)
    diagnostics += tree.diagnostics

    let reader = ContentReader(
      site: site, configuration: configuration, markdown: markdownOptions(configuration, theme.translations))
    let articles = try await tree.articles.parallelMap { try reader.article($0) }.collected()
    let authors = try await tree.authors.parallelMap { try reader.author($0) }.collected()
    let tags = try await tree.tags.parallelMap { try reader.tag($0) }.collected()
    let pages = try await tree.pages.parallelMap { try reader.page($0) }.collected()
    let comments = try await tree.comments.parallelMap { try reader.comment($0) }.collected()
    let (data, dataDiagnostics) = try DataFiles.read(tree.data, site: site)
    diagnostics += articles.diagnostics + authors.diagnostics + tags.diagnostics + pages.diagnostics
    diagnostics += comments.diagnostics + dataDiagnostics
    let sources = Sources(
      configuration: configuration, theme: theme, articles: articles.values, authors: authors.values,
      tags: tags.values, pages: pages.values, comments: comments.values, data: data, media: tree.media)
    return (sources, diagnostics)
  }

  static func readConfiguration(site: String, path: String) throws(DiskError) -> [UInt8]? {
    let full = path.hasPrefix("/") ? path : "\(site)/\(path)"
    guard Disk.isFile(full) else { return nil }
    return try Disk.read(full, limit: 1024 * 1024)
  }

  private static func markdownOptions(_ configuration: SiteConfiguration, _ texts: Translations) -> MarkdownOptions {
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
