import Diagnostics
import Text

/// What raw HTML left open.
struct RawHTMLState {
}

extension ArticleWriter {
  mutating func enterHTMLBlock(_ node: Node) {
    block = node
    writeHTML(node, isBlock: true)
  }

  mutating func enterInlineHTML(_ node: Node) {
    writeHTML(node, isBlock: false)
  }

  private mutating func writeHTML(_ node: Node, isBlock: Bool) {
    let literal = node.literal
    if literal.starts(with: "<!--".utf8) {
      if isMore(literal) {
        text.more()
        if isBlock, summaryEnd == nil { summaryEnd = output.count }
      }
      return
    }
    if isBlock { output.append("<p>") }
    output.appendText(literal, .article)
    text.append(literal)
    if isBlock { output.append("</p>\n") }
  }

  private func isMore(_ comment: UnsafeBufferPointer<UInt8>) -> Bool {
    comment.dropFirst(4).drop { $0 == 0x20 }.starts(with: "more".utf8)
  }

  mutating func finishRawHTML() {}
}
