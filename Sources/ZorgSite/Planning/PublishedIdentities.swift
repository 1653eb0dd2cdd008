import Diagnostics
import Text

/// Holds a site to the ids that it has published: feed readers know articles and comments by them, so an id that changes
/// shows everything twice, and one that is used again hides what is new.
struct PublishedIdentities: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  private var record = Record.asItStands
  /// Of all that is public now; nil where it is not compared.
  private var isPublic: Fingerprint?
  private let path: String

  /// What the record of published ids becomes.
  private enum Record {
    case asItStands
    /// There was none: it is made of what is public.
    case ofWhatIsPublic
    case bytes([UInt8])
  }

  /// The record's new bytes; nil where they stay as they are. The site is that which was checked.
  func newRecord(of site: Site, _ index: FeedIndex) async throws -> [UInt8]? {
    switch record {
    case .asItStands: nil
    case .ofWhatIsPublic: try await site.publicBytes(site.publishedFeeds(index))
    case .bytes(let bytes): bytes
    }
  }

  /// What the last build published, and how it left the record.
  struct Known: Sendable, Equatable {
    var isPublic: Fingerprint
    var record: FileStamp

    func write(to writer: inout BinaryWriter) {
      writer.write(isPublic)
      record.write(to: &writer)
    }

    static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> Known {
      Known(isPublic: try reader.readFingerprint(), record: try FileStamp.read(&reader))
    }
  }

  /// To be asked for when the record stands in its place; nil where there is something to say of it each time.
  var known: Known? {
    guard diagnostics.isEmpty, let isPublic, let record = FileStamp(path) else { return nil }
    return Known(isPublic: isPublic, record: record)
  }

  /// Compares a site with the record in its output folder. Builds that show what is not public neither compare nor
  /// record.
  static func check(
    _ site: Site, _ index: FeedIndex, output: String, known: Known? = nil
  ) async throws -> PublishedIdentities {
    let path = "\(output)/\(PublishedRecord.fileName)"
    var identities = PublishedIdentities(path: path)
    guard !site.clock.showsDrafts, !site.clock.showsFuture, !site.clock.showsExpired else { return identities }
    let feeds = site.publishedFeeds(index)
    identities.isPublic = site.publicFingerprint(feeds)
    if let known, identities.known == known { return identities }
    guard Disk.kind(path) == .file, let old = try Disk.read(path) else {
      identities.record = .ofWhatIsPublic
      return identities
    }
    let visible = try await site.publicBytes(feeds)
    // Most builds publish nothing new: then what is public stands there to the byte.
    if old.starts(with: visible), old.count == visible.count || old[visible.count] != UInt8(ascii: "+") {
      return identities
    }
    guard let record = PublishedRecord(old) else {
      identities.diagnostics.append(.recordUnreadable(path))
      identities.record = .ofWhatIsPublic
      return identities
    }
    let new = try await site.publishedRecord(feeds)
    identities.compare(site, feeds, new, with: record)
    identities.record = .bytes(site.merged(new, with: record).bytes)
    return identities
  }

  private init(path: String) {
    self.path = path
  }

  private mutating func compare(
    _ site: Site, _ feeds: [PublishedFeed], _ new: PublishedRecord, with old: PublishedRecord
  ) {
    guard old.authority == new.authority else {
      diagnostics.append(.authorityChanged(from: old.authority, to: new.authority))
      return
    }
    compareArticles(site, old)
    compareComments(site, new, old)
    compareFeeds(feeds, site, with: old)
  }

  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// How to say that two things are not the same after all.
  func wayOut(_ key: UInt64) -> Diagnostic.Note {
    Diagnostic.Note("if it is something else, take the line with ' \(String(key, radix: 16)) ' out of '\(path)'")
  }

  private mutating func compareArticles(_ site: Site, _ old: PublishedRecord) {
    let hidden = Set(site.hidden.compactMap(\.articleID).map { fingerprint(articleKey($0)) })
    let present = Set(site.articles.map { fingerprint(articleKey($0.id)) }).union(hidden)
    let vanished = old.entries.filter { key, entry in
      entry.state == .visible && entry.id?.hasPrefix("articles/") == true && !present.contains(key)
    }
    for article in site.articles {
      let key = fingerprint(articleKey(article.id))
      let entry = PublishedRecord.Entry(article)
      if let before = old.entries[key] {
        let isSame =
          before.state == .gone
          ? before.date == entry.date
          : before.date == entry.date || before.text == entry.text || before.path == entry.path
            || before.address == entry.address
        if !isSame { diagnostics.append(.articleIDReused(article, wayOut(key))) }
        continue
      }
      let addresses = Set([entry.address] + article.aliases.map { fingerprint($0.text) })
      let former = vanished.filter { _, before in
        before.path == entry.path || addresses.contains(before.address) || before.text == entry.text
      }.min { $0.value.id ?? "" < $1.value.id ?? "" }
      if let former, let id = former.value.id {
        diagnostics.append(
          .articleIDChanged(article, from: String(id.dropFirst("articles/".utf8.count)), wayOut(former.key)))
      }
    }
  }

  private mutating func compareComments(_ site: Site, _ new: PublishedRecord, _ old: PublishedRecord) {
    struct Text: Hashable {
      var article: Substring
      var date: Int64
      var text: UInt64
    }
    var vanished: [Text: (key: UInt64, id: String)] = [:]
    for (key, entry) in old.entries where entry.state == .visible && new.entries[key] == nil {
      guard let id = entry.id, id.hasPrefix("comments/") else { continue }
      let parts = id.split(separator: "/")
      vanished[Text(article: parts[1], date: entry.date, text: entry.text)] = (key, id)
    }
    for comment in site.comments where comment.status == .approved {
      let key = comment.written.value.publicKey
      let entry = PublishedRecord.Entry(comment.written)
      if let before = old.entries[key] {
        if before.state == .gone, before.date != entry.date {
          diagnostics.append(.commentIDReused(comment, wayOut(key)))
        }
      } else if let former = vanished[Text(article: comment.articleID, date: entry.date, text: entry.text)] {
        let id = former.id.split(separator: "/").last.map(String.init) ?? former.id
        diagnostics.append(.commentIDChanged(comment, from: id, wayOut(former.key)))
      }
    }
  }
}

/// Something with a line in the record, by its position.
private enum PublicItem: Sendable {
  case article(Int)
  case comment(Int)
  case feed(Int)
}

/// A fingerprint of many things: the sum of theirs, so that one comment more is one number more.
private struct PublicSum {
  private(set) var fingerprint: Fingerprint
  private var writer = BinaryWriter()

  init(fingerprint: Fingerprint) { self.fingerprint = fingerprint }

  mutating func add(_ write: (inout BinaryWriter) -> Void) {
    writer.bytes.removeAll(keepingCapacity: true)
    write(&writer)
    fingerprint.value &+= Fingerprint(of: writer.bytes).value
  }
}

extension Site {
  /// Of all that goes into the record of what is public now.
  fileprivate func publicFingerprint(_ feeds: [PublishedFeed]) -> Fingerprint {
    var sum = PublicSum(fingerprint: Fingerprint(value: fingerprint(authority)))
    for article in articles {
      sum.add { writer in
        writer.write(UInt8(0))
        for text in [article.id, article.source.path, article.permalink.path, article.title] { writer.write(text) }
        writer.write(article.date.secondsSinceEpoch)
      }
    }
    for index in comments.indices where comments[index].written.value.status == .approved {
      sum.add { comments[index].written.value.writeAsPublic(to: &$0) }
    }
    for feed in feeds {
      sum.add { writer in
        writer.write(UInt8(2))
        for text in [feed.id, feed.permalink.path, feed.title] { writer.write(text) }
        writer.write(feed.articles) { $0.write($1) }
      }
    }
    return sum.fingerprint
  }

  private var authority: String { "\(configuration.feeds.authority),\(configuration.feeds.authorityDate.year)" }

  /// What is public now, in the order of the keys.
  private func publicItems(_ feeds: [PublishedFeed]) async throws -> [(key: UInt64, item: PublicItem)] {
    var items = try await articles.indices.parallelMap { index in
      (key: fingerprint(articleKey(self.articles[index].written.value.id)), item: PublicItem.article(index))
    }
    items += try await comments.indices.parallelFlatMap(state: {}) { _, index, items in
      guard self.comments[index].written.value.status == .approved else { return }
      items.append((self.comments[index].written.value.publicKey, .comment(index)))
    }
    for (index, feed) in feeds.enumerated() { items.append((fingerprint(feed.key), .feed(index))) }
    items.sort { $0.key < $1.key }
    return items
  }

  private func entry(_ item: PublicItem, _ feeds: [PublishedFeed]) -> PublishedRecord.Entry {
    switch item {
    case .article(let index): PublishedRecord.Entry(articles[index])
    case .comment(let index): PublishedRecord.Entry(comments[index].written)
    case .feed(let index): PublishedRecord.Entry(feeds[index], in: self)
    }
  }

  /// The record's file as far as it is public. No record is made for it, which would take three times the room.
  fileprivate func publicBytes(_ feeds: [PublishedFeed]) async throws -> [UInt8] {
    let items = try await publicItems(feeds)
    let lines = try await items.parallelChunks(state: {}) { _, item, lines in
      self.entry(item.item, feeds).write(item.key, to: &lines)
    }
    return lines.reduce(into: PublishedRecord.head(authority: authority)) { $0 += $1 }
  }

  fileprivate func publishedRecord(_ feeds: [PublishedFeed]) async throws -> PublishedRecord {
    PublishedRecord(
      authority: authority,
      entries: Dictionary(
        try await publicItems(feeds).lazy.map { ($0.key, self.entry($0.item, feeds)) },
        uniquingKeysWith: { _, last in last }))
  }

  /// The new record with what was public before.
  fileprivate func merged(_ new: PublishedRecord, with old: PublishedRecord) -> PublishedRecord {
    let present = Set(hidden.compactMap(\.articleID).map { fingerprint(articleKey($0)) })
    var merged = new
    for (key, entry) in old.entries where new.entries[key] == nil {
      merged.entries[key] = entry.withdrawn(present.contains(key) ? .hidden : .gone)
    }
    return merged
  }
}

extension Comment.Written {
  fileprivate func writeAsPublic(to writer: inout BinaryWriter) {
    writer.write(UInt8(1))
    writer.write(publicKey)
    writer.write(date.secondsSinceEpoch)
    writer.write(fingerprint)
  }

  /// The number for its id.
  fileprivate var publicKey: UInt64 { withPublicID { ZorgSite.fingerprint($0) } }

  /// `comments/<article>/<id>`, which is its path without what stands around that.
  fileprivate func withPublicID<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    path.withContiguousBytes { path in
      let end = path.lastIndex(of: UInt8(ascii: ".")) ?? path.endIndex
      return body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(path)["content/".utf8.count..<end]))
    }
  }
}

extension PublishedIdentities.Known {
  /// The same with comments that were not public before, and the record with them; nil where there is something to say of
  /// their ids, or where the record cannot be read.
  func publishing(_ comments: [Comment], record bytes: [UInt8]) -> (isPublic: Fingerprint, record: [UInt8])? {
    var sum = PublicSum(fingerprint: isPublic)
    for comment in comments { sum.add { comment.written.value.writeAsPublic(to: &$0) } }
    let entries = comments.map { (key: $0.written.value.publicKey, entry: PublishedRecord.Entry($0.written)) }
    return PublishedRecord.inserting(entries, into: bytes).map { (sum.fingerprint, $0) }
  }
}

private func articleKey(_ id: String) -> String { "articles/\(id)" }

extension PublishedRecord.Entry {
  fileprivate init(_ article: Article) {
    self.init(
      state: .visible, id: articleKey(article.id), date: article.date.secondsSinceEpoch,
      path: fingerprint(article.source.path), address: fingerprint(article.permalink.path),
      text: fingerprint(article.title))
  }

  fileprivate init(_ comment: Shared<Comment.Written>) {
    self.init(
      state: .visible, id: comment.value.withPublicID { String(decoding: $0, as: UTF8.self) },
      date: comment.value.date.secondsSinceEpoch, text: comment.value.fingerprint.value)
  }
}

extension Diagnostic {
  fileprivate static func articleIDChanged(
    _ article: Article, from id: String, _ wayOut: Note
  ) -> Diagnostic {
    error(
      "articles.id-changed",
      "this article was published with the id '\(id)' and would now have '\(article.id)'; readers would get it twice, and its comments would be lost",
      path: article.source.path, at: article.idPosition,
      notes: [Note("add 'id: \(id)' to its front matter"), wayOut])
  }

  fileprivate static func articleIDReused(_ article: Article, _ wayOut: Note) -> Diagnostic {
    error(
      "articles.id-reused",
      "the id '\(article.id)' was that of another article; readers who saw that one would never see this one",
      path: article.source.path, at: article.idPosition,
      notes: [
        Note("give this article an 'id:' of its own, such as '\(article.id)-\(article.date.isoDate.prefix(4))'"),
        wayOut,
      ])
  }

  fileprivate static func commentIDChanged(
    _ comment: Comment, from id: String, _ wayOut: Note
  ) -> Diagnostic {
    error(
      "comments.id-changed",
      "this comment was published with the id '\(id)' and would now have '\(comment.id)'; readers would get it twice",
      path: comment.path, notes: [Note("name the file '\(id)' again, with its ending"), wayOut])
  }

  fileprivate static func commentIDReused(_ comment: Comment, _ wayOut: Note) -> Diagnostic {
    error(
      "comments.id-reused",
      "the id '\(comment.id)' was that of another comment; readers who saw that one would never see this one",
      path: comment.path, notes: [Note("give the file another name"), wayOut])
  }

  fileprivate static func authorityChanged(from old: String, to new: String) -> Diagnostic {
    error(
      "feeds.authority-changed",
      "the ids of all feed items would change from '\(old)' to '\(new)'; readers would get everything twice",
      path: "zorgsite.yaml",
      notes: [
        Note("write 'authority: \(old.prefix { $0 != "," })' under 'feeds'; the site's address may change all the same")
      ])
  }

  fileprivate static func recordUnreadable(_ path: String) -> Diagnostic {
    warning(
      "feeds.record", "the record of published ids cannot be read and is made anew", path: path,
      notes: [Note("this build cannot see whether an id has changed; restore the file if you can")])
  }
}
