/// The start of a text, cut at a word and closed with `…`, of at most so many characters. A shorter text stays as it is.
public func teaser(_ text: String, limit: Int = 300) -> String {
  guard text.count > limit else { return text }
  let start = text.prefix(max(0, limit - 1))
  let cutsWord = start.endIndex < text.endIndex && !text[start.endIndex].isWhitespace
  let words = cutsWord ? start.lastIndex(where: \.isWhitespace).map { start[..<$0] } ?? start : start
  let end = words.lastIndex { !$0.isWhitespace && !",;:.–-".contains($0) }
  return (end.map { words[...$0] } ?? words) + "…"
}
