import Calendar
import Text

/// What a page says to search engines: JSON-LD with the article, person or list, and the way from home.
///
/// The text is safe inside `<script>`: `<`, `>` and `&` are escaped.
struct StructuredData {
  let records: PageRecords

  var site: Site { records.site }
  private var page: Page { records.page }

  func write(into output: inout [UInt8]) {
    var json = JSONWriter(output: output)
    output = []
    json.object {
      $0.member("@context", "https://schema.org")
      $0.array("@graph") { graph in
        switch page.kind {
        case .article:
          graph.element { article(page.subject, &$0) }
          let trust = site.articles[page.subject].trust
          if trust.lastReviewed != nil {
            graph.element { medicalPage(trust, about: site.articles[page.subject].permalink.absolute, &$0) }
          }
        case .author: graph.element { profile(page.subject, &$0) }
        case .home: graph.element { website(&$0) }
        default: break
        }
        if records.breadcrumbs.count > 1 { graph.element { breadcrumbs(&$0) } }
      }
    }
    output = json.output
  }

  private func website(_ json: inout JSONWriter) {
    json.member("@type", "WebSite")
    json.member("@id", site.configuration.baseURL)
    json.member("name", site.configuration.title)
    json.member("url", site.configuration.baseURL)
    json.member("description", site.configuration.description)
    json.member("inLanguage", site.configuration.language)
    publisher(&json)
  }

  private func article(_ index: Int, _ json: inout JSONWriter) {
    let address = site.articles[index].permalink.absolute
    json.member("@type", "Article")
    json.member("@id", address)
    json.member("headline", site.articles[index].title)
    json.member("url", address)
    json.member("mainEntityOfPage", address)
    json.member("description", nonEmpty(site.articles[index].summary))
    json.member("datePublished", site.articles[index].date)
    json.member("dateModified", site.articles[index].updated ?? site.articles[index].date)
    json.member("inLanguage", site.articles[index].language ?? site.configuration.language)
    json.member("wordCount", site.articles[index].written.value.body.wordCount)
    json.member("image", site.articles[index].image?.absolute)
    json.array("author") { list in
      for author in site.articles[index].authors { list.element { $0.members(records.tables.persons[Int(author)]) } }
    }
    publisher(&json)
    json.array("keywords") { list in
      for term in site.articles[index].terms { list.element(site.terms[Int(term)].title) }
    }
    guard site.articles[index].commentState != .off else { return }
    json.member("commentCount", site.articles[index].thread.count)
    json.array("comment") { list in
      for root in site.articles[index].thread.roots { list.element { comment(Int(root), of: address, &$0) } }
    }
  }

  /// A comment with its replies inside it. Replies are at most six deep, so the recursion is too.
  private func comment(_ index: Int, of address: String, _ json: inout JSONWriter) {
    json.member("@type", "Comment")
    json.member("url", address, "#", site.comments[index].anchor)
    if site.comments[index].status == .removed {
      json.member("creativeWorkStatus", "Deleted")
    } else {
      json.member("datePublished", site.comments[index].date)
      json.object("author") {
        if let profile = site.comments[index].profile {
          $0.members(records.tables.persons[Int(profile)])
        } else {
          $0.member("@type", "Person")
          $0.member("name", site.comments[index].author)
        }
      }
      json.member("text", utf8: records.tables.bodies.comment(index).plainBytes)
    }
    json.array("comment") { list in
      for reply in site.comments[index].replies { list.element { comment(Int(reply), of: address, &$0) } }
    }
  }

  private func profile(_ index: Int, _ json: inout JSONWriter) {
    let author = site.authors[index]
    json.member("@type", "ProfilePage")
    json.member("url", page.permalink.absolute)
    json.object("mainEntity") {
      $0.members(records.tables.persons[index])
      if let organisation = author.organisation {
        $0.object("worksFor") {
          $0.member("@type", "Organization")
          $0.member("name", organisation)
        }
      }
      $0.member("description", nonEmpty(author.summary))
      $0.member("image", author.photo?.absolute)
      $0.array("sameAs") { list in
        for link in author.links where isWebAddress(link.url) { list.element(link.url) }
      }
    }
  }

  /// The members of an author's object, which many pages say.
  static func person(_ author: Author) -> [UInt8] {
    var json = JSONWriter(output: [])
    json.member("@type", "Person")
    json.member("@id", author.permalink.absolute)
    json.member("name", author.name)
    json.member("url", author.permalink.absolute)
    json.member("jobTitle", author.role)
    return json.output
  }

  private func publisher(_ json: inout JSONWriter) {
    guard let organisation = site.configuration.organisation else { return }
    json.object("publisher") {
      $0.member("@type", "Organization")
      $0.member("name", organisation)
    }
  }

  private func breadcrumbs(_ json: inout JSONWriter) {
    json.member("@type", "BreadcrumbList")
    json.array("itemListElement") { list in
      for (index, step) in records.breadcrumbs.enumerated() {
        list.element {
          $0.member("@type", "ListItem")
          $0.member("position", index + 1)
          $0.member("name", step.title)
          $0.member("item", step.permalink.absolute)
        }
      }
    }
  }

  private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
