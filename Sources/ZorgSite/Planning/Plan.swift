import Diagnostics
import Text

/// Every file of the output and who claims it.
public struct Plan: Sendable {
  public var pages: [Page] = []
  /// What all pages show of the notices, where there are any.
  var banner: Page?
  public var feeds: [FeedPlan] = []
  var feedIndex = FeedIndex()
  /// Files of the theme and of content that are copied: output path to path from the site's folder.
  public var copies: [(output: String, source: String)] = []
  /// The theme's files, with the names under which they are published.
  private(set) var assets: PublishedAssets
  public private(set) var diagnostics: [Diagnostic] = []
  /// Whether it has only some of the site's files: those that an edit of a text can change.
  private(set) var isPartial = false

  public static let robotsFile = "robots.txt"
  public static let sitemapFile = "sitemap.xml"

  /// All pages of a site, with an error for each address that two of them claim. `keepsAssetNames` publishes the theme's
  /// files without a hash in their names.
  static func make(for site: Site, keepsAssetNames: Bool = false) async -> Plan {
    async let feeds = site.indexedFeeds()
    let (pages, banner) = (site.allPages(), site.bannerPage)
    let rendered = pages + [banner].compactMap(\.self)
    async let missing = missingTemplates(of: rendered, in: site)
    let assets = site.publishedAssets(for: rendered, keepingNames: keepsAssetNames)
    var plan = Plan(pages: pages, banner: banner, assets: assets)
    (plan.feedIndex, plan.feeds) = await feeds
    plan.copies =
      site.media.sorted { $0.key < $1.key }.map { ($0.value.permalink.file, $0.key) }
      + plan.assets.copies + (site.feedStylesheet.map { [($0.permalink.file, $0.source)] } ?? [])
    plan.diagnostics += plan.assets.diagnostics
    plan.findCollisions()
    plan.diagnostics += await missing
    return plan
  }

  private init(pages: [Page], banner: Page?, assets: PublishedAssets) {
    self.pages = pages
    self.banner = banner
    self.assets = assets
  }

  /// Some pages and feeds of a site that was planned before.
  init(pages: [Page], feeds: [FeedPlan], of site: Site, feedIndex: FeedIndex, assets: PublishedAssets) {
    self.init(pages: pages, banner: site.bannerPage, assets: assets)
    self.feeds = feeds
    self.feedIndex = feedIndex
    isPartial = true
  }

  private mutating func findCollisions() {
    guard !haveAddressesOfTheirOwn else { return }
    var owners: [String: Page.Owner] = [:]
    for (file, owner) in claims {
      guard let other = owners.updateValue(owner, forKey: file), other.name != owner.name || owner.isFile else {
        continue
      }
      diagnostics.append(.collision(file, owner, other))
    }
    findLookalikes(owners)
    findFoldersThatAreFiles(owners)
  }

  /// Every file of the output, with who claims it.
  private var claims: some Sequence<(file: String, owner: Page.Owner)> {
    let pages = pages.lazy.map { (file: $0.permalink.file, owner: $0.owner) }
    let feeds = feeds.lazy.map {
      (file: $0.permalink.file, owner: Page.Owner.generated("the feed of \($0.page.path)"))
    }
    let others =
      assets.generated.map { (file: $0.output, owner: Page.Owner.generated("a file of the theme")) }
      + copies.map { (file: $0.output, owner: Page.Owner.file($0.source)) } + [
        (Plan.robotsFile, .generated("the file for search engines")), (Plan.sitemapFile, .generated("the sitemap")),
      ]
    return [AnySequence(pages), AnySequence(feeds), AnySequence(others)].joined()
  }

  /// Whether nobody claims what another one does, by fingerprints, as on nearly all sites: in plain lower case, where
  /// texts that mean the same have the same bytes, no file is there twice, and none stands where another one needs a
  /// folder.
  private var haveAddressesOfTheirOwn: Bool {
    var (files, folders): (Set<UInt64>, Set<UInt64>) = ([], [])
    files.reserveCapacity(pages.count + feeds.count + copies.count)
    for (file, _) in claims {
      var file = file
      let isAlone = file.withUTF8 { bytes in
        guard !bytes.contains(where: { $0 >= 0x80 || (0x41...0x5A).contains($0) }) else { return false }
        var rest = bytes
        while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
          rest = UnsafeBufferPointer(rebasing: rest[..<slash])
          guard folders.insert(Fingerprint(of: rest).value).inserted else { break }
        }
        return files.insert(Fingerprint(of: bytes).value).inserted
      }
      guard isAlone else { return false }
    }
    return files.isDisjoint(with: folders)
  }

  private mutating func findFoldersThatAreFiles(_ owners: [String: Page.Owner]) {
    for file in owners.keys.sorted() {
      var folder = file
      while let parent = Disk.parent(of: folder), parent != "." {
        if let owner = owners[parent], let other = owners[file] {
          diagnostics.append(.fileIsFolder(parent, owner, other))
        }
        folder = parent
      }
    }
  }

  /// On the disks of many computers, and in the archives that deploys make, names that differ in case alone are one file.
  /// Swift compares texts by what they mean, so that differently composed accents have met as one address before.
  private mutating func findLookalikes(_ owners: [String: Page.Owner]) {
    // Nearly all sites have none, since addresses are made in lower case.
    guard owners.keys.contains(where: { $0.utf8.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) } }) else { return }
    var files: [String: String] = [:]
    for file in owners.keys.sorted() {
      guard let other = files.updateValue(file, forKey: file.lowercased()), let owner = owners[file],
        let otherOwner = owners[other]
      else { continue }
      diagnostics.append(.lookalikes(file, owner, other, otherOwner))
    }
  }

  private static func missingTemplates(of pages: [Page], in site: Site) -> [Diagnostic] {
    // A theme that is not there is a mistake of its own.
    guard !site.theme.chain.isEmpty else { return [] }
    let names = Set(site.theme.templates.map(\.name))
    var isReported: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for page in pages where !names.contains(page.template) && isReported.insert(page.template).inserted {
      let position: Position? =
        switch page.kind {
        case .article: site.articles[page.subject].template?.position
        case .page: site.pages[page.subject].template?.position
        default: nil
        }
      diagnostics.append(
        .missingTemplate(page.template, page.owner, at: position, theme: site.theme.name)
          .suggesting(nearMiss(of: page.template, in: names.sorted())))
    }
    return diagnostics
  }
}

extension Site {
  /// All pages, in the order in which they claim their addresses.
  fileprivate func allPages() -> [Page] {
    var pages = homePages()
    pages += articlePages()
    pages += contentPages()
    pages += authorPages()
    pages += termPages()
    pages += archivePages()
    pages += noticePages()
    pages += systemPages()
    pages += redirectPages()
    pages += wordPressFeedPages(besides: pages)
    return pages
  }

  fileprivate func indexedFeeds() -> (FeedIndex, [FeedPlan]) {
    let index = FeedIndex(self)
    return (index, feedPlans(index))
  }
}

extension Diagnostic {
  fileprivate static func collision(_ file: String, _ owner: Page.Owner, _ other: Page.Owner) -> Diagnostic {
    // The one that asks for the address by name is the one to change.
    let isFirst = owner.isFile && (owner.position != nil || other.position == nil || !other.isFile)
    let (first, second) = isFirst ? (owner, other) : (other, owner)
    return error(
      "site.collision", "'/\(file)' is claimed twice: by \(first.name) and by \(second.name)",
      path: first.isFile ? first.name : nil, at: first.position,
      notes: [Note("give one of the two another 'slug:', 'url:' or alias")]
        + (second.isFile ? [Note("the other one", path: second.name, position: second.position)] : []))
  }

  fileprivate static func lookalikes(
    _ file: String, _ owner: Page.Owner, _ other: String, _ otherOwner: Page.Owner
  ) -> Diagnostic {
    error(
      "site.collision",
      "'/\(file)' of \(owner.name) and '/\(other)' of \(otherOwner.name) are one file where case does not count",
      path: owner.isFile ? owner.name : nil, at: owner.position,
      notes: [Note("give one of the two another name, 'slug:' or 'url:'")]
        + (otherOwner.isFile ? [Note("the other one", path: otherOwner.name, position: otherOwner.position)] : []))
  }

  fileprivate static func fileIsFolder(_ path: String, _ owner: Page.Owner, _ other: Page.Owner) -> Diagnostic {
    error(
      "site.collision", "'/\(path)' is a page of \(owner.name) and a folder of \(other.name)",
      path: owner.isFile ? owner.name : nil, at: owner.position,
      notes: [Note("give one of the two another 'slug:' or 'url:'")])
  }

  fileprivate static func missingTemplate(
    _ template: String, _ owner: Page.Owner, at position: Position?, theme: String
  ) -> Diagnostic {
    error(
      "theme.missing-template", "the theme '\(theme)' has no template '\(template)'",
      path: owner.isFile ? owner.name : nil, at: position)
  }
}
