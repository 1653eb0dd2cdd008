import Diagnostics
import FrontMatter

/// A moderation decision, written into a comment's file: its status line changes or appears, every other byte stays.
struct StatusEdit {
  let status: Comment.Status

  /// The file's new bytes. Throws where the file is written in a way in which the status cannot be changed alone.
  ///
  /// What comes out is read again: unless it says the wanted status and all else as before, it is refused.
  func apply(to text: EntryText, path: String) throws(Refusal) -> [UInt8] {
    guard let first = text.entries.first else { throw refusal(path) }
    var bytes = text.bytes
    let change = text.entry("status").map { replacement(of: $0, in: text) } ?? insertion(before: first, in: text)
    guard let change else { throw refusal(path) }
    bytes.replaceSubrange(change.range, with: Array(change.text.utf8))
    guard let result = try? EntryText(bytes, path: path), isFaithful(result, to: text) else { throw refusal(path) }
    return bytes
  }

  private typealias Change = (range: Range<Int>, text: String)

  private func replacement(of entry: Entry, in text: EntryText) -> Change? {
    guard let old = entry.value.text else { return nil }
    if old.isEmpty, entry.value.isNull {
      guard let key = text.literal(entry.key, at: entry.keyPosition),
        let colon = text.bytes[key.range.upperBound...].firstIndex(of: UInt8(ascii: ":"))
      else { return nil }
      return (colon + 1..<colon + 1, " " + status.rawValue)
    }
    guard let literal = text.literal(old, at: entry.value.position) else { return nil }
    let quote = text.syntax == .json ? "\"" : literal.quote
    return (literal.range, quote + status.rawValue + quote)
  }

  /// Before the `---` that closes front matter; in entries that go on behind such a line, and in flow style, at the top.
  private func insertion(before first: Entry, in text: EntryText) -> Change? {
    guard let offset = text.offset(of: first.keyPosition) else { return nil }
    let before = text.bytes[text.range.lowerBound..<offset]
    let blanks = String(decoding: before.reversed().prefix { $0 <= 0x20 }.reversed(), as: UTF8.self)
    if before.dropLast(blanks.utf8.count).last == UInt8(ascii: "{") {
      let pair = text.syntax == .json ? "\"status\": \"\(status.rawValue)\"," : "status: \(status.rawValue),"
      return (offset..<offset, pair + (blanks.isEmpty ? " " : blanks))
    }
    let indent = String(decoding: before.reversed().prefix { $0 == 0x20 }.reversed(), as: UTF8.self)
    let line = "\(indent)status: \(status.rawValue)\(text.lineEnd)"
    if text.syntax == .frontMatter { return (text.range.upperBound..<text.range.upperBound, line) }
    let start = offset - indent.utf8.count
    return (start..<start, line)
  }

  private func isFaithful(_ result: EntryText, to text: EntryText) -> Bool {
    let (new, old) = (result.entries.filter { $0.key != "status" }, text.entries.filter { $0.key != "status" })
    let hasSameText = result.body.map { result.bytes[$0] } == text.body.map { text.bytes[$0] }
    return result.entry("status")?.value.text == status.rawValue && hasSameText && new.count == old.count
      && zip(new, old).allSatisfy { $0.key == $1.key && saysTheSame($0.value, $1.value) }
  }

  private func refusal(_ path: String) -> Refusal {
    Refusal(
      "the status in '\(path)' is written in a way that cannot be changed by itself",
      hint: "write 'status: \(status.rawValue)' there by hand")
  }
}
