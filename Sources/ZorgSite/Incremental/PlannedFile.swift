import Feeds

/// What the plan says of one file of the output, as the cache keeps it: enough to make that file again without planning
/// all others.
enum PlannedFile: Sendable {
  case page(Page)
  case feed(FeedPlan)
  /// What articles and comments have no part in: copies, the theme's files, lists of addresses.
  case other

  func write(to writer: inout BinaryWriter) {
    switch self {
    case .other: writer.write(UInt8(0))
    case .page(let page):
      writer.write(UInt8(1))
      writer.write(page)
    case .feed(let feed):
      writer.write(UInt8(2))
      writer.write(feed)
    }
  }

  /// Whether the bytes of one are a feed.
  static func isFeed(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.first == 2 }

  static func read(
    _ reader: inout BinaryReader, in configuration: SiteConfiguration
  ) throws(BinaryReader.Damaged) -> PlannedFile {
    switch try reader.read(UInt8.self) {
    case 1: .page(try reader.readPage(in: configuration))
    case 2: .feed(try reader.readFeed())
    default: .other
    }
  }
}

extension Plan {
  func file(at place: SiteRenderer.Place) -> PlannedFile {
    switch place {
    case .page(let index): .page(pages[index])
    case .feed(let index): .feed(feeds[index])
    case .other: .other
    }
  }
}

extension BinaryWriter {
  fileprivate mutating func write(_ page: Page) {
    write(page.kind.rawValue)
    write(page.permalink)
    write(page.template)
    write(page.owner.name)
    write(page.owner.isFile)
    write(Int64(page.subject))
    write(page.articles)
    write(page.pagination) { writer, pagination in
      // The other addresses are made of the first one.
      writer.write(UInt32(pagination.number))
      writer.write(UInt32(pagination.count))
      writer.write(pagination.addresses.first ?? page.permalink)
    }
    write(page.target) { $0.write($1) }
  }

  fileprivate mutating func write(_ feed: FeedPlan) {
    let (kind, index): (UInt8, Int) =
      switch feed.kind {
      case .site: (0, 0)
      case .comments: (1, 0)
      case .section(let index): (2, index)
      case .term(let index): (3, index)
      case .author(let index): (4, index)
      case .thread(let index): (5, index)
      case .notices: (6, 0)
      case .list: (7, 0)
      }
    write(kind)
    write(UInt32(index))
    write(feed.format.rawValue)
    write(UInt32(feed.number))
    write(UInt32(feed.archiveCount))
    write(feed.permalink)
    write(feed.page)
  }
}

extension BinaryReader {
  fileprivate mutating func readPage(in configuration: SiteConfiguration) throws(Damaged) -> Page {
    guard let kind = Page.Kind(rawValue: try readText()) else { throw Damaged() }
    let (permalink, template) = (try readPermalink(), try readText())
    let owner = Page.Owner(name: try readText(), isFile: try readBool())
    var page = Page(
      kind, at: permalink, subject: Int(try read(Int64.self)), template: template, owner: owner)
    page.articles = try readPositions()
    page.pagination = try readOptional { reader throws(Damaged) in
      let (number, count) = (Int(try reader.read(UInt32.self)), Int(try reader.read(UInt32.self)))
      let first = try reader.readPermalink()
      return Page.Pagination(
        number: number, count: count, addresses: Page.addresses(first, count: count, in: configuration))
    }
    page.target = try readOptional { reader throws(Damaged) in try reader.readPermalink() }
    return page
  }

  fileprivate mutating func readFeed() throws(Damaged) -> FeedPlan {
    let (kind, index) = (try read(UInt8.self), Int(try read(UInt32.self)))
    guard let format = FeedFormat(rawValue: try readText()) else { throw Damaged() }
    let (number, archives) = (Int(try read(UInt32.self)), Int(try read(UInt32.self)))
    let kinds: [FeedPlan.Kind] = [
      .site, .comments, .section(index), .term(index), .author(index), .thread(index), .notices, .list,
    ]
    guard kinds.indices.contains(Int(kind)) else { throw Damaged() }
    return FeedPlan(
      kind: kinds[Int(kind)], format: format, part: number == 0 ? .current : .archive(number), archiveCount: archives,
      permalink: try readPermalink(), page: try readPermalink())
  }
}
