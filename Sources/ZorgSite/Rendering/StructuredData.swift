import Calendar
import Text

/// What a page says to search engines: JSON-LD with the article, person or list, and the way from home.
///
/// The text is safe inside `<script>`: `<`, `>` and `&` are escaped.
struct StructuredData {
  let tables: SiteTables
  let page: Page

  private var site: Site { tables.site }

  func write(into output: inout [UInt8]) {
    var graph: [String] = []
    switch page.kind {
    case .article: graph.append(article(page.subject))
    case .author: graph.append(profile(page.subject))
    case .home: graph.append(website)
    default: break
    }
    if let breadcrumbs { graph.append(breadcrumbs) }
    output.append(#"{"@context":"https://schema.org","@graph":["#)
    output.append(graph.joined(separator: ","))
    output.append("]}")
  }

  private var website: String {
    object([
      ("@type", string("WebSite")), ("@id", string(site.configuration.baseURL)),
      ("name", string(site.configuration.title)), ("url", string(site.configuration.baseURL)),
      ("description", site.configuration.description.map(string)), ("inLanguage", string(site.configuration.language)),
      ("publisher", publisher),
    ])
  }

  private func article(_ index: Int) -> String {
    let article = site.articles[index]
    let comments = article.thread.roots.map { comment($0) }
    return object([
      ("@type", string("Article")), ("@id", string(article.permalink.absolute)),
      ("headline", string(article.title)), ("url", string(article.permalink.absolute)),
      ("mainEntityOfPage", string(article.permalink.absolute)),
      ("description", article.summary.isEmpty ? nil : string(article.summary)),
      ("datePublished", string(article.date.rfc3339)),
      ("dateModified", string((article.updated ?? article.date).rfc3339)),
      ("inLanguage", string(article.language ?? site.configuration.language)),
      ("wordCount", String(article.body.wordCount)),
      ("image", article.image.map { string($0.absolute) }),
      ("author", list(article.authors.map { person(Int($0)) })),
      ("publisher", publisher),
      ("keywords", list(article.terms.map { string(site.terms[Int($0)].title) })),
      ("commentCount", article.commentState == .off ? nil : String(article.thread.count)),
      ("comment", list(comments)),
    ])
  }

  /// A comment with its replies inside it. Replies are at most six deep, so the recursion is too.
  private func comment(_ index: UInt32) -> String {
    let comment = site.comments[Int(index)]
    let replies = list(comment.replies.map { self.comment($0) })
    let address = "\(site.articles[Int(comment.article)].permalink.absolute)#\(comment.anchor)"
    if comment.status == .removed {
      return object([
        ("@type", string("Comment")), ("url", string(address)), ("creativeWorkStatus", string("Deleted")),
        ("comment", replies),
      ])
    }
    return object([
      ("@type", string("Comment")), ("url", string(address)), ("datePublished", string(comment.date.rfc3339)),
      (
        "author",
        comment.profile.map { person(Int($0)) }
          ?? object([("@type", string("Person")), ("name", string(comment.author))])
      ),
      ("text", string(comment.plainText)), ("comment", replies),
    ])
  }

  private func profile(_ index: Int) -> String {
    let author = site.authors[index]
    return object([
      ("@type", string("ProfilePage")), ("url", string(page.permalink.absolute)),
      (
        "mainEntity",
        object([
          ("@type", string("Person")), ("@id", string(author.permalink.absolute)), ("name", string(author.name)),
          ("url", string(author.permalink.absolute)), ("jobTitle", author.role.map(string)),
          ("worksFor", author.organisation.map { object([("@type", string("Organization")), ("name", string($0))]) }),
          ("description", author.summary.isEmpty ? nil : string(author.summary)),
          ("image", author.photo.map { string($0.absolute) }),
          ("sameAs", list(author.links.filter { isWebAddress($0.url) }.map { string($0.url) })),
        ])
      ),
    ])
  }

  private func person(_ index: Int) -> String {
    let author = site.authors[index]
    return object([
      ("@type", string("Person")), ("@id", string(author.permalink.absolute)), ("name", string(author.name)),
      ("url", string(author.permalink.absolute)), ("jobTitle", author.role.map(string)),
    ])
  }

  private var publisher: String? {
    site.configuration.organisation.map { object([("@type", string("Organization")), ("name", string($0))]) }
  }

  private var breadcrumbs: String? {
    let steps = PageRecords(tables: tables, page: page).breadcrumbs
    guard steps.count > 1 else { return nil }
    let items = steps.enumerated().map { index, step in
      object([
        ("@type", string("ListItem")), ("position", String(index + 1)), ("name", string(step.title)),
        ("item", string(step.permalink.absolute)),
      ])
    }
    return object([("@type", string("BreadcrumbList")), ("itemListElement", list(items))])
  }

  private func object(_ fields: [(name: String, value: String?)]) -> String {
    "{" + fields.compactMap { field in field.value.map { "\"\(field.name)\":\($0)" } }.joined(separator: ",") + "}"
  }

  /// Nil for an empty list: a field without values is left out.
  private func list(_ values: [String]) -> String? {
    values.isEmpty ? nil : "[" + values.joined(separator: ",") + "]"
  }

  private func string(_ text: String) -> String {
    let json = jsonString(text)
    guard json.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "&") })
    else { return json }
    var escaped = ""
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": escaped += "\\u003C"
      case ">": escaped += "\\u003E"
      case "&": escaped += "\\u0026"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
