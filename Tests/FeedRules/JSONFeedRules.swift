import Foundation

/// The rules of JSON Feed 1.1 and those that it shares with the formats in XML.
struct JSONFeedRules {
  var url: String?

  func violations(in bytes: [UInt8]) -> [String] {
    guard let feed = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
      return ["not JSON"]
    }
    var rules = FeedRules(url: url)
    let start = "{\"version\":\"https://jsonfeed.org/version/1.1\""
    rules.check(bytes.starts(with: start.utf8), "does not begin with the version")
    rules.check((feed["title"] as? String)?.isEmpty == false, "no title")
    rules.check((feed["language"] as? String)?.isEmpty == false, "no language")
    for name in ["home_page_url", "feed_url"] { rules.checkURL(feed[name] as? String ?? "", name) }
    if let url { rules.check(feed["feed_url"] as? String == url, "feed_url: not \(url)") }
    if let next = feed["next_url"] {
      rules.checkURL(next as? String ?? "", "next_url")
      rules.check(next as? String != feed["feed_url"] as? String, "next_url: the feed itself")
    }
    check(authorsOf: feed, &rules)
    guard let items = feed["items"] as? [[String: Any]] else { return rules.violations + ["no items"] }
    for item in items { check(item, &rules) }
    rules.checkUnique(items.compactMap { $0["id"] as? String }, "id")
    return rules.violations
  }

  private func check(_ item: [String: Any], _ rules: inout FeedRules) {
    rules.checkID(item["id"] as? String ?? "", "id")
    rules.checkURL(item["url"] as? String ?? "", "url")
    rules.check(item["content_html"] is String || item["content_text"] is String, "item without content")
    if let html = item["content_html"] as? String { rules.checkHTML(html, "content_html") }
    for name in ["date_published", "date_modified"] {
      if let date = item[name] { rules.check(isRFC3339(date as? String ?? ""), "\(name): not a date: \(date)") }
    }
    rules.check(item["date_published"] != nil, "item without date_published")
    if let image = item["image"] { rules.checkURL(image as? String ?? "", "image") }
    if let tags = item["tags"] as? [String] { rules.check(!tags.contains(""), "tags: an empty one") }
    check(authorsOf: item, &rules)
    for attachment in item["attachments"] as? [[String: Any]] ?? [] {
      rules.checkURL(attachment["url"] as? String ?? "", "attachment url")
      rules.check((attachment["mime_type"] as? String)?.contains("/") == true, "attachment without a media type")
    }
  }

  private func check(authorsOf object: [String: Any], _ rules: inout FeedRules) {
    guard let authors = object["authors"] as? [[String: Any]] else {
      return rules.check(object["author"] == nil, "author without authors")
    }
    rules.check(object["author"] != nil, "authors without the author of older readers")
    for author in authors {
      rules.check((author["name"] as? String)?.isEmpty == false, "author without a name")
      if let url = author["url"] { rules.checkURL(url as? String ?? "", "author url") }
    }
  }
}
