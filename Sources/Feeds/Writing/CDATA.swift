import Text

extension [UInt8] {
  /// Appends HTML as a CDATA section. A `]]>` in it is split over two sections, and what XML forbids becomes U+FFFD.
  mutating func appendCDATA(_ content: FeedContent) {
    append("<![CDATA[")
    if content.isPlainCDATA {
      append(contentsOf: content.html)
    } else {
      content.html.withUnsafeBufferPointer { appendMended($0) }
    }
    append("]]>")
  }

  private mutating func appendMended(_ html: UnsafeBufferPointer<UInt8>) {
    var kept = 0
    while let flaw = firstFlaw(in: html, from: kept) {
      append(contentsOf: UnsafeBufferPointer(rebasing: html[kept..<flaw]))
      if html[flaw] == UInt8(ascii: "]") {
        append("]]]]><![CDATA[>")
        kept = flaw + 3
      } else {
        append("\u{FFFD}")
        kept = flaw + XMLCharacter(in: html, at: flaw).length
      }
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: html[kept...]))
  }
}

/// The first `]]>`, forbidden character or byte that is no UTF-8.
func firstFlaw(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  let bracket = UInt8(ascii: "]")
  var index = endOfPlainBytes(in: bytes, from: start, before: bracket, bracket)
  while index < bytes.count {
    let byte = bytes[index]
    if byte == bracket {
      if index + 2 < bytes.count, bytes[index + 1] == byte, bytes[index + 2] == UInt8(ascii: ">") { return index }
      index += 1
    } else if byte >= 0x20 && byte < 0x80 || byte == 0x0A {
      index = endOfPlainBytes(in: bytes, from: index + 1, before: bracket, bracket)
    } else {
      let character = XMLCharacter(in: bytes, at: index)
      if !character.isAllowed { return index }
      index += character.length
    }
  }
  return nil
}
