import Diagnostics
import Text

/// Turns the tree of an article's or page's body into a `Document`, in one walk without recursion.
struct ArticleWriter {
  let options: MarkdownOptions
  private let root: Node
  private let outputLimit: Int
  var source: SourceMap

  var output: [UInt8] = []
  var slots: [Fragment.Slot] = []
  var links: [Link] = []
  var outline: [Heading] = []
  var ids: AnchorNames
  var diagnostics: DiagnosticLog
  var firstImage: Int?
  var text: PlainTextCollector

  /// The paragraph, heading or cell whose inlines are being written: links are looked for in its lines.
  var block: Node
  /// Links that are open: their number in `links`, or nil for one that is only text.
  var openLinks: [Int?] = []
  var openCallouts: [Node] = []
  var videoCount = 0
  var table = TableState()
  var footnotes = FootnoteState()
  var rawHTML = RawHTMLState()
  /// A task list's box, waiting for the start of its item's first paragraph.
  var pendingBox: Bool?
  var summaryEnd: Int?
  /// Set from `<!--more-->` to the end of the outermost block around it.
  var awaitsSummaryEnd = false
  var scratch: [UInt8] = []

  init(
    _ source: UnsafeBufferPointer<UInt8>, root: Node, intake: borrowing Intake, firstLine: Int,
    options: MarkdownOptions
  ) {
    self.options = options
    self.source = SourceMap(source, lineStarts: intake.lineStarts, firstLine: firstLine)
    diagnostics = DiagnosticLog(intake.warnings)
    outputLimit = options.limits.outputBytes(for: source.count)
    ids = AnchorNames(
      reserved: options.reservedIDs, prefixes: options.reservedPrefixes + ["\(options.labels.footnoteID)-"])
    text = PlainTextCollector(keepsAll: options.plainText || intake.mentionsMore)
    self.root = root
    block = root
    output.reserveCapacity(source.count + source.count / 4 + 64)
    slots.reserveCapacity(source.count / 128)
  }

  /// Writes everything below the root. Returns false where the HTML would outgrow its limit.
  mutating func write() -> Bool {
    guard var node = root.firstChild else { return true }
    while true {
      if enter(&node), let child = node.firstChild {
        node = child
        continue
      }
      leave(node)
      while node.next == nil {
        guard let parent = node.parent, parent != root else {
          finish()
          return output.count <= outputLimit
        }
        node = parent
        leave(node)
      }
      guard output.count <= outputLimit, let next = node.next else { return false }
      node = next
    }
  }

  /// Writes what comes before a node's children; false where they are written or left out already. Text moves `node`
  /// on to the last of its neighbours that are text too. `leave` is called for every node.
  private mutating func enter(_ node: inout Node) -> Bool {
    switch node.kind {
    case .text: enterText(&node)
    case .softBreak:
      output.append(UInt8(ascii: "\n"))
      text.space()
    case .lineBreak:
      output.append("<br>\n")
      text.space()
    case .code: enterCode(node)
    case .emphasis: output.append("<em>")
    case .strong: output.append("<strong>")
    case .strikethrough: output.append("<del>")
    case .link: enterLink(node)
    case .image:
      enterImage(node)
      return false
    case .htmlInline: enterInlineHTML(node)
    case .footnoteReference: enterFootnoteReference(node)
    case .paragraph: return enterParagraph(node)
    case .heading: enterHeading(node)
    case .list: enterList(node)
    case .item: enterItem(node)
    case .blockQuote: enterQuote(node)
    case .codeBlock: enterCodeBlock(node)
    case .htmlBlock: enterHTMLBlock(node)
    case .thematicBreak: output.append("<hr>\n")
    case .footnoteDefinition: enterFootnote(node)
    case .table: enterTable(node)
    case .tableRow: enterRow(node)
    case .tableCell: enterCell(node)
    case .document, .other: break
    }
    return true
  }

  /// Writes what comes behind a node's children.
  private mutating func leave(_ node: Node) {
    if !rawHTML.isEmpty { closeRawHTML(in: node) }
    defer {
      if awaitsSummaryEnd, node.parent == root { endSummary() }
    }
    switch node.kind {
    case .emphasis: output.append("</em>")
    case .strong: output.append("</strong>")
    case .strikethrough: output.append("</del>")
    case .link: leaveLink(node)
    case .paragraph: leaveParagraph(node)
    case .heading: leaveHeading(node)
    case .list: output.append(node.isOrderedList ? "</ol>\n" : "</ul>\n")
    case .item: leaveItem()
    case .blockQuote: leaveQuote(node)
    case .footnoteDefinition: leaveFootnote()
    case .table: leaveTable()
    case .tableRow: leaveRow()
    case .tableCell: leaveCell(node)
    default: break
    }
  }

  private mutating func finish() {
    finishFootnotes()
    closeRawHTML(in: root)
  }

  private mutating func endSummary() {
    awaitsSummaryEnd = false
    summaryEnd = output.count
  }

  // MARK: - Spans for one target

  /// Appends bytes that only one target shows.
  mutating func append(only target: Fragment.Target, _ write: (inout ArticleWriter) -> Void) {
    let slot = slots.count
    let start = output.count
    slots.append(Fragment.Slot(target == .page ? .pageOnly : .feedOnly, at: start, 0))
    write(&self)
    slots[slot].value = Int32(clamping: output.count - start)
  }

  mutating func append(only target: Fragment.Target, _ literal: StaticString) {
    guard literal.utf8CodeUnitCount > 0 else { return }
    slots.append(
      Fragment.Slot(target == .page ? .pageOnly : .feedOnly, at: output.count, literal.utf8CodeUnitCount))
    output.append(literal)
  }

  // MARK: - The result

  consuming func document() -> Document {
    var document = Document(
      // Without the room that they grew into: all texts of a site stand in memory together.
      html: Fragment(bytes: output.withoutSpareCapacity, slots: slots.withoutSpareCapacity),
      outline: outline.withoutSpareCapacity, links: links.withoutSpareCapacity, anchors: ids.all.withoutSpareCapacity,
      wordCount: text.wordCount, firstImage: firstImage, diagnostics: diagnostics.all)
    document.summary.text = text.summary
    document.summary.htmlEnd = summaryEnd
    if options.plainText { document.plainText = text.all }
    return document
  }
}
