import Text

extension ArticleWriter {
  mutating func enterParagraph(_ node: Node) -> Bool {
    block = node
    if isTight(node) {
      text.startParagraph()
      writePendingBox()
      return true
    }
    if let image = node.firstChild, image.next == nil, image.kind == .image, !image.title.isEmpty {
      output.append("<figure>")
      if enterImage(image, inFigure: true) {
        output.append("<figcaption>")
        output.appendText(image.title, .article)
        output.append("</figcaption>")
      }
      text.append(image.title)
      output.append("</figure>\n")
      return false
    }
    if let (video, link, image) = video(in: node) {
      write(video, link: link, image: image)
      return false
    }
    text.startParagraph()
    output.append("<p>")
    writePendingBox()
    return true
  }

  mutating func leaveParagraph(_ node: Node) {
    text.endParagraph()
    if isTight(node) {
      if node.next != nil { output.append(UInt8(ascii: "\n")) }
    } else if !isFigure(node), video(in: node) == nil {
      output.append("</p>\n")
    }
  }

  private func isFigure(_ node: Node) -> Bool {
    guard let image = node.firstChild, image.next == nil, image.kind == .image else { return false }
    return !image.title.isEmpty
  }

  private func isTight(_ node: Node) -> Bool {
    guard let parent = node.parent, parent.kind == .item, let list = parent.parent else { return false }
    return list.isTightList
  }

  // MARK: - Headings

  mutating func enterHeading(_ node: Node) {
    block = node
    let title = node.plainText
    let id = ids.heading(title, fallback: options.labels.headingID)
    outline.append(Heading(level: node.headingLevel, id: id, text: title, position: source.position(of: node)))
    output.append("<h")
    output.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
    append(only: .page) {
      $0.output.append(" id=\"")
      $0.output.append(id)
      $0.output.append("\"")
    }
    output.append(">")
  }

  mutating func leaveHeading(_ node: Node) {
    if let label = options.labels.headingLink, let heading = outline.last {
      append(only: .page) {
        $0.output.append(" <a class=\"heading-link\" href=\"#")
        $0.output.appendURL(heading.id)
        $0.output.append("\" aria-label=\"")
        $0.output.appendEscaped(label.replacingFirstPercent(with: heading.text))
        $0.output.append("\">#</a>")
      }
    }
    output.append("</h")
    output.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
    output.append(">\n")
    text.endBlock()
  }

  // MARK: - Lists

  mutating func enterList(_ node: Node) {
    if !node.isOrderedList {
      output.append(node.firstChild?.isTicked == nil ? "<ul>\n" : "<ul class=\"task-list\">\n")
    } else if node.listStart == 1 {
      output.append("<ol>\n")
    } else {
      output.append("<ol start=\"")
      output.append(String(node.listStart))
      output.append("\">\n")
    }
  }

  mutating func enterItem(_ node: Node) {
    output.append("<li>")
    pendingBox = node.isTicked
    if node.firstChild?.kind != .paragraph { writePendingBox() }
  }

  mutating func leaveItem() {
    output.append("</li>\n")
    text.endBlock()
  }

  private mutating func writePendingBox() {
    guard let isTicked = pendingBox else { return }
    pendingBox = nil
    let label = isTicked ? options.labels.taskDone : options.labels.taskOpen
    append(only: .page) {
      $0.output.append("<input type=\"checkbox\" disabled")
      if isTicked { $0.output.append(" checked") }
      $0.output.append(" aria-label=\"")
      $0.output.appendEscaped(label)
      $0.output.append("\"> ")
    }
    append(only: .feed, isTicked ? "☑ " : "☐ ")
  }

  // MARK: - Code

  mutating func enterCodeBlock(_ node: Node) {
    output.append("<pre")
    append(only: .page, " tabindex=\"0\"")
    output.append("><code")
    let language = node.info.prefix { $0 > 0x20 }
    if !language.isEmpty, language.allSatisfy(isLanguageByte) {
      output.append(" class=\"language-")
      output.append(contentsOf: language)
      output.append("\"")
    }
    output.append(">")
    output.appendText(node.literal, .article)
    output.append("</code></pre>\n")
    text.append(node.literal)
    text.endBlock()
  }

  private func isLanguageByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
