import Diagnostics
import Text

/// Reads an article's or page's body.
///
/// It never fails: what is beyond the limits gives an error among the diagnostics and a document that shows the body as
/// plain text, or nothing where it is too long.
///
/// - Parameters:
///   - bytes: the body in valid UTF-8, without its front matter.
///   - firstLine: the line of the file on which the body starts, counted from 1.
public func parseDocument(_ bytes: UnsafeRawBufferPointer, firstLine: Int, options: MarkdownOptions) -> Document {
  bytes.withMemoryRebound(to: UInt8.self) { parseDocument($0, firstLine: firstLine, options: options) }
}

/// Reads an article's or page's body from bytes in a collection; see the form for a buffer.
public func parseDocument(_ bytes: some Collection<UInt8>, firstLine: Int, options: MarkdownOptions) -> Document {
  let document = bytes.withContiguousStorageIfAvailable { parseDocument($0, firstLine: firstLine, options: options) }
  return document ?? parseDocument(Array(bytes)[...], firstLine: firstLine, options: options)
}

private func parseDocument(
  _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, options: MarkdownOptions
) -> Document {
  guard bytes.count <= options.limits.documentBytes else {
    return Document(diagnostics: [
      .bodyTooLong("body", bytes.count, limit: options.limits.documentBytes, line: firstLine)
    ])
  }
  let intake = Intake(bytes, features: .article, limits: options.limits, firstLine: firstLine)
  if let refusal = intake.refusal { return Document(plain: bytes, refusal) }
  return intake.withText(bytes) { text in
    guard let tree = SyntaxTree.parse(text, features: .article) else { return Document() }
    var writer = ArticleWriter(bytes, root: tree.root, intake: intake, firstLine: firstLine, options: options)
    guard writer.write() else {
      return Document(plain: bytes, .outputTooLong(factor: options.limits.outputFactor, line: firstLine))
    }
    return writer.document()
  }
}

extension Document {
  /// A body that may not be read as Markdown, as plain text.
  fileprivate init(plain bytes: UnsafeBufferPointer<UInt8>, _ diagnostic: Diagnostic) {
    self.init(html: Fragment(bytes: plainParagraph(bytes, .article)), diagnostics: [diagnostic])
  }
}

/// Text as one paragraph that keeps its lines.
func plainParagraph(_ bytes: UnsafeBufferPointer<UInt8>, _ profile: TextProfile) -> [UInt8] {
  var html: [UInt8] = []
  html.append("<p>")
  for line in bytes.split(separator: UInt8(ascii: "\n")) {
    if html.count > 3 { html.append("<br>\n") }
    html.appendText(UnsafeBufferPointer(rebasing: line), profile)
  }
  html.append("</p>\n")
  return html
}

extension Diagnostic {
  static func bodyTooLong(_ noun: String, _ count: Int, limit: Int, line: Int) -> Diagnostic {
    .error(
      "markdown.length", "\(noun) has \(count) bytes, the limit is \(limit)", at: Position(line: line, column: 1))
  }

  static func outputTooLong(factor: Int, line: Int) -> Diagnostic {
    .error(
      "markdown.output", "HTML would be more than \(factor) times as long as the text",
      at: Position(line: line, column: 1))
  }
}
