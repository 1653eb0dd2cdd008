import Text

/// The XML vocabularies that a feed uses beside its own. Only those are declared: a thread's feed is small.
struct FeedNamespaces: OptionSet {
  var rawValue: Int

  static let content = FeedNamespaces(rawValue: 1)
  static let dublinCore = FeedNamespaces(rawValue: 2)
  static let history = FeedNamespaces(rawValue: 4)
  static let media = FeedNamespaces(rawValue: 8)
  static let slash = FeedNamespaces(rawValue: 16)
  static let thread = FeedNamespaces(rawValue: 32)
  static let wellFormedWeb = FeedNamespaces(rawValue: 64)

  static let rss: [(namespace: FeedNamespaces, declaration: StaticString)] = [
    (.content, " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""),
    (.dublinCore, " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""),
    (.slash, " xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\""),
    (.wellFormedWeb, " xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\""),
  ]

  static let shared: [(namespace: FeedNamespaces, declaration: StaticString)] = [
    (.history, " xmlns:fh=\"http://purl.org/syndication/history/1.0\""),
    (.media, " xmlns:media=\"http://search.yahoo.com/mrss/\""),
    (.thread, " xmlns:thr=\"http://purl.org/syndication/thread/1.0\""),
  ]
}

extension Feed {
  var namespaces: FeedNamespaces {
    var used: FeedNamespaces = []
    switch archive {
    case .archive, .complete: used.insert(.history)
    case .subscription, nil: break
    }
    for item in items {
      if item.content != nil { used.insert(.content) }
      if !item.authors.isEmpty || !authors.isEmpty || item.language != nil { used.insert(.dublinCore) }
      if item.image != nil { used.insert(.media) }
      if item.inReplyTo != nil { used.insert(.thread) }
      if let comments = item.comments {
        if !isArchive { used.insert(.slash) }
        if comments.feeds.contains(where: { $0.format == .rss }) { used.insert(.wellFormedWeb) }
      }
    }
    return used
  }
}
