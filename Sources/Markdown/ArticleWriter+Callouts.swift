import Text

/// The kinds of `> [!NOTE]`, as on GitHub.
enum Callout: String {
  case note, tip, important, warning, caution

  func title(_ labels: MarkdownOptions.Labels) -> String {
    switch self {
    case .note: labels.note
    case .tip: labels.tip
    case .important: labels.important
    case .warning: labels.warning
    case .caution: labels.caution
    }
  }
}

extension ArticleWriter {
  mutating func enterQuote(_ node: Node) {
    guard let callout = takeCallout(node) else {
      output.append("<blockquote>\n")
      return
    }
    openCallouts.append(node)
    let title = callout.title(options.labels)
    append(only: .page) {
      $0.output.append("<div class=\"callout callout-")
      $0.output.append(callout.rawValue)
      $0.output.append("\" role=\"note\">\n<p class=\"callout-title\">")
      $0.output.appendEscaped(title)
      $0.output.append("</p>\n")
    }
    append(only: .feed) {
      $0.output.append("<blockquote>\n<p><strong>")
      $0.output.appendEscaped(title)
      $0.output.append("</strong></p>\n")
    }
  }

  mutating func leaveQuote(_ node: Node) {
    guard openCallouts.last == node else {
      output.append("</blockquote>\n")
      return
    }
    openCallouts.removeLast()
    append(only: .page, "</div>\n")
    append(only: .feed, "</blockquote>\n")
  }

  /// The kind of callout that a quote's first line makes of it; that line is taken out of the tree.
  private func takeCallout(_ quote: Node) -> Callout? {
    guard let paragraph = quote.firstChild, paragraph.kind == .paragraph else { return nil }
    var line: [UInt8] = []
    var marker: [Node] = []
    var next = paragraph.firstChild
    while let node = next, node.kind == .text {
      guard line.count < 16 else { return nil }
      line.append(contentsOf: node.literal)
      marker.append(node)
      next = node.next
    }
    guard line.starts(with: "[!".utf8), line.last == UInt8(ascii: "]"),
      let callout = Callout(rawValue: String(decoding: line.dropFirst(2).dropLast(), as: UTF8.self).lowercased())
    else { return nil }
    if let end = next {
      guard end.kind == .softBreak || end.kind == .lineBreak else { return nil }
      marker.append(end)
    }
    for node in marker { node.remove() }
    if paragraph.firstChild == nil { paragraph.remove() }
    return callout
  }
}
