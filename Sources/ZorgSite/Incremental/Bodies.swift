import Diagnostics
import Markdown
import Synchronization

/// The texts of articles and comments. Those of files that have not changed since the last build are read again when a
/// page needs them, which few pages do; all others were kept when the files were read.
final class Bodies: Sendable {
  private let site: Site
  private let reader: ContentReader
  private let late: Mutex<Late>

  private struct Late {
    var articles: [Int: Shared<Document>] = [:]
    var comments: [Int: CommentText] = [:]
    /// Files that changed or went away while the build was running.
    var lost: Set<String> = []
  }

  init(site: Site, reader: ContentReader) {
    self.site = site
    self.reader = reader
    late = Mutex(Late())
  }

  func article(_ index: Int) -> Shared<Document> {
    if let body = site.articles[index].text?.value { return body }
    if let known = late.withLock({ $0.articles[index] }) { return known }
    let source = site.articles[index].source
    let parsed = try? reader.article(source.path)
    guard let body = parsed?.value?.text?.value, parsed?.fingerprint == site.articles[index].fingerprint else {
      return lose(source.path, Shared(Document()))
    }
    late.withLock { $0.articles[index] = body }
    return body
  }

  func comment(_ index: Int) -> CommentText {
    if let text = site.comments[index].text?.value { return text }
    if let known = late.withLock({ $0.comments[index] }) { return known }
    let path = site.comments[index].path
    let parsed = try? reader.comment(path)
    guard parsed?.value != nil, parsed?.fingerprint == site.comments[index].fingerprint else {
      return lose(path, CommentText())
    }
    let text = parsed?.value?.text?.value ?? CommentText()
    late.withLock { $0.comments[index] = text }
    return text
  }

  /// Drops the texts of an article and of its comments: its page is made, and few other files need them.
  func drop(article index: Int) {
    site.articles[index].text?.drop()
    for comment in site.articles[index].thread.all { site.comments[Int(comment)].text?.drop() }
  }

  /// An error for each file that changed while it was needed: what was made of it must not be published.
  var diagnostics: [Diagnostic] {
    late.withLock { $0.lost }.sorted().map { .changedDuringBuild($0) }
  }

  private func lose<Text>(_ path: String, _ nothing: Text) -> Text {
    late.withLock { _ = $0.lost.insert(path) }
    return nothing
  }
}

extension Diagnostic {
  fileprivate static func changedDuringBuild(_ path: String) -> Diagnostic {
    error("source.changed", "the file changed while the site was being built", path: path, notes: [Note("build again")])
  }
}
