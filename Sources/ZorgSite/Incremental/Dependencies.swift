import Feeds
import Templates

/// What each file of the plan depends on beside what its template reads: known before anything is rendered.
struct Dependencies: Sendable {
  typealias Key = RecordFingerprints.Key

  let tables: SiteTables
  let records: RecordFingerprints
  /// Fingerprints of the templates' sources, by the key of their names.
  private let templates: [Key: UInt64]
  /// The same in the order in which rendering numbers them.
  private let templateEntries: [Trace.Entry]
  /// The key under which a file's own fingerprint stands in its trace.
  static let own = Key(.page, 0)

  private var site: Site { tables.site }

  init(tables: SiteTables, records: RecordFingerprints) {
    self.tables = tables
    self.records = records
    templateEntries = tables.site.theme.templates.sorted { $0.name < $1.name }.map {
      (Dependencies.key(ofTemplate: $0.name), Fingerprint(of: $0.source).value)
    }
    templates = Dictionary(templateEntries.map { ($0.key, $0.fingerprint) }, uniquingKeysWith: { first, _ in first })
  }

  static func key(ofTemplate name: String) -> Key { Key(.template, Fingerprint(of: name).value) }

  /// The first key of a trace that stands for something else now, or for a record that is gone; nil where nothing
  /// changed. A template that does not exist counts as 0.
  func firstChange(in trace: ArraySlice<UInt8>, own: UInt64) -> Key? {
    Trace.firstChange(in: trace) { key, old in
      if key == Dependencies.own { return own != old }
      if key.isTemplate { return templates[key] ?? 0 != old }
      return records.differs(key, from: old)
    }
  }

  // MARK: Pages

  /// What the plan says of a page, and what it shows without its template asking.
  func fingerprint(of page: Page) -> UInt64 {
    var writer = BinaryWriter()
    writer.write(page.kind.rawValue)
    writer.write(page.template)
    writer.write(page.permalink.absolute)
    writer.write(page.target?.absolute)
    writer.write(page.articles) { $0.write(records.identity(.article, Int($1))) }
    writer.write(page.pagination) { writer, pagination in
      // The settings make the other addresses of the first one.
      for number in [pagination.number, pagination.count] { writer.write(Int64(number)) }
      writer.write(pagination.addresses.first?.absolute)
    }
    switch page.kind {
    case .page:
      writer.write(site.pages[page.subject].fingerprint)
      writer.write(site.pages[page.subject].window.mark(by: site.clock)?.rawValue)
      writer.write(site.pages[page.subject].linkURLs) { writer, link in
        writer.write(link.url)
        if link.mediaPath != nil { writer.write(site.imageAttributes(of: link)) }
      }
    case .tags:
      writer.write(SiteTables.sortedTerms(of: page.subject, in: site)) { $0.write(records.identity(.tag, Int($1))) }
    case .archive:
      writer.write(tables.years) { writer, year in
        writer.write(Int64(year.year))
        writer.write(Int64(year.articles.count))
      }
    case .notices:
      writer.write(site.notices.indices.map { records.identity(.notice, $0) }) { $0.write($1) }
    case .feeds: writer.write(site.hasNotices)
    default: break
    }
    return Fingerprint(of: writer.bytes).value
  }

  /// All that decided over a page's content.
  func trace(of page: Page, _ reads: RenderTrace?) -> Trace {
    var entries = subjects(of: page)
    if let reads {
      for read in reads.reads where read.record.shape != Shape.page.rawValue {
        guard let shape = Shape(rawValue: read.record.shape) else { continue }
        for group in FieldGroup.allCases where read.groups & group.bit != 0 {
          entries.append(records.entry(shape, group, Int(read.record.index)))
        }
      }
      for template in reads.templates.indices where reads.templates[template] {
        entries.append(templateEntries[template])
      }
      for name in reads.missingTemplates { entries.append((Dependencies.key(ofTemplate: name), 0)) }
    }
    let template = Dependencies.key(ofTemplate: page.template)
    entries.append((template, templates[template] ?? 0))
    entries.sort { $0.key.value < $1.key.value }
    var distinct: [Trace.Entry] = [(Dependencies.own, fingerprint(of: page))]
    distinct.reserveCapacity(entries.count + 1)
    for entry in entries where entry.key != distinct[distinct.count - 1].key { distinct.append(entry) }
    return Trace(distinct)
  }

  /// Records from which a page's title, description, breadcrumbs and structured data are made.
  private func subjects(of page: Page) -> [Trace.Entry] {
    var entries: [Trace.Entry] = []
    entries.reserveCapacity(128)
    func add(_ shape: Shape, _ group: FieldGroup, _ index: some BinaryInteger) {
      entries.append(records.entry(shape, group, Int(index)))
    }
    switch page.kind {
    case .article:
      add(.article, .card, page.subject)
      add(.article, .detail, page.subject)
      for author in site.articles[page.subject].authors { add(.author, .card, author) }
      for term in site.articles[page.subject].terms { add(.tag, .card, term) }
      for comment in site.articles[page.subject].thread.all {
        add(.comment, .card, comment)
        if let profile = site.comments[Int(comment)].profile { add(.author, .card, profile) }
      }
    case .author:
      add(.author, .card, page.subject)
      add(.author, .detail, page.subject)
    case .tag:
      add(.tag, .card, page.subject)
      add(.tag, .detail, page.subject)
    case .notice: add(.notice, .card, page.subject)
    case .year: for index in page.articles { add(.article, .card, index) }
    default: break
    }
    return entries
  }

  // MARK: Other files

  /// All that decides over the content of each of some documents that differ in format alone.
  func fingerprints(of group: ArraySlice<FeedPlan>) -> [UInt64] {
    guard let first = group.first else { return [] }
    var shared = BinaryWriter()
    write(first, to: &shared)
    return group.map { feed in
      var own = shared
      own.write(feed.permalink.absolute)
      return Fingerprint(of: own.bytes).value
    }
  }

  private func write(_ feed: FeedPlan, to writer: inout BinaryWriter) {
    let builder = FeedBuilder(tables: tables)
    if feed.kind == .list {
      var made: Feed?
      return builder.write(feed, sharing: &made, into: &writer.bytes)
    }
    writer.write(feed.page.absolute)
    writer.write(Int64(feed.archiveCount))
    func add(_ shape: Shape, _ group: FieldGroup, _ index: Int) {
      writer.write(records.entry(shape, group, index).fingerprint)
    }
    switch feed.kind {
    case .term(let index):
      add(.tag, .card, index)
      add(.tag, .detail, index)
    case .author(let index):
      add(.author, .card, index)
      add(.author, .detail, index)
    case .thread(let index): add(.article, .card, index)
    case .notices: for index in site.notices.indices { add(.notice, .card, index) }
    case .site, .comments, .section, .list: break
    }
    for article in builder.articles(of: feed) {
      add(.article, .card, Int(article))
      add(.article, .detail, Int(article))
      for author in site.articles[Int(article)].authors { add(.author, .card, Int(author)) }
      for term in site.articles[Int(article)].terms { add(.tag, .card, Int(term)) }
      // The date of the last comment, which archives leave out.
      guard feed.part == .current else { continue }
      for comment in site.articles[Int(article)].thread.all { add(.comment, .card, Int(comment)) }
    }
    for comment in builder.comments(of: feed) {
      add(.comment, .card, Int(comment))
      add(.article, .card, Int(site.comments[Int(comment)].article))
      if let profile = site.comments[Int(comment)].profile { add(.author, .card, Int(profile)) }
    }
  }
}

extension RecordFingerprints.Key {
  var isTemplate: Bool { UInt8(truncatingIfNeeded: value) == Special.template.rawValue }
}
