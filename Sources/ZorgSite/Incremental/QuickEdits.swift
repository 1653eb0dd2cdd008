import Diagnostics
import Markdown

/// What was edited since the last build, where that is so little that all else of the site is linked as it was: texts of
/// articles, and comments that were approved.
struct QuickEdits: Sendable {
  /// How the files that were touched were read.
  private(set) var sources: [CachedSource] = []
  /// Positions of articles that say or show something else now.
  private(set) var articles: Set<Int> = []
  var threads = ApprovedComments()

  /// The records that differ from the last build's, or may.
  var records: [(shape: Shape, index: Int)] {
    articles.union(threads.articles.keys).sorted().map { (.article, $0) }
      + threads.comments.keys.sorted().map { (.comment, $0) } + (threads.isEmpty ? [] : [(.site, 0)])
  }

  /// Edits are known by names that Swift compares by what they mean, so only those count that can mean but one.
  static func canHold(_ path: String) -> Bool {
    path.utf8.allSatisfy { $0 < 0x80 }
      && (path.hasPrefix("content/articles/") && fileExtension(path) == "md" || path.hasPrefix("content/comments/"))
  }

  /// Reads what was touched; nil where something else changed, or where there is something to say of it. `warnings` are
  /// those of the last build.
  static func read(
    _ paths: [String], _ reader: ContentReader, _ cache: BuildCache, startedAt start: Int64, warnings: [Diagnostic]
  ) throws -> QuickEdits? {
    var edits = QuickEdits()
    for path in paths {
      guard let stamp = FileStamp("\(reader.site)/\(path)"), let old = cache.sources[path], old.diagnostics.isEmpty,
        !warnings.contains(where: { $0.path == path })
      else { return nil }
      let file = SourceFile(path: path, stamp: stamp)
      if path.hasPrefix("content/comments/") {
        let read = try reader.comment(file, cached: nil, startedAt: start)
        guard let source = read.source, read.value != nil, read.diagnostics.isEmpty else { return nil }
        edits.sources.append(source)
        if source.fingerprint != old.fingerprint { edits.threads.folders.insert(lastPart(of: path).folder) }
        continue
      }
      let read = try reader.article(file, cached: nil, startedAt: start)
      guard let source = read.source, let article = read.value, read.diagnostics.isEmpty,
        let before = reader.article(from: old), article.written.value.outline == before.written.value.outline
      else { return nil }
      edits.sources.append(source)
      // One that is hidden now has no position.
      if source.fingerprint != old.fingerprint, let position = cache.articles.position(of: path) {
        edits.articles.insert(position)
      }
    }
    return edits
  }
}

extension Article.Written {
  /// All that linking and planning look at, and what the page shows beside its text: the head without what is made of the
  /// text for this article alone.
  fileprivate var outline: [UInt8] {
    var copy = self
    copy.summary = ""
    copy.body.wordCount = 0
    copy.body.links = body.links.map {
      Link(destination: $0.destination, kind: $0.kind, position: Position(line: 0, column: 0))
    }
    var writer = BinaryWriter()
    copy.writeHead(to: &writer)
    return writer.bytes
  }
}
