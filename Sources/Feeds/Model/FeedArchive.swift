/// The place of a document among those that hold all items of a feed together (RFC 5005). The URLs name documents in the
/// format that is being written.
public enum FeedArchive: Sendable, Hashable {
  /// The document that readers subscribe to, with the newest items; older ones start at `previous`.
  case subscription(previous: String?)
  /// A finished part of the past. It must never change again, so give `next` only where it was known when this document
  /// was first made, or leave it out.
  case archive(current: String, previous: String?, next: String?)
  /// The document holds every item there is; what is not in it is gone.
  case complete
}
