import Diagnostics
import Markdown
import Text

/// Addresses of the site's own that texts and settings name in full; links to files were checked when they were resolved.
struct LinkCheck: Sendable {
  let site: Site
  /// The site's folder.
  let folder: String
  let addresses: SiteAddresses

  /// A link to a place on a page, which only the rendered page can confirm.
  struct Pending: Sendable, Hashable {
    var file: String
    var id: String
    var address: String
    var path: String
    var position: Position?
  }

  /// What was found; `wrong` are the addresses that lead nowhere, in their canonical spelling.
  struct Result: Sendable {
    var diagnostics: [Diagnostic] = []
    var wrong: Set<String> = []
    var pending: Set<Pending> = []
    /// How many more get a suggestion: to look through all addresses costs too much for thousands of mistakes.
    fileprivate var suggestions = 5

    /// Links to places that the rendered pages do not have.
    func missingPlaces(_ seen: OutputCheck.Result) -> [Diagnostic] {
      pending.compactMap { link in
        guard let ids = seen.ids[link.file], !ids.contains(Fingerprint(of: link.id).value) else { return nil }
        return .finding(
          "link.anchor", "there is no '#\(shortened(link.id))' in '/\(link.file)'", path: link.path, at: link.position)
      }
    }
  }

  /// One address as a page has it, where it was written.
  struct Place: Sendable {
    var address: String
    var path: String
    var position: Position?
  }

  func run() -> Result {
    var result = Result()
    for place in texts + settings + comments {
      judge(place, &result)
    }
    result.diagnostics += redirectMistakes
    return result
  }

  private func judge(_ place: Place, _ result: inout Result) {
    let target = addresses.target(of: place.address, on: "index.html")
    var place = place
    // Most addresses are right, and nobody asks where they stand.
    if target == .nothing { place.position = place.position ?? sourcePlace(of: place.address, in: place.path) }
    switch target {
    case .elsewhere: break
    case .nothing:
      result.wrong.insert(addresses.canonical(place.address))
      result.suggestions -= 1
      let near = result.suggestions >= 0 ? nearMiss(of: place.address, in: addresses.pages) : nil
      result.diagnostics.append(
        Diagnostic.finding(
          "link.page", "nothing stands at '\(shortened(place.address))'", path: place.path, at: place.position
        ).suggesting(near))
    case .file(let file, let id):
      if addresses.redirects[file] != nil, let end = addresses.end(of: file) {
        result.diagnostics.append(
          .finding(
            "link.redirect", "'\(shortened(place.address))' is an old address of '/\(end)'", path: place.path,
            at: place.position))
      }
      if !id.isEmpty {
        result.pending.insert(
          Pending(
            file: addresses.end(of: file) ?? file, id: id, address: addresses.canonical(place.address),
            path: place.path,
            position: place.position))
      }
    }
  }

  // MARK: Where addresses are written

  private var texts: [Place] {
    var places: [Place] = []
    for text in site.texts {
      for (link, resolved) in zip(text.body.links, text.urls) where resolved.mediaPath == nil {
        // A relative link names a file, which linking has found.
        guard let url = resolved.url, link.destination.hasPrefix("/") || addresses.isOwn(link.destination) else {
          continue
        }
        places.append(Place(address: url, path: text.path, position: link.position))
      }
    }
    for article in site.articles {
      for source in article.trust.sources {
        guard let url = source.url else { continue }
        places.append(Place(address: url, path: article.source.path, position: source.position))
      }
    }
    for author in site.authors {
      places += author.links.map { Place(address: $0.url, path: author.source.path, position: nil) }
    }
    return places
  }

  private var settings: [Place] {
    let configuration = site.configuration
    return [(configuration.menu, site.menu), (configuration.footerMenu, site.footerMenu)].flatMap { items, entries in
      entries.map { entry in
        Place(
          address: entry.url, path: "zorgsite.yaml", position: items.first { $0.title == entry.title }?.position)
      }
    }
  }

  private var comments: [Place] {
    let base = site.configuration.baseURL
    return site.comments.flatMap { comment in
      FeedAddresses.own(in: comment.text?.value?.html ?? [], base: base).map { address in
        Place(address: address, path: comment.path)
      }
    }
  }

  /// Where a file has a text; reads the file anew, which only few need.
  func sourcePlace(of text: String, in path: String) -> Position? {
    guard let bytes = try? Disk.read("\(folder)/\(path)", limit: 16 << 20),
      let range = bytes.firstRange(of: text.utf8)
    else { return nil }
    return bytes.withUnsafeBufferPointer {
      Position(offset: range.lowerBound, in: $0, length: text.unicodeScalars.count)
    }
  }

  // MARK: Redirects

  private var redirectMistakes: [Diagnostic] {
    site.redirectPages().compactMap { page in
      guard let target = page.target else { return nil }
      let old = page.permalink.file
      if addresses.end(of: old) == nil {
        return .finding(
          "link.loop", "the old address '\(page.permalink.path)' leads back to itself", path: page.owner.name,
          at: page.owner.position)
      }
      guard addresses.redirects[target.file] != nil else { return nil }
      return .finding(
        "link.chain", "the old address '\(page.permalink.path)' leads to another old address", path: page.owner.name,
        at: page.owner.position)
    }
  }
}
