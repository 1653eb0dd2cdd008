import Diagnostics

/// What linking added to an article, as the cache keeps it; what its file says stands with the sources.
struct LinkedArticle: CachedEntry {
  var path: String
  var id: String
  var authors: [UInt32]
  var terms: [UInt32]
  var related: [UInt32]
  var thread: CommentThread
  var links: [ResolvedLink]
  var image: Picture?

  init(_ article: Article) {
    path = article.source.path
    id = article.id
    authors = article.authors
    terms = article.terms
    related = article.related
    thread = article.thread
    links = article.linkURLs
    image = article.image
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(path)
    writer.write(id)
    for list in [authors, terms, related, thread.roots, thread.all] { writer.write(list) }
    writer.write(UInt32(thread.count))
    writer.write(links) { $0.write($1) }
    writer.write(image) { $0.write($1) }
  }

  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    (path, id) = (try reader.readText(), try reader.readText())
    (authors, terms) = (try reader.readPositions(), try reader.readPositions())
    related = try reader.readPositions()
    thread = CommentThread(roots: try reader.readPositions(), all: try reader.readPositions())
    thread.count = Int(try reader.read(UInt32.self))
    links = try reader.readLinks()
    image = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.readPicture() }
  }
}

/// The same of a comment.
struct LinkedComment: CachedEntry {
  var path: String
  var article: UInt32
  var profile: UInt32?
  var replies: [UInt32]
  var parent: UInt32?
  var depth: Int
  var number: Int

  init(_ comment: Comment) {
    path = comment.path
    article = comment.article
    profile = comment.profile
    replies = comment.replies
    parent = comment.parent
    depth = comment.depth
    number = comment.number
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(path)
    writer.write(article)
    writer.write(profile) { $0.write($1) }
    writer.write(replies)
    writer.write(parent) { $0.write($1) }
    writer.write(UInt32(depth))
    writer.write(UInt32(number))
  }

  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    path = try reader.readText()
    article = try reader.read()
    profile = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.read() }
    replies = try reader.readPositions()
    parent = try reader.readOptional { reader throws(BinaryReader.Damaged) in try reader.read() }
    (depth, number) = (Int(try reader.read(UInt32.self)), Int(try reader.read(UInt32.self)))
  }
}

extension Article {
  /// What linking found out about an earlier text of it, or about the same.
  mutating func take(_ linked: LinkedArticle) {
    authors = linked.authors
    terms = linked.terms
    related = linked.related
    thread = linked.thread
    linkURLs = linked.links
    image = linked.image
  }
}

extension Comment {
  mutating func take(_ linked: LinkedComment) {
    article = linked.article
    profile = linked.profile
    replies = linked.replies
    parent = linked.parent
    depth = linked.depth
    number = linked.number
  }
}

extension BinaryWriter {
  mutating func write(_ positions: [UInt32]) {
    write(positions) { $0.write($1) }
  }

  mutating func write(_ link: ResolvedLink) {
    write(link.url)
    write(link.absolute)
    write(link.mediaPath)
  }

  mutating func write(_ picture: Picture) {
    write(picture.url)
    write(picture.absolute)
    write(picture.alt)
    write(picture.size) { $0.write($1) }
    write(picture.mediaType)
    write(picture.byteCount) { $0.write(Int64($1)) }
  }

  mutating func write(_ size: ImageSize) {
    write(Int64(size.width))
    write(Int64(size.height))
  }

  mutating func write(_ permalink: Permalink) {
    write(permalink.path)
    write(permalink.url)
    write(permalink.absolute)
  }
}

extension BinaryReader {
  mutating func readPositions() throws(Damaged) -> [UInt32] {
    try readList { reader throws(Damaged) in try reader.read() }
  }

  mutating func readLinks() throws(Damaged) -> [ResolvedLink] {
    try readList { reader throws(Damaged) in
      ResolvedLink(
        url: try reader.readOptionalText(), absolute: try reader.readOptionalText(),
        mediaPath: try reader.readOptionalText())
    }
  }

  mutating func readPicture() throws(Damaged) -> Picture {
    Picture(
      url: try readText(), absolute: try readText(), alt: try readText(), size: try readImageSize(),
      mediaType: try readOptionalText(),
      byteCount: try readOptional { reader throws(Damaged) in Int(try reader.read(Int64.self)) })
  }

  mutating func readImageSize() throws(Damaged) -> ImageSize? {
    try readOptional { reader throws(Damaged) in
      ImageSize(width: Int(try reader.read(Int64.self)), height: Int(try reader.read(Int64.self)))
    }
  }

  mutating func readPermalink() throws(Damaged) -> Permalink {
    var permalink = Permalink.none
    permalink.path = try readText()
    permalink.url = try readText()
    permalink.absolute = try readText()
    return permalink
  }
}
