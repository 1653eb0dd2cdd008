/// An article or a comment without its body, as the cache keeps it: bytes, where they come from there; else the value,
/// of which bytes are made only when they are written.
enum CachedHead: Sendable {
  /// On the heap, for there is one for each source, and most are values.
  case bytes(Shared<ArraySlice<UInt8>>)
  case article(Shared<Article.Written>)
  case comment(Shared<Comment.Written>)

  func write(to writer: inout BinaryWriter) {
    writer.writeCounted { writer in
      switch self {
      case .bytes(let bytes): writer.bytes.append(contentsOf: bytes.value)
      case .article(let article): article.value.writeHead(to: &writer)
      case .comment(let comment): comment.value.writeHead(to: &writer)
      }
    }
  }
}
