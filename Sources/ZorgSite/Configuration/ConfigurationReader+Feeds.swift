import Diagnostics
import Feeds
import Text

extension SiteConfiguration {
  /// Reads the settings of feeds and comments. `host` is the site's own.
  mutating func readFeeds(_ reader: inout KeyReader, host: String) {
    feeds.formats = reader.formats("feeds.formats") ?? feeds.formats
    feeds.listFormats = reader.formats("feeds.listFormats") ?? feeds.listFormats
    feeds.threadFormats = reader.formats("feeds.threadFormats") ?? feeds.threadFormats
    feeds.items = reader.integer("feeds.items") ?? feeds.items
    feeds.hasFullContent = reader.choice("feeds.content") != "summary"
    feeds.archives = reader.choice("feeds.archives").flatMap(Feeds.Archives.init) ?? feeds.archives
    feeds.wordPress = reader.choice("feeds.wordpress").flatMap(Feeds.WordPress.init) ?? feeds.wordPress
    feeds.comments = reader.bool("feeds.comments") ?? feeds.comments
    feeds.sections = reader.bool("feeds.sections") ?? feeds.sections
    feeds.tags = reader.bool("feeds.tags") ?? feeds.tags
    feeds.authors = reader.bool("feeds.authors") ?? feeds.authors
    feeds.threads = reader.bool("feeds.threads") ?? feeds.threads
    feeds.hubs = reader.webAddresses("feeds.hubs")
    feeds.authority = reader.text("feeds.authority") ?? host
    comments.reply = reader.text("comments.reply")
    comments.repository = reader.webAddresses("comments.repository").first
    comments.branch = reader.text("comments.branch") ?? comments.branch
    comments.houseRules = reader.located("comments.houseRules")
  }
}

extension KeyReader {
  /// Formats in the order of `FeedFormat`, each once; nil where the setting is absent.
  fileprivate mutating func formats(_ name: String) -> [FeedFormat]? {
    guard entry(name) != nil else { return nil }
    var formats: Set<FeedFormat> = []
    for (text, position) in texts(name) {
      if let format = FeedFormat(rawValue: text.lowercased()) {
        formats.insert(format)
      } else {
        let known = FeedFormat.allCases.map(\.rawValue)
        add(.unknownFeedFormat(text, at: position).suggesting(nearMiss(of: text, in: known)))
      }
    }
    return FeedFormat.allCases.filter(formats.contains)
  }

  fileprivate mutating func webAddresses(_ name: String) -> [String] {
    texts(name).compactMap { text, position in
      if isWebAddress(text) { return text }
      add(.settingNotAWebAddress(text, name, at: position))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownFeedFormat(_ text: String, at position: Position) -> Diagnostic {
    error(
      "configuration.feed-format", "there is no feed format '\(shortened(text))'", at: position,
      notes: [Note("the formats are 'rss', 'atom' and 'json'; an empty list '[]' makes no feed")])
  }

  fileprivate static func settingNotAWebAddress(_ text: String, _ name: String, at position: Position) -> Diagnostic {
    error(
      "configuration.address", "'\(shortened(text))' is not a web address for '\(name)'", at: position,
      notes: [Note("write it with 'https://' or 'http://'")])
  }
}
