import Diagnostics
import Text

/// Reads a comment's body.
///
/// It never fails: what is beyond the limits gives an error among the diagnostics and shows as plain text, or not at
/// all where it is too long. Its HTML has at most `outputFactor` times its bytes plus `outputBase`.
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
  let limits = options.limits
  guard bytes.count <= limits.commentBytes else {
    return CommentBody(diagnostics: [
      .bodyTooLong("comment '\(id)'", bytes.count, limit: limits.commentBytes, line: firstLine)
    ])
  }
  let intake = Intake(bytes, features: [], limits: limits, firstLine: firstLine)
  if let refusal = intake.refusal { return CommentBody(plain: bytes, refusal) }
  return intake.withText(bytes) { text in
    guard let tree = SyntaxTree.parse(text, features: []) else { return CommentBody() }
    var writer = CommentWriter(outputLimit: limits.outputBytes(for: bytes.count))
    guard writer.write(tree.root) else {
      return CommentBody(plain: bytes, .outputTooLong(factor: limits.outputFactor, line: firstLine))
    }
    return CommentBody(
      // Without the room that it grew into, for a site has many.
      html: writer.output.withoutSpareCapacity, plainText: String(decoding: writer.plain, as: UTF8.self),
      diagnostics: intake.warnings)
  }
}

extension CommentBody {
  /// A comment that may not be read as Markdown, as plain text.
  fileprivate init(plain bytes: UnsafeBufferPointer<UInt8>, _ diagnostic: Diagnostic) {
    var plain: [UInt8] = []
    plain.appendPlain(bytes, .comment)
    self.init(
      html: plainParagraph(bytes, .comment), plainText: String(decoding: plain, as: UTF8.self),
      diagnostics: [diagnostic])
  }
}
