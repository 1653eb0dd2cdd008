import Diagnostics

/// What one article's or page's body says: HTML for pages and feeds, and everything the site wants to know of it.
public struct Document: Sendable {
  public var html: Fragment
  /// All headings in their order.
  public var outline: [Heading]
  /// Every URL that the HTML names, in the order of the HTML; slots and callbacks speak of them by index.
  public var links: [Link]
  /// Every id in the HTML for pages: headings, footnotes and what raw HTML brings along.
  public var anchors: [String]
  public var summary: Summary
  public var wordCount: Int
  /// All text, a line a block, without markup; nil unless the options ask for it.
  public var plainText: String?
  /// The first image, as an index into `links`.
  public var firstImage: Int?
  /// Positions are places in the file; paths are the caller's to add.
  public var diagnostics: [Diagnostic]

  public init(
    html: Fragment = Fragment(), outline: [Heading] = [], links: [Link] = [], anchors: [String] = [],
    summary: Summary = Summary(), wordCount: Int = 0, plainText: String? = nil, firstImage: Int? = nil,
    diagnostics: [Diagnostic] = []
  ) {
    self.html = html
    self.outline = outline
    self.links = links
    self.anchors = anchors
    self.summary = summary
    self.wordCount = wordCount
    self.plainText = plainText
    self.firstImage = firstImage
    self.diagnostics = diagnostics
  }

  /// The HTML before `<!--more-->`, cut behind the block that the mark stands in; nil without such a mark.
  ///
  /// Written with the target `.feed` it holds no ids, so that several summaries can stand on one page.
  public var summaryHTML: Fragment? {
    summary.htmlEnd.map(html.prefix)
  }
}
