/// A link or picture as Markdown writes it, `[text](address)`.
struct MarkdownLink: Sendable {
  var isPicture: Bool
  var text: String
  var address: String
  /// From the bracket to the parenthesis, both included.
  var range: Range<Int>
}

/// Finds inline links and pictures outside code, reading each byte a fixed number of times.
enum MarkdownLinks {
  /// Longer texts are no link texts; the bound keeps unclosed brackets cheap.
  private static let longestText = 500

  static func links(of bytes: [UInt8]) -> [MarkdownLink] {
    var links: [MarkdownLink] = []
    var opens: [Int] = []
    var (index, inCode, inFence) = (0, false, bytes.starts(with: Array("```".utf8)))
    if inFence { index = 3 }
    var noEndBefore = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        inCode = false
        if bytes[(index + 1)...].starts(with: Array("```".utf8)) {
          inFence.toggle()
          index += 3
        }
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { opens = [] }
      case UInt8(ascii: "`"): if !inFence { inCode.toggle() }
      case _ where inCode || inFence: break
      case UInt8(ascii: "["): opens.append(index)
      case UInt8(ascii: "]"):
        guard let open = opens.popLast(), index - open <= longestText else { break }
        if index >= noEndBefore, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "(") {
          let end = addressEnd(bytes, index + 2)
          if end < bytes.count, bytes[end] == UInt8(ascii: ")") {
            links.append(link(bytes, open, index, end))
            index = end
          } else {
            noEndBefore = end
          }
        }
      default: break
      }
      index += 1
    }
    return links
  }

  /// Where the parenthesis, the line or the text ends.
  private static func addressEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: ")"), bytes[end] != 0x0A { end += 1 }
    return end
  }

  private static func link(_ bytes: [UInt8], _ open: Int, _ close: Int, _ end: Int) -> MarkdownLink {
    let address = bytes[close + 2..<end].prefix { $0 != 0x20 }
    return MarkdownLink(
      isPicture: open > 0 && bytes[open - 1] == UInt8(ascii: "!"),
      text: String(decoding: bytes[open + 1..<close], as: UTF8.self), address: String(decoding: address, as: UTF8.self),
      range: open..<end + 1)
  }
}
