import Diagnostics
import Markdown
import Templates

/// What decides over every file of the content: the settings, and the theme with its texts.
struct Surroundings: Sendable {
  var configuration: SiteConfiguration
  var theme: Theme
  var reader: ContentReader
  /// Of the settings and the theme's texts.
  var fingerprint: Fingerprint
  var diagnostics: [Diagnostic]

  /// Nil where there is no configuration.
  static func read(
    site: String, configuration path: String, baseURL: String?
  ) throws(DiskError) -> Surroundings? {
    guard let bytes = try readConfiguration(site: site, path: path) else { return nil }
    let (configuration, found) = SiteConfiguration.read(bytes, baseURL: baseURL)
    var diagnostics = found.map { $0.inFile(path) }
    var (theme, themeDiagnostics) = try Theme.load(
      site: site, name: configuration.theme, language: configuration.language, namedAt: configuration.themePosition)
    diagnostics += themeDiagnostics
    if !theme.chain.isEmpty {
      let (accent, accentDiagnostics) = Accent.make(configuration, for: theme)
      diagnostics += accentDiagnostics.map { $0.inFile(path) }
      if let accent { theme.assetFiles[Theme.accentFile] = AssetFile(accent.stylesheet, isStylesheet: true) }
    }
    let reader = ContentReader(
      site: site, configuration: configuration, markdown: markdownOptions(configuration, theme.translations))
    return Surroundings(
      configuration: configuration, theme: theme, reader: reader,
      fingerprint: fingerprint(of: bytes, baseURL: baseURL, theme: theme), diagnostics: diagnostics)
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
