import Diagnostics
import Text

/// Reads a comment's body.
///
/// - Parameters:
///   - bytes: the body in valid UTF-8, without its front matter.
///   - firstLine: the line of the file on which the body starts, counted from 1.
///   - id: the comment's id, for messages.
public func parseComment(
  _ bytes: UnsafeRawBufferPointer, firstLine: Int, id: String, options: MarkdownOptions
) -> CommentBody {
  bytes.withMemoryRebound(to: UInt8.self) { parseComment($0, firstLine: firstLine, id: id, options: options) }
}

/// Reads a comment's body; see the other form.
public func parseComment(
  _ bytes: some Collection<UInt8>, firstLine: Int, id: String, options: MarkdownOptions
) -> CommentBody {
  let comment = bytes.withContiguousStorageIfAvailable {
    parseComment($0, firstLine: firstLine, id: id, options: options)
  }
  return comment ?? parseComment(Array(bytes)[...], firstLine: firstLine, id: id, options: options)
}

private func parseComment(
  _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, id: String, options: MarkdownOptions
) -> CommentBody {
  guard let tree = SyntaxTree.parse(bytes, features: []) else { return CommentBody() }
  var writer = CommentWriter(outputLimit: options.limits.outputBytes(for: bytes.count))
  _ = writer.write(tree.root)
  return CommentBody(html: writer.output, plainText: String(decoding: writer.plain, as: UTF8.self))
}
