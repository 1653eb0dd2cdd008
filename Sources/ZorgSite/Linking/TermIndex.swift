import Diagnostics
import Text

/// Gathers the terms of all taxonomies: spellings of one tag become one term, with its description where there is one.
struct TermIndex {
  private(set) var terms: [Term] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var positions: [Key: UInt32] = [:]
  /// The same by what articles write instead of a slug, since they write the same names again and again.
  private var spellings: [Key: UInt32] = [:]
  /// Spellings by slug that stand for another tag.
  private var aliases: [String: String] = [:]
  private let tagTaxonomy: Int?

  private struct Key: Hashable {
    var taxonomy: Int
    var slug: String
  }

  init(taxonomies: [Taxonomy], descriptions: [TagDescription]) {
    tagTaxonomy = taxonomies.firstIndex { $0.key == "tags" }
    guard let tagTaxonomy else { return }
    for description in descriptions {
      let key = Key(taxonomy: tagTaxonomy, slug: description.slug)
      if let other = positions[key], let source = terms[Int(other)].source {
        diagnostics.append(.duplicateTag(description, other: source.path))
        continue
      }
      positions[key] = UInt32(terms.count)
      terms.append(Term(taxonomy: tagTaxonomy, description))
    }
    for description in descriptions {
      for alias in description.aliases {
        let slug = termSlug(alias.text)
        if positions[Key(taxonomy: tagTaxonomy, slug: slug)] != nil
          || aliases[slug] != nil && aliases[slug] != description.slug
        {
          diagnostics.append(.aliasTaken(alias.text, in: description, at: alias.position))
        } else {
          aliases[slug] = description.slug
        }
      }
    }
  }

  /// The term of a spelling, made where it is new. Nil, with a diagnostic, where nothing is left of it.
  mutating func position(of name: Article.Located, taxonomy: Int, in path: String) -> UInt32? {
    let spelling = Key(taxonomy: taxonomy, slug: name.text)
    if let position = spellings[spelling] { return position }
    var slug = termSlug(name.text)
    guard !slug.isEmpty else {
      diagnostics.append(.emptyTerm(name.text, path: path, at: name.position))
      return nil
    }
    if taxonomy == tagTaxonomy { slug = aliases[slug] ?? slug }
    let key = Key(taxonomy: taxonomy, slug: slug)
    let position = positions[key] ?? UInt32(terms.count)
    spellings[spelling] = position
    guard position == terms.count else { return position }
    positions[key] = position
    terms.append(Term(taxonomy: taxonomy, slug: slug, title: name.text))
    return position
  }

  /// Gives every term its address, `/onderwerpen/<slug>/`.
  mutating func giveAddresses(_ configuration: SiteConfiguration) {
    for index in terms.indices { terms[index].permalink = configuration.address(of: terms[index]) }
  }

  /// One list of links for each term.
  mutating func setLinks(_ links: [[ResolvedLink]]) {
    for (index, list) in links.enumerated() { terms[index].linkURLs = list }
  }

  mutating func add(article: UInt32, to term: UInt32) {
    terms[Int(term)].articles.append(article)
  }
}

/// A term's part of the address: `Zorg 2.0` -> `zorg-2-0`.
func termSlug(_ name: String) -> String { slug(of: name) }

extension Diagnostic {
  fileprivate static func duplicateTag(_ tag: TagDescription, other: String) -> Diagnostic {
    error(
      "tags.duplicate", "tag '\(tag.slug)' is described twice", path: tag.source.path,
      notes: [Note("the other file", path: other)])
  }

  fileprivate static func aliasTaken(_ alias: String, in tag: TagDescription, at position: Position) -> Diagnostic {
    error("tags.alias", "'\(alias)' is a tag of its own, or another tag's alias", path: tag.source.path, at: position)
  }

  fileprivate static func emptyTerm(_ name: String, path: String, at position: Position) -> Diagnostic {
    error("tags.empty", "'\(name)' leaves nothing to make an address of", path: path, at: position)
  }
}
