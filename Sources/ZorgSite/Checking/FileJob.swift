import Checks

/// One file to check by itself.
struct FileJob: Sendable {
  var path: String
  /// Nil for a picture or document.
  var kind: TextKind?
  /// Bytes; a larger file is reported when it is loaded.
  var limit: Int

  /// All files of a site that can hold what they should not.
  static func all(in tree: SourceTree, assets: [String], limits: SiteConfiguration.Limits) -> [FileJob] {
    func jobs(_ files: [SourceFile], _ kind: TextKind?, _ limit: Int) -> [FileJob] {
      files.map { FileJob(path: $0.path, kind: kind, limit: limit) }
    }
    let comments = tree.comments.map { file in
      FileJob(
        path: file.path, kind: fileExtension(file.path) == "md" ? .comment : .commentEntry,
        limit: limits.comment + 64 * 1024)
    }
    return jobs(tree.articles, .article, limits.article) + jobs(tree.pages, .page, limits.article)
      + jobs(tree.authors, .author, limits.article) + jobs(tree.tags + tree.notices, .page, limits.article) + comments
      + jobs(tree.data, .data, 16 << 20) + jobs(tree.media, nil, limits.picture)
      + assets.map { FileJob(path: $0, kind: nil, limit: limits.picture) }
  }
}
