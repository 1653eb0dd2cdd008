import Diagnostics
import Text

extension ArticleWriter {
  /// Writes a text node together with the text nodes behind it: the library splits text at every sign that could have
  /// been markup, and a URL must be seen whole.
  mutating func enterText(_ node: inout Node) {
    guard let next = node.next, next.kind == .text else {
      write(node.literal)
      return
    }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: node.literal)
    while let next = node.next, next.kind == .text {
      scratch.append(contentsOf: next.literal)
      node = next
    }
    let run = scratch
    run.withUnsafeBufferPointer { write($0) }
  }

  private mutating func write(_ run: UnsafeBufferPointer<UInt8>) {
    let signs = text.append(run)
    var position = 0
    if openLinks.isEmpty, signs.contains(.mayLink) {
      var links = BareLinks(run)
      while let match = links.next() {
        output.appendText(UnsafeBufferPointer(rebasing: run[position..<match.range.lowerBound]), .article)
        writeBareLink(UnsafeBufferPointer(rebasing: run[match.range]), lacksScheme: match.lacksScheme)
        position = match.range.upperBound
      }
    }
    let rest = UnsafeBufferPointer(rebasing: run[position...])
    if signs.contains(.needsCare) { output.appendText(rest, .article) } else { output.append(contentsOf: rest) }
  }

  private mutating func writeBareLink(_ url: UnsafeBufferPointer<UInt8>, lacksScheme: Bool) {
    let written = String(decoding: url, as: UTF8.self)
    let position = source.position(ofText: url, in: block)
    output.append("<a href=\"")
    slot(for: Link(destination: lacksScheme ? "https://\(written)" : written, kind: .autolink, position: position))
    output.append("\">")
    output.appendText(url, .article)
    output.append("</a>")
  }

  /// Adds a link, and its slot here.
  mutating func slot(for link: Link) {
    slots.append(Fragment.Slot(.url, at: output.count, links.count))
    links.append(link)
  }

  mutating func enterCode(_ node: Node) {
    source.skip(node.literal, in: block)
    output.append("<code>")
    output.appendText(node.literal, .article)
    output.append("</code>")
    text.append(node.literal)
  }

  // MARK: - Links

  /// A link's place is known when its end is passed: the destination stands there. The same holds for its scheme's
  /// diagnostic.
  mutating func enterLink(_ node: Node) {
    guard case .allowed = LinkDestination(node.destination).verdict(for: .link) else {
      openLinks.append(nil)
      return
    }
    openLinks.append(links.count)
    output.append("<a href=\"")
    slot(
      for: Link(
        destination: String(decoding: node.destination, as: UTF8.self), kind: .link,
        position: Position(line: 0, column: 0)))
    output.append("\"")
    writeTitle(node)
    output.append(">")
  }

  mutating func leaveLink(_ node: Node) {
    let place = source.position(ofLink: node, in: block)
    if let number = openLinks.popLast() ?? nil {
      links[number].position = place.position
      if place.isAutolink { links[number].kind = .autolink }
      output.append("</a>")
    } else if case .refused(let diagnostic) = LinkDestination(node.destination).verdict(
      for: .link, destination: node.destination, at: place.position)
    {
      diagnostics.append(diagnostic)
    }
  }

  mutating func enterImage(_ node: Node) {
    enterImage(node, inFigure: false)
  }

  /// Writes an image, or its alternative text where its URL is refused, which returns false.
  @discardableResult
  mutating func enterImage(_ node: Node, inFigure: Bool) -> Bool {
    let place = source.position(ofLink: node, in: block)
    let verdict = LinkDestination(node.destination).verdict(
      for: .image, destination: node.destination, at: place.position)
    var alternative = node.plainText
    guard case .allowed = verdict else {
      if case .refused(let diagnostic) = verdict { diagnostics.append(diagnostic) }
      alternative.withUTF8 { output.appendText($0, .article) }
      return false
    }
    let number = links.count
    if firstImage == nil { firstImage = number }
    output.append("<img src=\"")
    slot(
      for: Link(
        destination: String(decoding: node.destination, as: UTF8.self), kind: .image, position: place.position))
    output.append("\" alt=\"")
    output.appendEscaped(alternative)
    output.append("\"")
    if !inFigure { writeTitle(node) }
    slots.append(Fragment.Slot(.imageAttributes, at: output.count, number))
    append(only: .page, " loading=\"lazy\" decoding=\"async\"")
    output.append(">")
    return true
  }

  private mutating func writeTitle(_ node: Node) {
    guard !node.title.isEmpty else { return }
    output.append(" title=\"")
    output.appendAttribute(node.title, .article)
    output.append("\"")
  }
}
