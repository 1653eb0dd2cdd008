/// What an editor's raw HTML left open, so that a feed is closed properly where the page is on its own.
struct RawHTMLState {
  struct Element {
    var name: String
    /// The Markdown node that the tag stands in: what is open at its end is closed there.
    var parent: Node
  }

  /// Content that feeds leave out: it becomes a span for pages only when its end is known.
  struct Dropped {
    var name: String
    var parent: Node
    /// Elements of the same name inside each other.
    var depth: Int
    var slot: Int
  }

  /// Elements that feeds keep.
  var open: [Element] = []
  var dropped: Dropped?

  /// More elements than this inside each other lose their tags in feeds.
  static let depth = 64

  var isEmpty: Bool { open.isEmpty && dropped == nil }
}
