import Diagnostics
import Text

extension ArticleWriter {
  mutating func enterHTMLBlock(_ node: Node) {
    block = node
    write(html: node.literal, of: node)
    text.endBlock()
  }

  mutating func enterInlineHTML(_ node: Node) {
    write(html: node.literal, of: node)
  }

  /// Writes raw HTML as the site wants it: kept, or as text with a warning. Comments vanish in either case.
  private mutating func write(html: UnsafeBufferPointer<UInt8>, of node: Node) {
    var tokens = HTMLTokenizer(html)
    var shown: [UInt8] = []
    while let token = tokens.next() {
      switch token {
      case .comment(let range): note(comment: slice(html, range))
      case .broken(let range) where slice(html, range).starts(with: "<!--".utf8):
        diagnostics.append(.openComment(at: source.position(ofText: slice(html, range), in: block)))
      case _ where !options.rawHTML: shown.append(contentsOf: slice(html, token.range))
      case .text(let range): write(rawText: slice(html, range))
      case .broken(let range): output.appendText(slice(html, range), .article)
      case .declaration(let range): append(only: .page) { $0.output.append(contentsOf: slice(html, range)) }
      case .start(let tag): writeStart(tag, html, in: node)
      case .end(let tag): writeEnd(tag, html, in: node)
      }
    }
    while shown.last == UInt8(ascii: "\n") { shown.removeLast() }
    if !shown.isEmpty { show(shown, of: node) }
  }

  /// Raw HTML that the site does not allow shows as text, so that nothing is lost.
  private mutating func show(_ html: [UInt8], of node: Node) {
    html.withUnsafeBufferPointer { html in
      guard html.contains(where: { $0 > 0x20 }) else { return }
      diagnostics.append(.rawHTML(html, at: source.position(ofText: html, in: block)))
      let isBlock = node.kind == .htmlBlock
      if isBlock { output.append("<p>") }
      output.appendText(html, .article)
      if isBlock { output.append("</p>\n") }
      text.append(html)
    }
  }

  private mutating func note(comment: UnsafeBufferPointer<UInt8>) {
    let words = comment.dropFirst(4).dropLast(3).drop { $0 == 0x20 }
    guard words.starts(with: "more".utf8), words.dropFirst(4).allSatisfy({ $0 <= 0x20 }) else { return }
    guard summaryEnd == nil, footnotes.current == 0 else { return }
    text.more()
    awaitsSummaryEnd = true
  }

  /// Text between tags: entities stay as they are, and a sign that starts no tag is escaped.
  private mutating func write(rawText text: UnsafeBufferPointer<UInt8>) {
    output.appendRaw(text, .article)
    self.text.append(text)
  }

  // MARK: - Tags

  private mutating func writeStart(_ tag: HTMLTag, _ html: UnsafeBufferPointer<UInt8>, in node: Node) {
    let parent = node.parent ?? node
    let fate = FeedHTML.fate(of: tag.name)
    if rawHTML.dropped != nil {
      if rawHTML.dropped?.name == tag.name { rawHTML.dropped?.depth += 1 }
      append(only: .page) { $0.writePage(tag, html) }
      return
    }
    if fate == .linked { append(only: .feed) { $0.writeReplacement(of: tag, html) } }
    if (fate == .dropped || fate == .linked) && !FeedHTML.isVoid(tag.name) {
      rawHTML.dropped = RawHTMLState.Dropped(name: tag.name, parent: parent, depth: 1, slot: slots.count)
      slots.append(Fragment.Slot(.pageOnly, at: output.count, 0))
      writePage(tag, html)
      return
    }
    append(only: .page) { $0.writePage(tag, html) }
    guard fate == .kept, rawHTML.open.count < RawHTMLState.depth else { return }
    append(only: .feed) { $0.writeFeed(tag, html) }
    if !FeedHTML.isVoid(tag.name) { rawHTML.open.append(RawHTMLState.Element(name: tag.name, parent: parent)) }
  }

  /// Ends an element that started in the same Markdown node. In feeds, an end tag from within emphasis, say, does not end
  /// what started outside it: the node's own end does.
  private mutating func writeEnd(_ tag: HTMLTag, _ html: UnsafeBufferPointer<UInt8>, in node: Node) {
    append(only: .page) { $0.writePage(tag, html) }
    let parent = node.parent ?? node
    if let dropped = rawHTML.dropped {
      guard dropped.name == tag.name else { return }
      if dropped.depth > 1 {
        rawHTML.dropped?.depth -= 1
      } else if dropped.parent == parent {
        endDropped()
      }
      return
    }
    guard let index = rawHTML.open.lastIndex(where: { $0.name == tag.name }), rawHTML.open[index].parent == parent
    else { return }
    closeElements(downTo: index + 1)
    rawHTML.open.removeLast()
    append(only: .feed) { $0.writeEndTag(tag.name) }
  }

  private mutating func endDropped() {
    guard let dropped = rawHTML.dropped else { return }
    rawHTML.dropped = nil
    slots[dropped.slot].value = Int32(clamping: output.count - Int(slots[dropped.slot].offset))
  }

  /// Closes, for feeds, what raw HTML opened inside a node that ends here.
  mutating func closeRawHTML(in node: Node) {
    if rawHTML.dropped?.parent == node { endDropped() }
    closeElements(downTo: rawHTML.open.firstIndex { $0.parent == node } ?? rawHTML.open.count)
  }

  private mutating func closeElements(downTo count: Int) {
    while rawHTML.open.count > count {
      let name = rawHTML.open.removeLast().name
      if !FeedHTML.endsByItself(name) { append(only: .feed) { $0.writeEndTag(name) } }
    }
  }

  private mutating func writeEndTag(_ name: String) {
    output.append("</")
    output.append(name)
    output.append(">")
  }

  // MARK: - Attributes

  /// The tag as it stands in the source, with its URLs open.
  private mutating func writePage(_ tag: HTMLTag, _ html: UnsafeBufferPointer<UInt8>) {
    var position = tag.range.lowerBound
    for attribute in tag.attributes {
      guard let value = attribute.value else { continue }
      if attribute.name == "id" { ids.take(decodedAttribute(slice(html, value))) }
      guard attribute.name == "srcset" || FeedHTML.isURL(attribute.name) else { continue }
      let isQuoted = html[value.lowerBound - 1] == UInt8(ascii: "\"") || html[value.lowerBound - 1] == UInt8(ascii: "'")
      output.append(contentsOf: slice(html, position..<(isQuoted ? value.lowerBound - 1 : value.lowerBound)))
      position = isQuoted ? value.upperBound + 1 : value.upperBound
      output.append("\"")
      writeURLs(attribute.name, slice(html, value), isNew: true)
      output.append("\"")
    }
    output.append(contentsOf: slice(html, position..<tag.range.upperBound))
  }

  /// The tag with the attributes that a feed may carry.
  private mutating func writeFeed(_ tag: HTMLTag, _ html: UnsafeBufferPointer<UInt8>) {
    output.append("<")
    output.append(tag.name)
    for attribute in tag.attributes where FeedHTML.keeps(attribute: attribute.name) {
      output.append(" ")
      output.append(attribute.name)
      guard let value = attribute.value else { continue }
      output.append("=\"")
      if attribute.name == "srcset" || FeedHTML.isURL(attribute.name) {
        writeURLs(attribute.name, slice(html, value), isNew: false)
      } else {
        writeAttribute(decodedAttribute(slice(html, value)))
      }
      output.append("\"")
    }
    output.append(">")
  }

  /// A link to what a frame shows.
  private mutating func writeReplacement(of tag: HTMLTag, _ html: UnsafeBufferPointer<UInt8>) {
    guard let address = tag.attributes.first(where: { $0.name == "src" })?.value, !address.isEmpty else { return }
    let title = tag.attributes.first { $0.name == "title" }?.value
    output.append("<a href=\"")
    writeURLs("href", slice(html, address), isNew: false)
    output.append("\">")
    writeAttribute(decodedAttribute(slice(html, title ?? address)))
    output.append("</a>")
  }

  private mutating func writeAttribute(_ value: String) {
    var value = value
    value.withUTF8 { output.appendAttribute($0, .article) }
  }

  private mutating func writeURLs(_ attribute: String, _ value: UnsafeBufferPointer<UInt8>, isNew: Bool) {
    guard attribute == "srcset" else {
      writeURL(decodedAttribute(value), attribute == "href" || attribute == "cite" ? .link : .image, value, isNew)
      return
    }
    for (index, candidate) in decodedAttribute(value).split(separator: ",").enumerated() {
      let parts = candidate.split(whereSeparator: \.isWhitespace)
      guard let address = parts.first else { continue }
      if index > 0 { output.append(", ") }
      writeURL(String(address), .image, value, isNew)
      if parts.count > 1 {
        output.append(" ")
        writeAttribute(String(parts[1]))
      }
    }
  }

  /// Writes the slot of a URL. A page's URL is a new link; a feed's is the one that the page got just before.
  private mutating func writeURL(
    _ address: String, _ use: LinkDestination.Use, _ written: UnsafeBufferPointer<UInt8>, _ isNew: Bool
  ) {
    let kind: Link.Kind = use == .link ? .link : .image
    if !isNew, let number = links.suffix(64).lastIndex(where: { $0.destination == address && $0.kind == kind }) {
      slots.append(Fragment.Slot(.url, at: output.count, number))
      return
    }
    var address = address
    let position = source.position(ofText: written, in: block)
    let verdict = address.withUTF8 { bytes in
      LinkDestination(bytes).verdict(for: use, destination: bytes, at: position)
    }
    switch verdict {
    case .allowed: slot(for: Link(destination: address, kind: kind, position: position))
    case .refused(let diagnostic): if isNew { diagnostics.append(diagnostic) }
    }
  }
}

private func slice(_ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(rebasing: html[range])
}

extension HTMLTokenizer.Token {
  fileprivate var range: Range<Int> {
    switch self {
    case .text(let range), .comment(let range), .declaration(let range), .broken(let range): range
    case .start(let tag), .end(let tag): tag.range
    }
  }
}

extension Diagnostic {
  fileprivate static func rawHTML(_ html: UnsafeBufferPointer<UInt8>, at position: Position) -> Diagnostic {
    let start = String(decoding: html.prefix { $0 != UInt8(ascii: "\n") }.prefix(40), as: UTF8.self)
    return .warning(
      "markdown.raw-html", "raw HTML '\(start)' shows as text", at: position,
      notes: [Note("write Markdown, or put a backslash before '<'")])
  }

  fileprivate static func openComment(at position: Position) -> Diagnostic {
    .error("markdown.comment", "HTML comment has no '-->' and hides all that follows", at: position)
  }
}
