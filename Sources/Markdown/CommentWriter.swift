import Text

/// Turns the tree of a comment into HTML of a small, safe subset, in one walk without recursion.
///
/// Headings become strong paragraphs, images their alternative text, raw HTML shows as text.
struct CommentWriter {
  private(set) var output: [UInt8] = []
  private(set) var plain: [UInt8] = []
  private let outputLimit: Int
  /// For each link that is open, whether it is one; otherwise it is only text.
  private var openLinks: [Bool] = []
  private var scratch: [UInt8] = []

  init(outputLimit: Int) {
    self.outputLimit = outputLimit
  }

  /// Writes everything below the root. Returns false where the HTML would outgrow its limit.
  mutating func write(_ root: Node) -> Bool {
    guard var node = root.firstChild else { return true }
    while true {
      if enter(&node), let child = node.firstChild {
        node = child
        continue
      }
      leave(node)
      while node.next == nil {
        guard let parent = node.parent, parent != root else {
          trimPlain()
          return output.count <= outputLimit
        }
        node = parent
        leave(node)
      }
      guard output.count <= outputLimit, let next = node.next else { return false }
      node = next
    }
  }

  private mutating func enter(_ node: inout Node) -> Bool {
    switch node.kind {
    case .text: enterText(&node)
    case .softBreak: lineBreak("\n")
    case .lineBreak: lineBreak("<br>\n")
    case .code: write(node.literal, in: "<code>", "</code>")
    case .htmlInline: write(node.literal, in: "", "")
    case .emphasis: output.append("<em>")
    case .strong: output.append("<strong>")
    case .link: enterLink(node)
    case .image:
      let alternative = Array(node.plainText.utf8)
      alternative.withUnsafeBufferPointer { write($0, in: "", "") }
      return false
    case .paragraph: if !isTight(node) { output.append("<p>") }
    case .heading: output.append("<p><strong>")
    case .list: enterList(node)
    case .item: output.append("<li>")
    case .blockQuote: output.append("<blockquote>\n")
    case .codeBlock:
      write(node.literal, in: "<pre><code>", "</code></pre>\n")
      endLine()
    case .htmlBlock:
      let literal = node.literal
      let end = literal.lastIndex { $0 != UInt8(ascii: "\n") }.map { $0 + 1 } ?? 0
      write(UnsafeBufferPointer(rebasing: literal[..<end]), in: "<p>", "</p>\n")
      endLine()
    case .thematicBreak: output.append("<hr>\n")
    default: break
    }
    return true
  }

  private mutating func leave(_ node: Node) {
    switch node.kind {
    case .emphasis: output.append("</em>")
    case .strong: output.append("</strong>")
    case .link: if openLinks.popLast() ?? false { output.append("</a>") }
    case .paragraph:
      if !isTight(node) { output.append("</p>\n") } else if node.next != nil { output.append("\n") }
      endLine()
    case .heading:
      output.append("</strong></p>\n")
      endLine()
    case .list: output.append(node.isOrderedList ? "</ol>\n" : "</ul>\n")
    case .item:
      output.append("</li>\n")
      endLine()
    case .blockQuote: output.append("</blockquote>\n")
    default: break
    }
  }

  private func isTight(_ node: Node) -> Bool {
    guard let parent = node.parent, parent.kind == .item, let list = parent.parent else { return false }
    return list.isTightList
  }

  private mutating func enterList(_ node: Node) {
    if !node.isOrderedList {
      output.append("<ul>\n")
    } else if node.listStart == 1 {
      output.append("<ol>\n")
    } else {
      output.append("<ol start=\"")
      output.append(String(node.listStart))
      output.append("\">\n")
    }
  }

  // MARK: - Text

  private mutating func enterText(_ node: inout Node) {
    guard let next = node.next, next.kind == .text else {
      write(linking: node.literal)
      return
    }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: node.literal)
    while let next = node.next, next.kind == .text {
      scratch.append(contentsOf: next.literal)
      node = next
    }
    let run = scratch
    run.withUnsafeBufferPointer { write(linking: $0) }
  }

  private mutating func write(linking run: UnsafeBufferPointer<UInt8>) {
    var position = 0
    if openLinks.isEmpty {
      var links = BareLinks(run)
      while let match = links.next() {
        let url = UnsafeBufferPointer(rebasing: run[match.range])
        output.appendText(UnsafeBufferPointer(rebasing: run[position..<match.range.lowerBound]), .comment)
        output.append(match.lacksScheme ? "<a href=\"https://" : "<a href=\"")
        output.appendURL(url)
        output.append("\" rel=\"nofollow ugc noopener\">")
        output.appendText(url, .comment)
        output.append("</a>")
        position = match.range.upperBound
      }
    }
    output.appendText(UnsafeBufferPointer(rebasing: run[position...]), .comment)
    plain.appendPlain(run, .comment)
  }

  private mutating func write(_ text: UnsafeBufferPointer<UInt8>, in open: StaticString, _ close: StaticString) {
    output.append(open)
    output.appendText(text, .comment)
    output.append(close)
    plain.appendPlain(text, .comment)
  }

  private mutating func enterLink(_ node: Node) {
    let isWeb = isAbsoluteWebURL(node.destination)
    openLinks.append(isWeb)
    guard isWeb else { return }
    output.append("<a href=\"")
    output.appendURL(node.destination)
    output.append("\" rel=\"nofollow ugc noopener\">")
  }

  /// Whether this is `http://` or `https://` with a host behind it, without any disguise.
  private func isAbsoluteWebURL(_ destination: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = String(decoding: destination.prefix(8), as: UTF8.self).lowercased()
    let host = start == "https://" ? 8 : start.hasPrefix("http://") ? 7 : Int.max
    guard host < destination.count else { return false }
    switch destination[host] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "["), 0x80...0xFF:
      return true
    default: return false
    }
  }

  private mutating func lineBreak(_ html: StaticString) {
    output.append(html)
    plain.append(UInt8(ascii: "\n"))
  }

  private mutating func endLine() {
    if let last = plain.last, last != UInt8(ascii: "\n") { plain.append(UInt8(ascii: "\n")) }
  }

  private mutating func trimPlain() {
    while plain.last == UInt8(ascii: "\n") { plain.removeLast() }
  }
}
