import Calendar
import Text

/// The files of a sitemap, `sitemap.xml` first. What is too much for one file goes into `sitemap-1.xml` and on, in the
/// order given, and `sitemap.xml` is the index of those. `folderURL` is where the files will stand, with its last slash.
public func sitemap(
  _ entries: [SitemapEntry], in folderURL: String, limits: SitemapLimits = .protocolLimits
) -> [SitemapFile] {
  let parts = split(entries, limits: limits)
  if parts.count == 1 { return [SitemapFile(name: "sitemap.xml", bytes: document(parts[0].entries))] }
  let files = parts.enumerated().map { SitemapFile(name: "sitemap-\($0 + 1).xml", bytes: document($1.entries)) }
  let index = zip(files, parts).map { file, part in
    SitemapEntry(url: folderURL + file.name, lastModified: part.entries.compactMap(\.lastModified).max())
  }
  var bytes: [UInt8] = []
  appendList("sitemapindex", "sitemap", index[...], to: &bytes)
  return [SitemapFile(name: "sitemap.xml", bytes: bytes)] + files
}

/// Entries that go into one file, at least one part.
private func split(_ entries: [SitemapEntry], limits: SitemapLimits) -> [SitemapPart] {
  var parts: [SitemapPart] = []
  var start = 0
  var size = SitemapPart.frameSize
  for (index, entry) in entries.enumerated() {
    let entrySize = SitemapPart.size(of: entry)
    if index > start, index - start >= limits.urls || size + entrySize > limits.bytes {
      parts.append(SitemapPart(entries: entries[start..<index]))
      start = index
      size = SitemapPart.frameSize
    }
    size += entrySize
  }
  return parts + [SitemapPart(entries: entries[start...])]
}

private struct SitemapPart {
  var entries: ArraySlice<SitemapEntry>

  /// Bytes of a document without entries.
  static let frameSize = document([]).count

  static func size(of entry: SitemapEntry) -> Int {
    var bytes: [UInt8] = []
    append("url", entry, to: &bytes)
    return bytes.count
  }
}

private func document(_ entries: ArraySlice<SitemapEntry>) -> [UInt8] {
  var bytes: [UInt8] = []
  appendList("urlset", "url", entries, to: &bytes)
  return bytes
}

private func appendList(
  _ list: StaticString, _ element: StaticString, _ entries: ArraySlice<SitemapEntry>, to output: inout [UInt8]
) {
  output.appendXMLHeader()
  output.append("<")
  output.append(list)
  output.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
  for entry in entries { append(element, entry, to: &output) }
  output.append("</")
  output.append(list)
  output.append(">\n")
}

private func append(_ element: StaticString, _ entry: SitemapEntry, to output: inout [UInt8]) {
  output.append("<")
  output.append(element)
  output.append(">\n")
  output.appendElement("loc", url: entry.url)
  if let moment = entry.lastModified { output.appendElement("lastmod") { $0.appendRFC3339(moment) } }
  output.append("</")
  output.append(element)
  output.append(">\n")
}
