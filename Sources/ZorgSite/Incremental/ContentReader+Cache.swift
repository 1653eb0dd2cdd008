import Diagnostics
import Text

/// One file read or taken from the cache, with what the cache is to keep of it.
struct ReadSource<Value: Sendable>: Sendable {
  var value: Value?
  var diagnostics: [Diagnostic]
  var source: CachedSource?
}

extension Array {
  /// The values that are there, and all diagnostics; what the cache is to keep joins `sources`. Each list is given back as
  /// soon as it is gone through.
  mutating func takeAll<Value>(
    addingTo sources: inout [CachedSource]
  ) -> (values: [Value], diagnostics: [Diagnostic]) where Element == [ReadSource<Value>] {
    var (values, diagnostics): ([Value], [Diagnostic]) = ([], [])
    values.reserveCapacity(reduce(0) { $0 + $1.count })
    for index in indices {
      for read in self[index] {
        if let value = read.value { values.append(value) }
        diagnostics += read.diagnostics
        if let source = read.source { sources.append(source) }
      }
      self[index] = []
    }
    return (values, diagnostics)
  }
}

extension ContentReader {
  /// An article, from the cache where its file has not changed. `start` is when the build began, in nanoseconds.
  func article(_ file: SourceFile, cached: CachedSource?, startedAt start: Int64) throws -> ReadSource<Article> {
    if let cached, let article = article(from: cached) {
      return ReadSource(value: article, diagnostics: cached.diagnostics, source: cached.seen(file.stamp, start))
    }
    let parsed = try article(file.path)
    return ReadSource(
      value: parsed.value, diagnostics: parsed.diagnostics,
      source: parsed.source(file.path, start) { .article($0.written) })
  }

  /// A comment, from the cache where its file has not changed.
  func comment(_ file: SourceFile, cached: CachedSource?, startedAt start: Int64) throws -> ReadSource<Comment> {
    if let cached, let comment = comment(from: cached) {
      return ReadSource(value: comment, diagnostics: cached.diagnostics, source: cached.seen(file.stamp, start))
    }
    let parsed = try comment(file.path)
    return ReadSource(
      value: parsed.value, diagnostics: parsed.diagnostics,
      source: parsed.source(file.path, start) { .comment($0.written) })
  }

  /// Nil where the entry is damaged, or the file became nothing and must say so again.
  func article(from cached: CachedSource) -> Article? {
    if case .article(let written) = cached.head { return Article(written) }
    guard case .bytes(let head) = cached.head else { return nil }
    var reader = BinaryReader(head.value)
    let source = SourceName(path: cached.path, root: "content/articles")
    return (try? Article.Written.readHead(&reader, source: source, fingerprint: cached.fingerprint)).map(Article.init)
  }

  func comment(from cached: CachedSource) -> Comment? {
    if case .comment(let written) = cached.head { return Comment(written) }
    guard case .bytes(let head) = cached.head else { return nil }
    var reader = BinaryReader(head.value)
    var comment = unreadComment(cached.path)
    do {
      try comment.readHead(&reader, fingerprint: cached.fingerprint)
      return Comment(comment)
    } catch {
      return nil
    }
  }
}

extension CachedSource {
  /// The same entry with the file's stamp of now.
  fileprivate func seen(_ stamp: FileStamp, _ start: Int64) -> CachedSource {
    var copy = self
    copy.stamp = stamp
    copy.isSettled = stamp.isSettled(at: start)
    return copy
  }
}

extension Parsed {
  fileprivate func source(_ path: String, _ start: Int64, head: (Value) -> CachedHead) -> CachedSource? {
    guard let fingerprint, let stamp else { return nil }
    return CachedSource(
      path: path, stamp: stamp, isSettled: stamp.isSettled(at: start), fingerprint: fingerprint,
      head: value.map(head), diagnostics: diagnostics)
  }
}
