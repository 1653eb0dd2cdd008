import Feeds
import Templates

/// What each file of the plan depends on beside what its template reads: known before anything is rendered.
struct Dependencies: Sendable {
  typealias Key = RecordFingerprints.Key

  let tables: SiteTables
  let records: RecordFingerprints
  /// What no longer is as the traces of the last build have it.
  let changes: TableChanges
  /// Fingerprints of the templates' sources, by the key of their names, in the order in which rendering numbers them.
  let templates: [Trace.Entry]
  /// The key under which a file's own fingerprint stands in its trace.
  static let own = Key(.page, 0)

  private var site: Site { tables.site }

  /// For a build that leaves a table of its own, after the one that left `last`.
  init(tables: SiteTables, records: RecordFingerprints, after last: DependencyTable) {
    self.tables = tables
    self.records = records
    templates = Dependencies.templates(of: tables.site)
    changes = TableChanges(of: last, to: records.all, templates)
  }

  /// For a build after an edit, which leaves the last table as it is.
  init(tables: SiteTables, records: RecordFingerprints, changes: TableChanges) {
    self.tables = tables
    self.records = records
    self.changes = changes
    templates = Dependencies.templates(of: tables.site)
  }

  private static func templates(of site: Site) -> [Trace.Entry] {
    site.theme.templates.sorted { $0.name < $1.name }.map {
      (key(ofTemplate: $0.name), Fingerprint(of: $0.source).value)
    }
  }

  static func key(ofTemplate name: String) -> Key { Key(.template, Fingerprint(of: name).value) }

  /// The first key of a trace that stands for something else now, or for a record that is gone; nil where nothing
  /// changed.
  func firstChange(in trace: Trace, own: UInt64) -> Key? {
    trace.own == own ? changes.first(in: trace) : Dependencies.own
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
    var reading = Reading(records: records)
    addSubjects(of: page, to: &reading)
    if let reads {
      for read in reads.reads where read.record.shape != Shape.page.rawValue {
        guard let shape = Shape(rawValue: read.record.shape) else { continue }
        for group in FieldGroup.allCases where read.groups & group.bit != 0 {
          reading.add(shape, group, read.record.index)
        }
      }
      for number in reads.templates.indices where reads.templates[number] {
        reading.add(template: number, templates[number])
      }
      for name in reads.missingTemplates { reading.add(missing: Dependencies.key(ofTemplate: name)) }
    }
    let template = Dependencies.key(ofTemplate: page.template)
    if let number = templates.firstIndex(where: { $0.key == template }) {
      reading.add(template: number, templates[number])
    } else {
      reading.add(missing: template)
    }
    return reading.trace(own: fingerprint(of: page))
  }

  /// Adds the records from which a page's title, description, breadcrumbs and structured data are made.
  private func addSubjects(of page: Page, to reading: inout Reading) {
    switch page.kind {
    case .article:
      reading.add(.article, .card, page.subject)
      reading.add(.article, .detail, page.subject)
      for author in site.articles[page.subject].authors { reading.add(.author, .card, author) }
      for term in site.articles[page.subject].terms { reading.add(.tag, .card, term) }
      for comment in site.articles[page.subject].thread.all {
        reading.add(.comment, .card, comment)
        if let profile = site.comments[Int(comment)].profile { reading.add(.author, .card, profile) }
      }
    case .author:
      reading.add(.author, .card, page.subject)
      reading.add(.author, .detail, page.subject)
    case .tag:
      reading.add(.tag, .card, page.subject)
      reading.add(.tag, .detail, page.subject)
    case .notice: reading.add(.notice, .card, page.subject)
    case .year: for index in page.articles { reading.add(.article, .card, index) }
    default: break
    }
  }

  /// What a trace is made of: numbers in the table that the build leaves or, where it leaves none, keys.
  private struct Reading {
    let records: RecordFingerprints
    private var numbers: [UInt32] = []
    private var pairs: [Trace.Entry] = []

    init(records: RecordFingerprints) {
      self.records = records
      numbers.reserveCapacity(128)
    }

    mutating func add(_ shape: Shape, _ group: FieldGroup, _ index: some BinaryInteger) {
      if let number = records.number(shape, group, Int(index)) {
        numbers.append(number)
      } else {
        pairs.append(records.entry(shape, group, Int(index)))
      }
    }

    mutating func add(template: Int, _ entry: Trace.Entry) {
      if let first = records.numberOfTemplates {
        numbers.append(first + UInt32(template))
      } else {
        pairs.append(entry)
      }
    }

    mutating func add(missing template: Key) { pairs.append((template, 0)) }

    consuming func trace(own: UInt64) -> Trace {
      numbers.sort()
      pairs.sort { $0.key.value < $1.key.value }
      return Trace(
        own: own, pairs: pairs.withoutRepetitions { $0.key == $1.key }, numbers: numbers.withoutRepetitions(by: ==))
    }
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
      writer.write(records.fingerprint(shape, group, index))
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

extension Array {
  /// Of elements that are equal and stand together, the first.
  fileprivate func withoutRepetitions(by isSame: (Element, Element) -> Bool) -> [Element] {
    var kept: [Element] = []
    kept.reserveCapacity(count)
    for element in self where kept.last.map({ !isSame($0, element) }) ?? true { kept.append(element) }
    return kept
  }
}
