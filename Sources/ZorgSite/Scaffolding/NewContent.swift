import Calendar
import Diagnostics
import Markdown
import Text

/// Makes new content files with the right name and front matter. Nothing is ever overwritten.
public struct NewContent: Sendable {
  /// The site's folder.
  public let site: String
  let configuration: SiteConfiguration
  let tree: SourceTree
  /// Seconds since 1970.
  let now: Int64

  /// Throws where the site's settings cannot be read.
  public init(site: String, configuration path: String = "zorgsite.yaml", now: Int64) async throws {
    self.site = site
    self.now = now
    configuration = try SiteConfiguration.load(site: site, path: path)
    tree = try await SourceTree.walk(site: site)
  }

  /// What the front matter of a new article says beside its title.
  public struct ArticleOptions: Sendable {
    /// Ids of profiles; empty means the only author of the site, where it has one only.
    public var authors: [String] = []
    public var tags: [String] = []
    /// As editors write dates; now where nil.
    public var date: String?
    /// Whether it is `<slug>/index.md`, with room for its pictures beside it.
    public var isBundle = false

    public init() {}
  }

  /// A draft of an article; returns its path from the site's folder.
  public func article(_ title: String, _ options: ArticleOptions = ArticleOptions()) async throws -> String {
    let name = try fileName(title)
    let ids = try await articleIDs()
    var id = name
    var number = 2
    while ids.contains(id) {
      id = "\(name)-\(number)"
      number += 1
    }
    let authors = try authors(options.authors)
    let lines = [
      "title: \(yamlScalar(title))", "date: \(try date(options.date))", "id: \(yamlScalar(id))",
      "authors: \(yamlList(authors))", "tags: \(yamlList(options.tags))", "draft: true",
    ]
    return try create(
      options.isBundle ? "content/articles/\(name)/index.md" : "content/articles/\(name).md", lines,
      other: options.isBundle ? "content/articles/\(name).md" : "content/articles/\(name)/index.md")
  }

  /// A draft of a page; returns its path.
  public func page(_ title: String, isBundle: Bool = false) throws -> String {
    let name = try fileName(title)
    let path = isBundle ? "content/pages/\(name)/index.md" : "content/pages/\(name).md"
    return try create(path, ["title: \(yamlScalar(title))", "draft: true"])
  }

  /// An author's profile; returns its path. The file's name is the id that articles mention.
  public func author(_ name: String) throws -> String {
    try create("content/authors/\(try fileName(name)).md", ["name: \(yamlScalar(name))"])
  }

  /// A notice for every page; returns its path. `from` and `until` are as editors write dates; now where `from` is nil.
  public func notice(_ title: String, level: Notice.Level, from: String? = nil, until: String? = nil) throws -> String {
    var lines = ["title: \(yamlScalar(title))", "level: \(level.rawValue)", "from: \(try date(from))"]
    if let until { lines.append("until: \(try date(until))") }
    return try create("content/notices/\(try fileName(title)).md", lines)
  }

  // MARK: Parts

  func create(_ path: String, _ lines: [String], other: String? = nil) throws -> String {
    for taken in [path, other].compactMap(\.self) where Disk.kind("\(site)/\(taken)") != nil {
      throw Refusal("'\(taken)' is there already", hint: "give the new one another title")
    }
    let text = (["---"] + lines + ["---", ""]).joined(separator: "\n")
    try Disk.create("\(site)/\(path)", Array(text.utf8))
    return path
  }

  /// The title's readable part of an address, at most 100 bytes and cut between words.
  private func fileName(_ title: String) throws(Refusal) -> String {
    let whole = slug(of: title)
    if whole.isEmpty {
      throw Refusal("'\(shortened(title))' leaves nothing to make a file name of", hint: "give it letters or digits")
    }
    if whole.utf8.count <= 100 { return whole }
    var name = ""
    for word in whole.split(separator: "-") where name.utf8.count + word.utf8.count < 100 {
      name += (name.isEmpty ? "" : "-") + word
    }
    if name.isEmpty { throw Refusal("'\(shortened(title))' is too long a word for a file name") }
    return name
  }

  func date(_ text: String?) throws(Refusal) -> String {
    guard let text else { return localMinute(now, in: configuration.timeZone) }
    guard case .success = parseMoment(text, in: configuration.timeZone) else {
      throw Refusal("'\(shortened(text))' is not a date", hint: "write '2026-12-01' or '2026-12-01T09:00'")
    }
    return text
  }

  var authorIDs: [String] { tree.authors.map { SourceName(path: $0.path, root: "content/authors").stem } }

  private func authors(_ wanted: [String]) throws(Refusal) -> [String] {
    let known = authorIDs
    if wanted.isEmpty { return known.count == 1 ? known : [] }
    for id in wanted where !known.contains(id) {
      throw Refusal(
        "there is no author '\(shortened(id))'",
        hint: nearMiss(of: id, in: known).map { "did you mean '\($0)'?" } ?? "the authors are "
          + known.joined(separator: ", "))
    }
    return wanted
  }

  /// Ids of all articles, of those that are hidden now too.
  func articleIDs() async throws -> Set<String> {
    let reader = ContentReader(site: site, configuration: configuration, markdown: MarkdownOptions())
    return Set(try await tree.articles.parallelMap { try reader.article($0.path).value?.id }.compactMap(\.self))
  }
}
