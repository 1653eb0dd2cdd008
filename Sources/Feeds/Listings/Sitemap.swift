import Calendar
import Text

/// The files of a sitemap, `sitemap.xml` first. What is too much for one file goes into `sitemap-1.xml` and on, in the
/// order given, and `sitemap.xml` is the index of those. `folderURL` is where the files will stand, with its last slash.
public func sitemap(
  _ entries: [SitemapEntry], in folderURL: String, limits: SitemapLimits = .protocolLimits
) -> [SitemapFile] {
  let parts = parts(of: entries, limits: limits)
  if parts.count == 1 { return [SitemapFile(name: "sitemap.xml", bytes: parts[0].list.document)] }
  let files = parts.enumerated().map { SitemapFile(name: "sitemap-\($0 + 1).xml", bytes: $1.list.document) }
  var index = SitemapList(root: "sitemapindex", element: "sitemap")
  for (file, part) in zip(files, parts) {
    index.append(SitemapEntry(url: folderURL + file.name, lastModified: part.lastModified))
  }
  return [SitemapFile(name: "sitemap.xml", bytes: index.document)] + files
}

/// The entries of one file, and the latest of their dates.
private struct SitemapPart {
  var list = SitemapList(root: "urlset", element: "url")
  var count = 0
  var lastModified: Moment?
}

/// At least one part. Where the bytes run over, the entry that did it moves to the next part.
private func parts(of entries: [SitemapEntry], limits: SitemapLimits) -> [SitemapPart] {
  var parts: [SitemapPart] = []
  var part = SitemapPart()
  for entry in entries {
    let end = part.list.entries.count
    if part.count >= limits.urls, part.count > 0 {
      parts.append(part)
      part = SitemapPart()
    }
    part.list.append(entry)
    if part.list.size > limits.bytes, part.count > 0 {
      part.list.entries.removeLast(part.list.entries.count - end)
      parts.append(part)
      part = SitemapPart()
      part.list.append(entry)
    }
    part.count += 1
    if let moment = entry.lastModified { part.lastModified = max(part.lastModified ?? moment, moment) }
  }
  return parts + [part]
}
