import Calendar
import Diagnostics
import Markdown

extension ContentReader {
  func notice(_ path: String) throws(DiskError) -> Parsed<Notice> {
    let source = SourceName(path: path, root: "content/notices")
    return try read(path, schema: .notice, limit: configuration.limits.article) { file in
      var notice = Notice(source: source, body: file.document(markdown))
      notice.fingerprint = file.fingerprint
      notice.title = file.keys.text("title") ?? ""
      notice.level = file.keys.choice("level").flatMap(Notice.Level.init) ?? .info
      let from = file.keys.date("from", in: configuration.timeZone)
      notice.from = from ?? notice.from
      notice.window.from = from
      notice.window.until = file.keys.date("until", in: configuration.timeZone)
      notice.window.isDraft = file.keys.bool("draft") ?? false
      if let from, let until = notice.window.until, until <= from {
        file.keys.add(.endsBeforeItBegins(at: file.keys.position(of: "until")))
      }
      let slug = file.slug(from: source)
      notice.slug = slug ?? ""
      notice.summary = file.keys.text("summary") ?? notice.body.summary.text
      notice.language = file.keys.text("lang")
      notice.params = file.keys.params
      return notice.title.isEmpty || from == nil || slug == nil ? nil : notice
    }
  }
}

extension Diagnostic {
  fileprivate static func endsBeforeItBegins(at position: Position?) -> Diagnostic {
    error(
      "front-matter.window", "'until' does not lie after 'from', so the notice would never be shown", at: position)
  }
}
