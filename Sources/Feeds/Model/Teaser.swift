/// The start of a text, cut at a word and closed with `…`, of at most so many characters. A shorter text stays as it is.
public func teaser(_ text: String, limit: Int = 300) -> String {
  // A character has at least one byte, and in ASCII no more.
  guard text.utf8.count > limit else { return text }
  let isASCII = text.utf8.prefix(limit + 1).allSatisfy { $0 < 0x80 && $0 != 0x0D }
  let end =
    isASCII
    ? endOfTeaser(text.utf8, limit, isSpace: { $0 <= 0x20 }, isStop: { ",;:.-".utf8.contains($0) })
    : endOfTeaser(text[...], limit, isSpace: \.isWhitespace, isStop: { ",;:.–-".contains($0) })
  return end.map { text[..<$0] + "…" } ?? text
}

/// The end of the last word that fits with one character behind it; nil where the whole text fits.
private func endOfTeaser<Text: BidirectionalCollection>(
  _ text: Text, _ limit: Int, isSpace: (Text.Element) -> Bool, isStop: (Text.Element) -> Bool
) -> Text.Index? {
  guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else {
    return nil
  }
  let start = text.prefix(max(0, limit - 1))
  let cutsWord = start.endIndex < text.endIndex && !isSpace(text[start.endIndex])
  let words = cutsWord ? start.lastIndex(where: isSpace).map { start[..<$0] } ?? start : start
  let last = words.lastIndex { !isSpace($0) && !isStop($0) }
  return last.map { text.index(after: $0) } ?? words.endIndex
}
