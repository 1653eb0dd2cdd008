import Diagnostics
import Text

/// Reads an article's or page's body.
///
/// - Parameters:
///   - bytes: the body in valid UTF-8, without its front matter.
///   - firstLine: the line of the file on which the body starts, counted from 1.
public func parseDocument(_ bytes: UnsafeRawBufferPointer, firstLine: Int, options: MarkdownOptions) -> Document {
  bytes.withMemoryRebound(to: UInt8.self) { parseDocument($0, firstLine: firstLine, options: options) }
}

/// Reads an article's or page's body; see the other form.
public func parseDocument(_ bytes: some Collection<UInt8>, firstLine: Int, options: MarkdownOptions) -> Document {
  let document = bytes.withContiguousStorageIfAvailable { parseDocument($0, firstLine: firstLine, options: options) }
  return document ?? parseDocument(Array(bytes)[...], firstLine: firstLine, options: options)
}

private func parseDocument(
  _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, options: MarkdownOptions
) -> Document {
  guard let tree = SyntaxTree.parse(bytes, features: .article) else { return Document() }
  var writer = ArticleWriter(bytes, root: tree.root, firstLine: firstLine, mentionsMore: true, options: options)
  _ = writer.write(tree.root)
  return writer.document()
}
