import CCMarkGFM
import CTreeMemory
import Glibc
import Synchronization

/// The tree that cmark-gfm makes of one body. It owns the tree; nodes are valid for as long as it lives, and it ends on the
/// thread on which it was made, whose memory it stands in.
///
/// This file is the only one that knows the C library.
struct SyntaxTree: ~Copyable {
  /// What a body may use beyond CommonMark.
  struct Features: OptionSet {
    let rawValue: UInt8
    static let tables = Features(rawValue: 1)
    static let taskLists = Features(rawValue: 2)
    static let strikethrough = Features(rawValue: 4)
    static let footnotes = Features(rawValue: 8)

    static let article: Features = [.tables, .taskLists, .strikethrough, .footnotes]
  }

  private let pointer: UnsafeMutablePointer<cmark_node>

  private init(owning pointer: UnsafeMutablePointer<cmark_node>) {
    self.pointer = pointer
  }

  deinit {
    tree_memory_end()
  }

  /// The document node.
  var root: Node { Node(pointer) }

  /// Parses UTF-8 text in time and memory that `Intake` has bounded. Nil where the library gives no tree.
  ///
  /// Attaching strikethrough switches tables of the whole process, which changes how a neighbour reads `~` (and only
  /// `~`). So every body that contains one is parsed under one lock, and a body without it needs neither.
  static func parse(_ text: UnsafeBufferPointer<UInt8>, features: Features) -> SyntaxTree? {
    let extensions = Extensions.registered
    guard let base = text.baseAddress, memchr(base, 0x7E, text.count) != nil else {
      return SyntaxTree(owning: parse(text, features: features.subtracting(.strikethrough), extensions))
    }
    var result: UnsafeMutablePointer<cmark_node>?
    strikethroughLock.withLock { _ in
      result = parse(text, features: features, extensions)
    }
    return SyntaxTree(owning: result)
  }

  private init?(owning pointer: UnsafeMutablePointer<cmark_node>?) {
    guard let pointer else { return nil }
    self.init(owning: pointer)
  }

  private static func parse(
    _ text: UnsafeBufferPointer<UInt8>, features: Features, _ extensions: Extensions
  ) -> UnsafeMutablePointer<cmark_node>? {
    guard let parser = tree_memory_parser(features.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : 0) else { return nil }
    for (feature, name) in [(Features.tables, "table"), (.taskLists, "tasklist"), (.strikethrough, "strikethrough")]
    where features.contains(feature) {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    let tree = cmark_parser_finish(parser)
    cmark_parser_free(parser)
    if tree == nil { tree_memory_end() }
    return tree
  }
}

private let strikethroughLock = Mutex(())

/// The numbers that the extensions gave their kinds of node when they were registered, which happens once a process.
private struct Extensions: Sendable {
  var table: UInt16 = 0
  var row: UInt16 = 0
  var cell: UInt16 = 0
  var strikethrough: UInt16 = 0

  static let registered: Extensions = {
    cmark_gfm_core_extensions_ensure_registered()
    var extensions = Extensions()
    guard let parser = cmark_parser_new(0) else { return extensions }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    let sample = "|~~a~~|\n|-|\n"
    cmark_parser_feed(parser, sample, sample.utf8.count)
    guard let root = cmark_parser_finish(parser) else { return extensions }
    defer { cmark_node_free(root) }
    let table = root.pointee.first_child
    extensions.table = table?.pointee.type ?? 0
    extensions.row = table?.pointee.first_child?.pointee.type ?? 0
    extensions.cell = table?.pointee.first_child?.pointee.first_child?.pointee.type ?? 0
    extensions.strikethrough = table?.pointee.first_child?.pointee.first_child?.pointee.first_child?.pointee.type ?? 0
    return extensions
  }()
}

/// One node of a `SyntaxTree`; valid while the tree lives.
struct Node: Equatable {
  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image, footnoteReference
    case other
  }

  enum Alignment {
    case none, left, centre, right
  }

  private let pointer: UnsafeMutablePointer<cmark_node>

  fileprivate init(_ pointer: UnsafeMutablePointer<cmark_node>) {
    self.pointer = pointer
  }

  var firstChild: Node? { pointer.pointee.first_child.map(Node.init) }
  var lastChild: Node? { pointer.pointee.last_child.map(Node.init) }
  var next: Node? { pointer.pointee.next.map(Node.init) }
  var previous: Node? { pointer.pointee.prev.map(Node.init) }
  var parent: Node? { pointer.pointee.parent.map(Node.init) }

  /// Takes the node with all below it out of its tree and frees them.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// Lines count from 1 in the body; columns count from 1 in bytes. Reliable for blocks only.
  var startLine: Int { Int(pointer.pointee.start_line) }
  var startColumn: Int { Int(pointer.pointee.start_column) }
  var endLine: Int { Int(pointer.pointee.end_line) }

  var kind: Kind {
    switch UInt32(pointer.pointee.type) {
    case CMARK_NODE_TEXT.rawValue: return .text
    case CMARK_NODE_PARAGRAPH.rawValue: return .paragraph
    case CMARK_NODE_SOFTBREAK.rawValue: return .softBreak
    case CMARK_NODE_EMPH.rawValue: return .emphasis
    case CMARK_NODE_STRONG.rawValue: return .strong
    case CMARK_NODE_LINK.rawValue: return .link
    case CMARK_NODE_IMAGE.rawValue: return .image
    case CMARK_NODE_CODE.rawValue: return .code
    case CMARK_NODE_ITEM.rawValue: return .item
    case CMARK_NODE_LIST.rawValue: return .list
    case CMARK_NODE_HEADING.rawValue: return .heading
    case CMARK_NODE_BLOCK_QUOTE.rawValue: return .blockQuote
    case CMARK_NODE_CODE_BLOCK.rawValue: return .codeBlock
    case CMARK_NODE_HTML_BLOCK.rawValue: return .htmlBlock
    case CMARK_NODE_HTML_INLINE.rawValue: return .htmlInline
    case CMARK_NODE_THEMATIC_BREAK.rawValue: return .thematicBreak
    case CMARK_NODE_LINEBREAK.rawValue: return .lineBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION.rawValue: return .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE.rawValue: return .footnoteReference
    case CMARK_NODE_DOCUMENT.rawValue: return .document
    default: break
    }
    let extensions = Extensions.registered
    switch pointer.pointee.type {
    case extensions.cell: return .tableCell
    case extensions.row: return .tableRow
    case extensions.table: return .table
    case extensions.strikethrough: return .strikethrough
    default: return .other
    }
  }

  /// The text of a text, code, raw HTML or footnote reference node (there: its number); for code blocks their lines.
  var literal: UnsafeBufferPointer<UInt8> {
    let isCodeBlock = UInt32(pointer.pointee.type) == CMARK_NODE_CODE_BLOCK.rawValue
    return bytes(isCodeBlock ? pointer.pointee.as.code.literal : pointer.pointee.as.literal)
  }

  /// What stands behind the fence of a code block.
  var info: UnsafeBufferPointer<UInt8> { bytes(pointer.pointee.as.code.info) }

  /// Where a link or image points, with escapes and entities decoded.
  var destination: UnsafeBufferPointer<UInt8> { bytes(pointer.pointee.as.link.url) }
  var title: UnsafeBufferPointer<UInt8> { bytes(pointer.pointee.as.link.title) }

  var headingLevel: Int { Int(pointer.pointee.as.heading.level) }

  var isOrderedList: Bool { pointer.pointee.as.list.list_type == CMARK_ORDERED_LIST }
  var isTightList: Bool { pointer.pointee.as.list.tight }
  var listStart: Int { Int(pointer.pointee.as.list.start) }

  /// Whether a task list's item is ticked; nil for other items.
  var isTicked: Bool? {
    pointer.pointee.extension == nil ? nil : pointer.pointee.as.list.checked
  }

  /// The alignment of each of a table's columns.
  var alignments: [Alignment] {
    guard let marks = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<Int(cmark_gfm_extensions_get_table_columns(pointer))).map { column in
      switch marks[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .centre
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  private func bytes(_ chunk: cmark_chunk) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len))
  }
}
