extension FeedRules {
  mutating func checkOPML(_ opml: XMLNode) {
    check(opml.attributes["version"] == "2.0", "version is not 2.0")
    checkOne(of: ["head", "body"], in: opml)
    check(opml.first("head")?.first("title")?.text.isEmpty == false, "head without a title")
    for outline in opml.first("body")?.children ?? [] { checkOutline(outline) }
  }

  private mutating func checkOutline(_ outline: XMLNode) {
    check(outline.name == "outline", "<\(outline.name)> is not expected")
    check(outline.attributes["text"]?.isEmpty == false, "outline without a text")
    if outline.attributes["type"] == "rss" {
      check(outline.attributes["title"]?.isEmpty == false, "outline without a title")
      checkURL(outline.attributes["xmlUrl"] ?? "", "xmlUrl")
      if let url = outline.attributes["htmlUrl"] { checkURL(url, "htmlUrl") }
    } else {
      check(!outline.children.isEmpty, "outline without a feed")
    }
    for child in outline.children { checkOutline(child) }
  }

  mutating func checkSitemap(_ sitemap: XMLNode) {
    check(sitemap.children.count <= 50_000, "more than 50,000 URLs")
    for entry in sitemap.children {
      check(entry.name == (sitemap.name == "urlset" ? "url" : "sitemap"), "<\(entry.name)> is not expected")
      checkOne(of: ["loc"], in: entry)
      checkURL(entry.first("loc")?.text ?? "", "loc")
      if let date = entry.first("lastmod")?.text { check(isRFC3339(date), "lastmod: not a date: \(date)") }
    }
    checkUnique(sitemap.children.compactMap { $0.first("loc")?.text }, "loc")
  }
}
