/// The names of what traces hold as numbers: files of the site, topics, templates.
struct Ingredients: Sendable {
  /// What a page can depend on: all of it is named for people.
  struct Ingredient: Sendable, Hashable {
    /// A file of the site, from its folder, or words.
    var name: String
    /// What was read of it; empty for a template.
    var parts: [String] = []
  }

  typealias Key = RecordFingerprints.Key

  private var records: [UInt64: String] = [:]
  private var templates: [Key: String] = [:]

  init(site: Site, records fingerprints: RecordFingerprints) {
    func add(_ shape: Shape, _ names: [String]) {
      for (index, name) in names.enumerated() { records[fingerprints.key(shape, .card, index).record] = name }
    }
    add(.site, ["the site"])
    add(.article, site.articles.map(\.source.path))
    add(.comment, site.comments.map(\.path))
    add(.notice, site.notices.map(\.source.path))
    add(.author, site.authors.map(\.source.path))
    add(
      .tag, site.terms.map { $0.source?.path ?? "the \(site.configuration.taxonomies[$0.taxonomy].key) '\($0.slug)'" })
    for template in site.theme.templates { templates[Dependencies.key(ofTemplate: template.name)] = template.path }
  }

  /// A key in words: which record, and which part of it.
  func ingredient(_ key: Key) -> Ingredient {
    if key.isTemplate { return Ingredient(name: templates[key] ?? "a template that is gone") }
    let part = Ingredients.part(key)
    return Ingredient(name: records[key.record] ?? "a file that is gone", parts: part.map { [$0] } ?? [])
  }

  /// All of these, sorted, each named once.
  func list(_ keys: [Key]) -> [Ingredient] {
    var parts: [String: [String]] = [:]
    for key in keys {
      let found = ingredient(key)
      parts[found.name, default: []] += found.parts
    }
    return parts.sorted { $0.key < $1.key }.map { Ingredient(name: $0.key, parts: $0.value) }
  }

  /// The keys of a source file, without their parts; empty for a file that is part of no trace.
  func keys(of path: String) -> (records: Set<UInt64>, templates: Set<Key>) {
    (Set(records.filter { $0.value == path }.keys), Set(templates.filter { $0.value == path }.keys))
  }

  static func part(_ key: Key) -> String? {
    guard let group = FieldGroup(rawValue: UInt8(truncatingIfNeeded: key.value) & 0x0F) else { return nil }
    let shape = Shape(rawValue: UInt16(UInt8(truncatingIfNeeded: key.value) >> 4))
    let isSite = shape == .site
    return switch group {
    case .card: isSite ? "menus and data" : shape == .comment ? "the comment" : "title, summary and dates"
    case .detail: isSite ? "newest comments" : "text"
    case .list: isSite ? "all lists" : "list of articles"
    }
  }
}

extension RecordFingerprints.Key {
  /// The same for all parts of one record.
  var record: UInt64 { value & ~0x0F }

  var isCard: Bool { value & 0x0F == UInt64(FieldGroup.card.rawValue) }
}
