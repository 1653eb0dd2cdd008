/// The body of an item as HTML, appended straight to the feed so that no copy of it is made.
///
/// Every URL in it is absolute, and there are no scripts, forms, frames, styles or inline SVG: that is the caller's feed
/// profile. What XML cannot hold (`]]>`, control characters, broken UTF-8) the writers mend themselves.
public struct FeedContent: Sendable {
  let append: @Sendable (inout [UInt8]) -> Void

  /// The function appends UTF-8 to the bytes that it is given and leaves what is there as it is. It gives the same bytes
  /// every time.
  public init(_ append: @escaping @Sendable (inout [UInt8]) -> Void) {
    self.append = append
  }

  public init(html: [UInt8]) {
    self.init { $0.append(contentsOf: html) }
  }

  public init(html: String) {
    self.init { $0.append(contentsOf: html.utf8) }
  }
}
