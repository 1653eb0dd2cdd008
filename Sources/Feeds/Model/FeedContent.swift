/// The body of an item as HTML in UTF-8.
///
/// Every URL in it is absolute, and there are no scripts, forms, frames, styles or inline SVG: that is the caller's feed
/// profile. What XML cannot hold (`]]>`, control characters, broken UTF-8) the writers mend themselves.
public struct FeedContent: Sendable {
  let html: [UInt8]
  /// Whether the bytes can stand in a CDATA section as they are. Looked up once, for all documents with the item.
  let isPlainCDATA: Bool

  public init(html: [UInt8]) {
    self.html = html
    isPlainCDATA = html.withUnsafeBufferPointer { firstFlaw(in: $0, from: 0) == nil }
  }

  public init(html: String) {
    self.init(html: Array(html.utf8))
  }
}
