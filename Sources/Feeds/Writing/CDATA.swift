import Text

extension [UInt8] {
  /// Appends HTML as a CDATA section. A `]]>` in it is split over two sections, and what XML forbids becomes U+FFFD: only
  /// content that has either is copied.
  mutating func appendCDATA(_ content: FeedContent) {
    append("<![CDATA[")
    let start = count
    content.append(&self)
    precondition(count >= start, "feed content may only append")
    mendCDATA(from: start)
    append("]]>")
  }

  private mutating func mendCDATA(from start: Int) {
    guard let first = withUnsafeBufferPointer({ firstFlaw(in: $0, from: start) }) else { return }
    let rest = Array(self[first...])
    removeLast(rest.count)
    rest.withUnsafeBufferPointer { rest in
      var kept = 0
      var next: Int? = 0
      while let flaw = next {
        append(contentsOf: UnsafeBufferPointer(rebasing: rest[kept..<flaw]))
        if rest[flaw] == UInt8(ascii: "]") {
          append("]]]]><![CDATA[>")
          kept = flaw + 3
        } else {
          append("\u{FFFD}")
          kept = flaw + XMLCharacter(in: rest, at: flaw).length
        }
        next = firstFlaw(in: rest, from: kept)
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: rest[kept...]))
    }
  }
}

/// The first `]]>`, forbidden character or byte that is no UTF-8.
private func firstFlaw(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var index = start
  while index < bytes.count {
    let byte = bytes[index]
    if byte == UInt8(ascii: "]"), index + 2 < bytes.count, bytes[index + 1] == byte,
      bytes[index + 2] == UInt8(ascii: ">")
    {
      return index
    }
    if byte >= 0x20, byte < 0x80 {
      index += 1
      continue
    }
    let character = XMLCharacter(in: bytes, at: index)
    if !character.isAllowed { return index }
    index += character.length
  }
  return nil
}
