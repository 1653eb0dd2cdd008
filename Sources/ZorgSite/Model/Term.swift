import Diagnostics
import FrontMatter
import Markdown

/// What a file in `content/tags/` says about a tag.
public struct TagDescription: Sendable {
  public var source: SourceName
  public var slug = ""
  public var title = ""
  public var description: String?
  /// Other spellings, with their places.
  public var aliases: [Article.Located] = []
  public var params: [Entry] = []
  public var body: Document
}

/// A tag, a category or a term of another taxonomy, with its articles.
public struct Term: Sendable {
  /// Position in the site's taxonomies.
  public var taxonomy: Int
  public var slug: String
  public var title: String
  public var description: String?
  public var params: [Entry] = []
  public var body: Document?
  public var source: SourceName?

  public var permalink = Permalink.none
  /// Newest first.
  public var articles: [UInt32] = []
  public var linkURLs: [ResolvedLink] = []

  init(taxonomy: Int, slug: String, title: String) {
    self.taxonomy = taxonomy
    self.slug = slug
    self.title = title
  }

  /// A tag with a file of its own.
  init(taxonomy: Int, _ description: TagDescription) {
    self.init(taxonomy: taxonomy, slug: description.slug, title: description.title)
    self.description = description.description
    params = description.params
    body = description.body
    source = description.source
  }
}
