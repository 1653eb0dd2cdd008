import Text

/// HTML whose URLs are still open: links to other content are known only when all files are read.
///
/// It serves pages and feeds alike. What differs between the two stands in it twice, as spans that only one target
/// shows, so writing is a few copies and no second rendering.
public struct Fragment: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    case page
    case feed
  }

  /// A place in `bytes` where writing does more than copy.
  public struct Slot: Sendable, Hashable {
    enum Kind: UInt8, Sendable {
      /// The URL of link number `value` comes here, inside `href="..."` or the like.
      case url
      /// More attributes of the image that is link number `value` come here.
      case imageAttributes
      /// The next `value` bytes are for pages only; slots inside them too.
      case pageOnly
      /// The next `value` bytes are for feeds only; slots inside them too.
      case feedOnly
    }

    var offset: Int32
    var value: Int32
    var kind: Kind

    init(_ kind: Kind, at offset: Int, _ value: Int) {
      self.offset = Int32(clamping: offset)
      self.value = Int32(clamping: value)
      self.kind = kind
    }
  }

  public var bytes: [UInt8]
  /// Ascending by offset; a span stands before the slots inside it.
  public var slots: [Slot]

  public init(bytes: [UInt8] = [], slots: [Slot] = []) {
    self.bytes = bytes
    self.slots = slots
  }

  /// Appends the HTML for a page or for a feed.
  ///
  /// - Parameters:
  ///   - url: the URL, not escaped, for link number i of the document's `links`; it is percent-encoded where needed
  ///     and escaped here. Nil leaves the whole attribute out, so that a link's text stands without a link.
  ///   - imageAttributes: more attributes for the image that is link number i, as ` width="640" height="480"`: with a
  ///     leading space, valid HTML, or empty.
  public func write(
    into output: inout [UInt8], for target: Target, url: (Int) -> String?,
    imageAttributes: (Int) -> String = { _ in "" }
  ) {
    let hidden: Slot.Kind = target == .page ? .feedOnly : .pageOnly
    output.reserveCapacity(output.count + bytes.count + slots.count * 32)
    bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      for slot in slots {
        let offset = Int(slot.offset)
        guard offset >= position, offset <= bytes.count else { continue }
        switch slot.kind {
        case .pageOnly, .feedOnly:
          guard slot.kind == hidden else { continue }
          output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[position..<offset]))
          position = min(bytes.count, offset + Int(slot.value))
        case .url:
          output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[position..<offset]))
          position = offset
          if let url = url(Int(slot.value)) {
            output.appendURL(url)
          } else {
            // Without a URL the attribute goes: what was written of it, and the quote that closes it.
            if let space = output.lastIndex(of: 0x20) { output.removeSubrange(space...) }
            position += 1
          }
        case .imageAttributes:
          output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[position..<offset]))
          position = offset
          output.append(imageAttributes(Int(slot.value)))
        }
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[position...]))
    }
  }

  /// The first bytes of the fragment with their slots; a span that goes on behind the end is cut there.
  func prefix(_ end: Int) -> Fragment {
    let slots = slots.prefix { Int($0.offset) < end }.map { slot in
      guard slot.kind == .pageOnly || slot.kind == .feedOnly else { return slot }
      return Slot(slot.kind, at: Int(slot.offset), min(Int(slot.value), end - Int(slot.offset)))
    }
    return Fragment(bytes: Array(bytes.prefix(end)), slots: slots)
  }
}
