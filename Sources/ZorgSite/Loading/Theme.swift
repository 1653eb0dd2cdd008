import Diagnostics
import FrontMatter
import Templates
import Text

/// The templates, assets and translations of a theme, with those that it inherits. A child's file hides its parent's.
public struct Theme: Sendable {
  public var name: String
  public var templates: [TemplateFile] = []
  /// Names below `assets/`, as `css/zorg.css`, with the files' paths from the site's folder.
  public var assets: [String: String] = [:]
  /// The same files by name, as far as the build must know what is in them.
  var assetFiles: [String: AssetFile] = [:]
  /// On which the accent must be readable; the first is the one that the theme also tints with it.
  var lightBackgrounds: [Colour] = []
  var darkBackgrounds: [Colour] = []
  /// The stylesheet that the build makes of a site's `accent`.
  static let accentFile = "css/accent.css"
  /// Texts by key, of the site's language.
  public var translations = Translations()
  /// The theme itself and those that it inherits from, nearest first.
  public var chain: [String] = []

  /// Reads the theme that a site names, for its language.
  static func load(
    site: String, name: String, language: String, namedAt position: Position?
  ) throws(DiskError) -> (theme: Theme, diagnostics: [Diagnostic]) {
    var theme = Theme(name: name)
    var diagnostics: [Diagnostic] = []
    var next: (name: String, path: String, position: Position?)? = (name, "zorgsite.yaml", position)
    while let wanted = next {
      next = nil
      let folder = "themes/\(wanted.name)"
      if theme.chain.contains(wanted.name) {
        diagnostics.append(.themeLoop(theme.chain + [wanted.name]).at(wanted.path, wanted.position))
        break
      }
      guard isName(wanted.name), Disk.isFolder("\(site)/\(folder)") else {
        let known = Disk.isFolder("\(site)/themes") ? try Disk.list("\(site)/themes").map(\.name) : []
        diagnostics.append(
          .unknownTheme(wanted.name).suggesting(nearMiss(of: wanted.name, in: known)).at(wanted.path, wanted.position))
        break
      }
      theme.chain.append(wanted.name)
      try theme.addFiles(of: folder, site: site, language: language, &diagnostics)
      let manifest = "\(folder)/theme.yaml"
      guard Disk.isFile("\(site)/\(manifest)"), let bytes = try Disk.read("\(site)/\(manifest)", limit: 256 * 1024)
      else {
        diagnostics.append(.noThemeFile(wanted.name).inFile(manifest))
        break
      }
      let (parent, found) = theme.readManifest(bytes)
      diagnostics += found.map { $0.inFile(manifest) }
      next = parent.map { ($0.text, manifest, $0.position) }
    }
    theme.templates.sort { $0.name < $1.name }
    for (name, path) in theme.assets { theme.assetFiles[name] = try AssetFile(path, site: site) }
    if !theme.chain.isEmpty {
      if theme.translations.isEmpty {
        diagnostics.append(.noTranslations(language, theme: name))
      } else {
        let missing = Translations.required.filter { theme.translations[$0] == nil }
        diagnostics += missing.map { .missingTranslation($0, language, theme: name) }
      }
    }
    return (theme, diagnostics)
  }

  private mutating func addFiles(
    of folder: String, site: String, language: String, _ diagnostics: inout [Diagnostic]
  ) throws(DiskError) {
    let known = Set(templates.map(\.name))
    for name in try Theme.files("\(site)/\(folder)/templates") where !known.contains(name) {
      let path = "\(folder)/templates/\(name)"
      guard let bytes = try Disk.read("\(site)/\(path)", limit: 1024 * 1024) else {
        diagnostics.append(.templateTooLarge.inFile(path))
        continue
      }
      templates.append(TemplateFile(name: name, path: path, source: bytes))
    }
    for name in try Theme.files("\(site)/\(folder)/assets") where assets[name] == nil {
      assets[name] = "\(folder)/assets/\(name)"
    }
    // A language with a region falls back on the language alone.
    for language in [language, String(language.prefix { $0 != "-" })] {
      let path = "\(folder)/translations/\(language).yaml"
      guard Disk.isFile("\(site)/\(path)"), let bytes = try Disk.read("\(site)/\(path)", limit: 256 * 1024) else {
        continue
      }
      diagnostics += translations.add(bytes).map { $0.inFile(path) }
    }
  }

  /// Regular files below a folder, by their names from it, sorted; hidden ones and links are left out.
  static func files(_ folder: String, prefix: String = "", depth: Int = 0) throws(DiskError) -> [String] {
    guard depth < 16, Disk.kind(folder) == .folder else { return [] }
    var names: [String] = []
    for entry in try Disk.list(folder) where !entry.name.hasPrefix(".") && !entry.name.hasSuffix("~") {
      switch entry.kind {
      case .file: names.append(prefix + entry.name)
      case .folder:
        names += try files("\(folder)/\(entry.name)", prefix: "\(prefix)\(entry.name)/", depth: depth + 1)
      case .link, .other: continue
      }
    }
    return names
  }

  private mutating func readManifest(_ bytes: [UInt8]) -> (parent: Article.Located?, diagnostics: [Diagnostic]) {
    do {
      let node = try bytes.withUnsafeBufferPointer { buffer throws(FrontMatterError) in
        try parseYAML(buffer, firstLine: 1)
      }
      var keys = KeyReader(node, schema: .theme)
      // A child that says nothing has its parent's backgrounds.
      if lightBackgrounds.isEmpty { lightBackgrounds = keys.colours("lightBackgrounds") }
      if darkBackgrounds.isEmpty { darkBackgrounds = keys.colours("darkBackgrounds") }
      return (keys.located("extends"), keys.diagnostics)
    } catch {
      return (nil, [error.diagnostic])
    }
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\\")
  }
}

extension Schema {
  static let theme = Schema(
    "theme",
    [
      Key("name", .text, example: "zorg", "The theme's name."),
      Key("description", .text, example: "\"Rustig en toegankelijk\"", "What it is for."),
      Key(
        "extends", .text, example: "zorg", "The theme from which it inherits all files that it does not have itself."),
      Key(
        "lightBackgrounds", .texts, example: "[\"#ffffff\"]",
        "The colours on which links stand; a site's accent is checked against them."),
      Key("darkBackgrounds", .texts, example: "[\"#16201f\"]", "The same on dark pages."),
      Key("params", .anything, example: "{accent: blauw}", "Settings of the theme's own."),
    ])
}

extension KeyReader {
  fileprivate mutating func colours(_ name: String) -> [Colour] {
    texts(name).compactMap { text in
      let colour = Colour(text.text)
      if colour == nil { add(.notABackground(text.text, at: text.position)) }
      return colour
    }
  }
}

extension Diagnostic {
  fileprivate static func notABackground(_ text: String, at position: Position) -> Diagnostic {
    error("theme.background", "'\(shortened(text))' is not a colour such as '#ffffff'", at: position)
  }

  fileprivate func at(_ path: String, _ position: Position?) -> Diagnostic {
    var copy = self
    copy.path = path
    copy.position = position
    return copy
  }

  fileprivate static func unknownTheme(_ name: String) -> Diagnostic {
    error("theme.unknown", "there is no theme '\(name)': the folder 'themes/\(name)' does not exist")
  }

  fileprivate static func themeLoop(_ chain: [String]) -> Diagnostic {
    error("theme.loop", "themes extend each other in a circle: \(chain.joined(separator: " <- "))")
  }

  fileprivate static func noThemeFile(_ name: String) -> Diagnostic {
    error("theme.no-file", "the theme has no 'theme.yaml'", notes: [Note("add one with the line 'name: \(name)'")])
  }

  fileprivate static let templateTooLarge = error("theme.template-size", "the template is larger than 1 MB")

  fileprivate static func missingTranslation(_ key: String, _ language: String, theme: String) -> Diagnostic {
    error(
      "theme.translation", "the theme has no text '\(key)' for '\(language)'",
      path: "themes/\(theme)/translations/\(language).yaml")
  }

  fileprivate static func noTranslations(_ language: String, theme: String) -> Diagnostic {
    error(
      "theme.language", "the theme has no translations for '\(language)'", path: "themes/\(theme)/translations",
      notes: [Note("copy one of its translation files to '\(language).yaml' and translate the texts")])
  }
}
