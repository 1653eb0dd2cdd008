import Text

/// A document of the sitemap protocol that grows entry by entry: a list of pages, or of such lists.
struct SitemapList {
  var root: StaticString
  var element: StaticString
  /// The entries as they are written.
  var entries: [UInt8] = []

  /// An upper bound of the whole document's bytes, the frame being at most 120 beside the root's two names.
  var size: Int { entries.count + 120 + 2 * root.utf8CodeUnitCount }

  var document: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    bytes.appendXMLHeader()
    bytes.append("<")
    bytes.append(root)
    bytes.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    bytes.append(contentsOf: entries)
    bytes.append("</")
    bytes.append(root)
    bytes.append(">\n")
    return bytes
  }

  mutating func append(_ entry: SitemapEntry) {
    entries.append("<")
    entries.append(element)
    entries.append(">\n")
    entries.appendElement("loc", url: entry.url)
    if let moment = entry.lastModified { entries.appendElement("lastmod") { $0.appendRFC3339(moment) } }
    entries.append("</")
    entries.append(element)
    entries.append(">\n")
  }
}
