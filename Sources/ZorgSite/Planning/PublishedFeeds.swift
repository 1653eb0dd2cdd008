import Diagnostics

/// A feed that readers can follow, with what tells that a feed of another name is the same.
struct PublishedFeed: Sendable {
  /// The last part of its identity, as `authors/sanne`.
  var id: String
  var title: String
  var permalink: Permalink
  /// Empty where they tell nothing: an author's articles may be handed to someone else.
  var articles: [UInt32]
  /// Where an editor gave it its name.
  var path: String
  /// How an editor keeps a name: `name` is the one that it was published with.
  var wayBack: @Sendable (_ name: String) -> String

  /// Under which it stands in the record.
  var key: String { "feeds/\(id)" }
}

extension Site {
  /// The feeds whose names come from files and front matter: those of terms, authors and sections.
  func publishedFeeds(_ index: FeedIndex) -> [PublishedFeed] {
    guard !configuration.feeds.listFormats.isEmpty else { return [] }
    var feeds: [PublishedFeed] = []
    if configuration.feeds.tags {
      feeds += terms.map { term in
        let taxonomy = configuration.taxonomies[term.taxonomy].key
        return PublishedFeed(
          id: feedID(of: term), title: term.title, permalink: term.permalink, articles: term.articles,
          path: term.source?.path ?? articles[Int(term.articles.first ?? 0)].source.path,
          wayBack: { name in
            taxonomy == "tags"
              ? "keep its name: 'content/tags/\(name).md' can give it another 'title', and list other spellings as 'aliases'"
              : "write '\(name)' again in the articles"
          })
      }
    }
    if configuration.feeds.authors {
      feeds += authors.map { author in
        PublishedFeed(
          id: feedID(of: author), title: author.name, permalink: author.permalink, articles: [],
          path: author.source.path, wayBack: { "name the file '\($0).md' again; readers see the 'name' in it" })
      }
    }
    feeds += index.sections.map { section in
      PublishedFeed(
        id: feedID(of: section), title: section.title, permalink: section.permalink, articles: section.articles,
        path: articles[Int(section.articles.first ?? 0)].source.path,
        wayBack: { "name the folder '\($0)' again" })
    }
    return feeds
  }

  /// The last part of a feed's identity.
  func feedID(of term: Term) -> String { "\(configuration.taxonomies[term.taxonomy].key)/\(term.slug)" }
  func feedID(of author: Author) -> String { "authors/\(author.id)" }
  func feedID(of section: FeedIndex.Section) -> String { "sections/\(section.slug)" }
}

extension PublishedRecord.Entry {
  /// `path` is a hash of the articles' ids here, and 0 for a feed of fewer than two: one article alone may well get
  /// another tag.
  init(_ feed: PublishedFeed, in site: Site) {
    let ids = feed.articles.map { site.articles[Int($0)].id }.sorted().joined(separator: "\n")
    self.init(
      state: .visible, id: feed.key, date: 0, path: feed.articles.count > 1 ? fingerprint(ids) : 0,
      address: fingerprint(feed.permalink.path), text: fingerprint(feed.title))
  }
}

extension PublishedIdentities {
  /// Feeds that are gone while another one shows the same under another id.
  mutating func compareFeeds(_ feeds: [PublishedFeed], _ site: Site, with old: PublishedRecord) {
    let present = Set(feeds.map { fingerprint($0.key) })
    let vanished = old.entries.filter { key, entry in
      entry.state == .visible && entry.id?.hasPrefix("feeds/") == true && !present.contains(key)
    }
    guard !vanished.isEmpty else { return }
    for feed in feeds where old.entries[fingerprint(feed.key)] == nil {
      let kind = feed.key.prefix { $0 != "/" } + "/" + feed.id.prefix { $0 != "/" } + "/"
      let entry = PublishedRecord.Entry(feed, in: site)
      let former = vanished.filter { _, before in
        before.id?.hasPrefix(kind) == true
          && (before.text == entry.text || before.address == entry.address
            || entry.path != 0 && before.path == entry.path)
      }.min { $0.value.id ?? "" < $1.value.id ?? "" }
      if let former, let id = former.value.id {
        add(
          .feedIDChanged(
            feed, from: String(id.dropFirst(kind.count)), to: String(feed.key.dropFirst(kind.count)), wayOut(former.key)
          ))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func feedIDChanged(
    _ feed: PublishedFeed, from old: String, to new: String, _ wayOut: Note
  ) -> Diagnostic {
    error(
      "feeds.id-changed",
      "the feed '\(feed.title)' was published as '\(old)' and would now be '\(new)'; those who follow it would hear no more",
      path: feed.path, notes: [Note(feed.wayBack(old)), wayOut])
  }
}
