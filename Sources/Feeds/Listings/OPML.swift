import Text

/// A list of feeds that readers can subscribe to in one go (OPML 2.0, http://opml.org/spec2.opml).
public struct OPML: Sendable {
  public var title: String
  public var outlines: [OPMLOutline]

  public init(title: String, outlines: [OPMLOutline]) {
    self.title = title
    self.outlines = outlines
  }
}

/// Appends a list of feeds as an OPML document.
public func write(_ opml: OPML, into output: inout [UInt8]) {
  output.appendXMLHeader()
  output.append("<opml version=\"2.0\">\n<head>\n")
  output.appendElement("title", opml.title, .line)
  output.append("</head>\n<body>\n")
  for outline in opml.outlines { write(outline, into: &output) }
  output.append("</body>\n</opml>\n")
}

private func write(_ outline: OPMLOutline, into output: inout [UInt8]) {
  output.append("<outline")
  output.appendAttribute(" text", outline.title)
  if let feedURL = outline.feedURL {
    output.appendAttribute(" title", outline.title)
    output.append(" type=\"rss\"")
    output.appendAttribute(" xmlUrl", url: feedURL)
  }
  if let pageURL = outline.pageURL { output.appendAttribute(" htmlUrl", url: pageURL) }
  if let description = outline.description { output.appendAttribute(" description", description) }
  if let language = outline.language { output.appendAttribute(" language", language) }
  if outline.children.isEmpty {
    output.append("/>\n")
  } else {
    output.append(">\n")
    for child in outline.children { write(child, into: &output) }
    output.append("</outline>\n")
  }
}
