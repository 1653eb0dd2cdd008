import Diagnostics

/// A URL in a body, as written, with its place in the file.
public struct Link: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// `[text](destination)`, or an `href` in raw HTML.
    case link
    /// `![alt](destination)`, or a `src`, `srcset` or `poster` in raw HTML.
    case image
    /// `<https://...>` or a bare URL.
    case autolink
    /// The player of a video, in a frame.
    case frame
    /// Our own link between a footnote and its text: `#` and an id of `anchors`.
    case footnote
  }

  /// Escapes and entities are decoded, percent-encoding is not.
  public var destination: String
  public var kind: Kind
  public var position: Position

  public init(destination: String, kind: Kind, position: Position) {
    self.destination = destination
    self.kind = kind
    self.position = position
  }
}
