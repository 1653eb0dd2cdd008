import Calendar
import Diagnostics
import Markdown

extension ContentReader {
  func article(_ path: String) throws(DiskError) -> Parsed<Article> {
    let source = SourceName(path: path, root: "content/articles")
    let standard: Set<String> = ["tags", "categories"]
    let declared = Set(configuration.taxonomies.map(\.key)).subtracting(standard)
    return try read(path, schema: .article(with: declared), limit: configuration.limits.article) { file in
      let zone = configuration.timeZone
      var body = file.document(markdown)
      let text = Held(Shared(body))
      body.html = Fragment()
      var article = Article.Written(source: source, body: body, text: text, fingerprint: file.fingerprint)
      article.title = file.keys.text("title") ?? ""
      let date = file.keys.date("date", in: zone)
      article.date = date ?? article.date
      article.updated = file.keys.date("updated", in: zone)
      article.window = file.window(in: zone, date: date)
      let slug = file.slug(from: source)
      article.slug = slug ?? ""
      article.id = file.keys.text("id") ?? article.slug
      article.idPosition = file.keys.position(of: "id")
      article.url = file.address("url")
      article.aliases = file.addresses("aliases")
      article.authorIDs = file.keys.texts("authors")
      article.termNames = configuration.taxonomies.map { file.keys.texts($0.key) }
      article.lead = file.keys.text("summary")
      article.summary = article.lead ?? article.body.summary.text
      article.commentState = file.keys.choice("comments").flatMap(Article.CommentState.init) ?? .open
      article.imageReference = file.keys.located("image")
      article.imageAlt = file.keys.text("imageAlt")
      article.language = file.keys.text("lang")
      article.template = file.keys.located("template")
      article.weight = file.keys.integer("weight") ?? 0
      article.params = file.keys.params
      article.trust = file.trust(configuration)
      if article.imageReference != nil, article.imageAlt == nil {
        file.keys.add(.imageWithoutAlt(at: article.imageReference?.position))
      }
      if article.id.contains("/") || article.id.hasPrefix(".") {
        file.keys.add(.wrongID(article.id, at: article.idPosition))
      }
      return article.title.isEmpty || date == nil || slug == nil ? nil : Article(article)
    }
  }

  func page(_ path: String) throws(DiskError) -> Parsed<ContentPage> {
    let source = SourceName(path: path, root: "content/pages")
    return try read(path, schema: .page, limit: configuration.limits.article) { file in
      var page = ContentPage(source: source, body: file.document(markdown))
      page.fingerprint = file.fingerprint
      page.title = file.keys.text("title") ?? ""
      page.updated = file.keys.date("updated", in: configuration.timeZone)
      page.window = file.window(in: configuration.timeZone, date: nil)
      let slug = file.slug(from: source)
      page.slug = slug ?? ""
      page.url = file.address("url")
      page.aliases = file.addresses("aliases")
      page.summary = file.keys.text("summary") ?? page.body.summary.text
      page.language = file.keys.text("lang")
      page.template = file.keys.located("template")
      page.weight = file.keys.integer("weight") ?? 0
      page.params = file.keys.params
      return page.title.isEmpty || slug == nil ? nil : page
    }
  }

  func author(_ path: String) throws(DiskError) -> Parsed<Author> {
    let source = SourceName(path: path, root: "content/authors")
    return try read(path, schema: .author, limit: configuration.limits.article) { file in
      var author = Author(source: source, body: file.document(markdown))
      author.id = source.stem
      author.name = file.keys.text("name") ?? ""
      author.role = file.keys.text("role")
      author.organisation = file.keys.text("organisation")
      author.big = file.keys.text("big")
      for row in file.keys.mappings("links") {
        guard let title = row["title"], let url = row["url"] else { continue }
        if isWebAddress(url.text) || url.text.hasPrefix("mailto:") {
          author.links.append((title.text, url.text))
        } else {
          file.keys.add(.notAWebAddress(url.text, at: url.position))
        }
      }
      author.photoReference = file.keys.located("photo")
      author.summary = file.keys.text("summary") ?? author.body.summary.text
      author.params = file.keys.params
      let slug = file.slug(from: source)
      author.slug = slug ?? ""
      return author.name.isEmpty || slug == nil ? nil : author
    }
  }

  func tag(_ path: String) throws(DiskError) -> Parsed<TagDescription> {
    let source = SourceName(path: path, root: "content/tags")
    return try read(path, schema: .tag, limit: configuration.limits.article) { file in
      var tag = TagDescription(source: source, body: file.document(markdown))
      tag.slug = termSlug(source.stem)
      tag.title = file.keys.text("title") ?? ""
      tag.description = file.keys.text("description")
      tag.aliases = file.keys.texts("aliases")
      tag.params = file.keys.params
      return tag.title.isEmpty ? nil : tag
    }
  }
}

extension ContentReader.File {
  fileprivate mutating func window(in zone: TimeZone, date: Moment?) -> PublicationWindow {
    var window = PublicationWindow()
    window.isDraft = keys.bool("draft") ?? keys.bool("published").map { !$0 } ?? false
    window.from = [date, keys.date("publishDate", in: zone)].compactMap(\.self).max()
    window.until = keys.date("expiryDate", in: zone)
    if let from = window.from, let until = window.until, until <= from {
      keys.add(.expiresBeforeItStarts(at: keys.position(of: "expiryDate")))
    }
    return window
  }

  /// A whole address from the root; `/` is added at its end unless it names a file.
  fileprivate mutating func address(_ name: String) -> Article.Located? {
    guard let located = keys.located(name) else { return nil }
    return checked(located)
  }

  fileprivate mutating func addresses(_ name: String) -> [Article.Located] {
    keys.texts(name).compactMap { checked($0) }
  }

  private mutating func checked(_ located: Article.Located) -> Article.Located? {
    var path = located.text.hasPrefix("/") ? located.text : "/" + located.text
    if !path.hasSuffix("/"), fileExtension(path) != "html" { path += "/" }
    if let problem = Permalink.problem(in: path) {
      keys.add(.wrongAddress(located.text, problem, at: located.position))
      return nil
    }
    return (path, located.position)
  }
}

func isWebAddress(_ text: String) -> Bool {
  let lower = text.lowercased()
  guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return false }
  let rest = lower.dropFirst(scheme.utf8.count)
  return !rest.isEmpty && !rest.hasPrefix("/")
    && rest.unicodeScalars.allSatisfy { $0.value > 0x20 && !"\"<>\\^`{|}".unicodeScalars.contains($0) }
}

extension Diagnostic {
  fileprivate static func imageWithoutAlt(at position: Position?) -> Diagnostic {
    warning(
      "front-matter.image-alt", "the lead picture has no 'imageAlt'", at: position,
      notes: [Note("say in one sentence what it shows, for readers who cannot see it")])
  }

  fileprivate static func wrongID(_ id: String, at position: Position?) -> Diagnostic {
    error(
      "front-matter.id", "id '\(shortened(id))' may not contain '/' or start with '.'", at: position,
      notes: [Note("the id also names the folder with the article's comments")])
  }

  fileprivate static func notAWebAddress(_ text: String, at position: Position) -> Diagnostic {
    error(
      "front-matter.url", "'\(shortened(text))' is not a web address", at: position,
      notes: [Note("write it with its scheme: 'https://...'")])
  }

  fileprivate static func expiresBeforeItStarts(at position: Position?) -> Diagnostic {
    error("front-matter.window", "'expiryDate' lies before the publication date", at: position)
  }

  fileprivate static func wrongAddress(_ text: String, _ problem: String, at position: Position) -> Diagnostic {
    error("front-matter.address", "address '\(shortened(text))' \(problem)", at: position)
  }
}
