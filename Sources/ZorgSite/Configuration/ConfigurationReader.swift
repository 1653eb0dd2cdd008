import Calendar
import Diagnostics
import FrontMatter
import Text

extension SiteConfiguration {
  /// Reads `zorgsite.yaml`. The settings are usable only where no diagnostic is an error. `baseURL` overrides the
  /// file's, as the command line does.
  public static func read(_ bytes: [UInt8], baseURL override: String? = nil) -> (SiteConfiguration, [Diagnostic]) {
    var configuration = SiteConfiguration()
    let root: Node?
    do {
      root = try bytes.withUnsafeBufferPointer { buffer throws(FrontMatterError) in
        if let invalid = firstInvalidUTF8(in: buffer) {
          throw FrontMatterError(.invalidUTF8(at: Position(offset: invalid, in: buffer)))
        }
        return try parseYAML(buffer, firstLine: 1)
      }
    } catch {
      return (configuration, [error.diagnostic])
    }
    var reader = KeyReader(flattened(root, override: override), schema: .configuration)
    configuration.readSite(&reader)
    configuration.readAddresses(&reader)
    configuration.readFeatures(&reader, host: host(in: root) ?? configuration.host)
    return (configuration, reader.diagnostics)
  }

  /// Groups such as `feeds: {items: 20}` become keys with a dot, `feeds.items`, with their places kept.
  private static func flattened(_ root: Node?, override: String?) -> Node? {
    guard let root, case .mapping(var entries) = root.content else { return root }
    entries = entries.flatMap(flattened)
    if let override {
      entries.removeAll { Schema.configuration.positions[$0.key] == Schema.configuration.positions["baseURL"] }
      let place = Position(line: 1, column: 1)
      entries.append(Entry(key: "baseURL", at: place, value: Node(.scalar(override, isPlain: false), at: place)))
    }
    return Node(.mapping(entries), at: root.position)
  }

  private static func flattened(_ entry: Entry) -> [Entry] {
    let isGroup = Schema.configuration.keys.contains { $0.name.hasPrefix(entry.key + ".") }
    guard isGroup, case .mapping(let inner) = entry.value.content else { return [entry] }
    return inner.flatMap { flattened(Entry(key: "\(entry.key).\($0.key)", at: $0.keyPosition, value: $0.value)) }
  }

  /// The host of the address that the file gives. A build for another address, as for a preview, keeps the ids of feed
  /// items as they are.
  private static func host(in root: Node?) -> String? {
    guard case .mapping(let entries) = root?.content else { return nil }
    let key = Schema.configuration.positions["baseURL"]
    guard let text = entries.first(where: { Schema.configuration.positions[$0.key] == key })?.value.text,
      let url = normalisedBaseURL(text)?.url
    else { return nil }
    return ZorgSite.host(of: url)
  }

  private var host: String { ZorgSite.host(of: baseURL) }

  private mutating func readSite(_ reader: inout KeyReader) {
    title = reader.text("title") ?? title
    description = reader.text("description")
    organisation = reader.text("organisation")
    language = reader.text("language") ?? language
    theme = reader.text("theme") ?? theme
    themePosition = reader.position(of: "theme")
    if theme.contains("/") || theme.hasPrefix(".") {
      reader.add(.themeNotAName(theme, at: reader.position(of: "theme")))
    }
    let zoneName = reader.text("timeZone") ?? "Europe/Amsterdam"
    if let zone = TimeZone.named(zoneName) {
      timeZone = zone
    } else {
      reader.add(.unknownTimeZone(zoneName, at: reader.position(of: "timeZone")))
    }
    if let text = reader.text("baseURL") {
      if let (url, path) = normalisedBaseURL(text) {
        baseURL = url
        basePath = path
      } else {
        reader.add(.wrongBaseURL(text, at: reader.position(of: "baseURL")))
      }
    }
    accent = reader.located("accent")
    accentDark = reader.located("accentDark")
    menu = reader.menu("menu")
    footerMenu = reader.menu("footerMenu")
    params = reader.params
  }

  private mutating func readAddresses(_ reader: inout KeyReader) {
    permalinks.articles = reader.pattern("permalinks.articles", Permalink.articlePlaceholders) ?? permalinks.articles
    permalinks.authors = reader.pattern("permalinks.authors", ["slug"]) ?? permalinks.authors
    permalinks.pages = reader.pattern("permalinks.pages", ["slug", "folder"]) ?? permalinks.pages
    permalinks.archive = reader.pattern("permalinks.archive", []) ?? permalinks.archive
    permalinks.feeds = reader.pattern("permalinks.feeds", []) ?? permalinks.feeds
    permalinks.comments = reader.pattern("permalinks.comments", []) ?? permalinks.comments
    permalinks.notices = reader.pattern("permalinks.notices", []) ?? permalinks.notices
    pagination.size = reader.integer("pagination.size") ?? pagination.size
    if let text = reader.text("pagination.path") {
      let word = slug(of: text)
      if word.isEmpty {
        reader.add(.wrongPattern(text, "needs a letter or a digit", at: reader.position(of: "pagination.path")))
      } else {
        pagination.path = word
      }
    }
    if reader.entry("taxonomies") != nil {
      taxonomies = []
      for row in reader.mappings("taxonomies") {
        guard let key = row["key"], let path = row["path"], let title = row["title"] else { continue }
        let isTaken = Schema.article.positions[key.text] != nil && !["tags", "categories"].contains(key.text)
        if isTaken || taxonomies.contains(where: { $0.key == key.text }) {
          reader.add(.taxonomyKeyTaken(key.text, at: key.position))
        } else if let problem = Permalink.problem(in: "/\(path.text)/") {
          reader.add(.wrongPattern(path.text, problem, at: path.position))
        } else {
          taxonomies.append(Taxonomy(key: key.text, path: path.text.trimming("/"), title: title.text))
        }
      }
    }
  }

  /// `host` is the one of the file's own `baseURL`.
  private mutating func readFeatures(_ reader: inout KeyReader, host: String) {
    relatedCount = reader.integer("related") ?? relatedCount
    readFeeds(&reader, host: host)
    contact = reader.located("contact")
    if let text = reader.text("review.every") {
      if let interval = ReviewInterval(text) {
        reviewEvery = interval
      } else {
        reader.add(.wrongInterval(text, at: reader.position(of: "review.every")))
      }
    }
    readChecks(&reader)
    rawHTML = reader.bool("markdown.rawHTML") ?? rawHTML
    limits.article = reader.integer("limits.article").map { $0 * 1024 } ?? limits.article
    limits.comment = reader.integer("limits.comment").map { $0 * 1024 } ?? limits.comment
    limits.picture = reader.integer("limits.picture").map { $0 * 1024 } ?? limits.picture
  }
}

extension KeyReader {
  fileprivate mutating func menu(_ name: String) -> [SiteConfiguration.MenuItem] {
    mappings(name).compactMap { row in
      guard let title = row["title"], let url = row["url"] else { return nil }
      return SiteConfiguration.MenuItem(title: title.text, target: url.text, position: url.position)
    }
  }

  /// An address with placeholders, from the root, made to end in `/`.
  fileprivate mutating func pattern(_ name: String, _ placeholders: [String]) -> String? {
    guard let text = text(name) else { return nil }
    let pattern = "/" + text.trimming("/") + "/"
    for part in pattern.split(separator: ":").dropFirst() {
      let word = String(part.prefix { $0.isASCII && $0.isLetter })
      if !placeholders.contains(word) {
        add(
          .wrongPattern(text, "has no placeholder ':\(word)' here", at: position(of: name))
            .suggesting(nearMiss(of: word, in: placeholders).map { ":" + $0 }))
        return nil
      }
    }
    if let problem = Permalink.problem(in: pattern) {
      add(.wrongPattern(text, problem, at: position(of: name)))
      return nil
    }
    return pattern == "//" ? "/" : pattern
  }
}

extension String {
  /// Without any of a character at both ends.
  func trimming(_ character: Character) -> String {
    var text = Substring(self)
    while text.first == character { text.removeFirst() }
    while text.last == character { text.removeLast() }
    return String(text)
  }
}

private func host(of url: String) -> String {
  String(url.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" && $0 != ":" })
}

/// Scheme, host and path of a site, ending in `/`, and the path alone. Nil unless it is `http` or `https` with a host
/// and neither query nor fragment.
private func normalisedBaseURL(_ text: String) -> (url: String, path: String)? {
  let schemes = ["https://", "http://"]
  guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
  let rest = text.dropFirst(scheme.utf8.count)
  let allowed = rest.unicodeScalars.allSatisfy { $0.value > 0x20 && !"?#<>\"'\\^`{|}@".unicodeScalars.contains($0) }
  let host = rest.prefix { $0 != "/" }
  guard allowed, !host.isEmpty, host.first != ":" else { return nil }
  var path = "/" + rest.dropFirst(host.count).split(separator: "/").joined(separator: "/")
  guard !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else { return nil }
  if path != "/" { path += "/" }
  return (scheme + host.lowercased() + percentEncoded(path), percentEncoded(path))
}

extension Diagnostic {
  static func invalidUTF8(at position: Position) -> Diagnostic {
    error(
      "encoding.utf8", "the file is not valid UTF-8 here", at: position,
      notes: [Note("save the file as UTF-8; Windows-1252 and UTF-16 are not read")])
  }

  fileprivate static func themeNotAName(_ name: String, at position: Position?) -> Diagnostic {
    error("configuration.theme", "'\(name)' is not a folder name in themes/", at: position)
  }

  fileprivate static func unknownTimeZone(_ name: String, at position: Position?) -> Diagnostic {
    error(
      "configuration.time-zone", "time zone '\(name)' is not known on this machine", at: position,
      notes: [Note("write a name such as 'Europe/Amsterdam'; the package 'tzdata' holds the zones")])
  }

  fileprivate static func wrongBaseURL(_ text: String, at position: Position?) -> Diagnostic {
    error(
      "configuration.base-url", "'\(shortened(text))' is not an address that a site can have", at: position,
      notes: [Note("write it with scheme and host: 'https://zorg.voorbeeld.nl/'")])
  }

  fileprivate static func wrongPattern(_ text: String, _ problem: String, at position: Position?) -> Diagnostic {
    error("configuration.permalink", "address '\(shortened(text))' \(problem)", at: position)
  }

  fileprivate static func taxonomyKeyTaken(_ key: String, at position: Position) -> Diagnostic {
    error("configuration.taxonomy", "'\(key)' is taken already and cannot name a taxonomy", at: position)
  }
}
