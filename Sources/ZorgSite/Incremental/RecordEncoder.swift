import Calendar

/// Writes what templates can see of each record, group by group, and hashes it.
struct RecordEncoder: Sendable {
  let site: Site
  let lists: SiteTables.Lists
  let identities: RecordIdentities

  private func identity(_ shape: Shape, _ index: some BinaryInteger) -> UInt64 {
    identities.identity(shape, Int(index))
  }

  private func write(_ indexes: [UInt32], _ shape: Shape, to writer: inout BinaryWriter) {
    writer.write(indexes) { $0.write(identity(shape, $1)) }
  }

  private func hash(_ body: (inout BinaryWriter) -> Void) -> UInt64 {
    var writer = BinaryWriter()
    writer.bytes.reserveCapacity(512)
    body(&writer)
    return Fingerprint(of: writer.bytes).value
  }

  // MARK: The site

  /// Of its groups, in their order.
  func site(_ data: Fingerprint) -> [UInt64] { [siteSettings(data), siteHighlights(), siteLists()] }

  /// Settings, menus and data: what every page may show.
  private func siteSettings(_ data: Fingerprint) -> UInt64 {
    hash { writer in
      writer.write(data)
      for menu in [site.menu, site.footerMenu] {
        writer.write(menu) {
          $0.write($1.title)
          $0.write($1.url)
        }
      }
      writer.write(site.houseRules?.url)
      writer.write(site.contact?.url)
    }
  }

  private func siteLists() -> UInt64 {
    hash { writer in
      write(Array(0..<UInt32(site.articles.count)), .article, to: &writer)
      write(Array(0..<UInt32(site.authors.count)), .author, to: &writer)
      write(SiteTables.sortedTerms(of: 0, in: site), .tag, to: &writer)
    }
  }

  func siteHighlights() -> UInt64 {
    hash { writer in
      write(lists.recentComments, .comment, to: &writer)
      write(lists.discussed, .article, to: &writer)
    }
  }

  // MARK: Content

  /// Of a record's groups, in their order.
  func values(_ shape: Shape, _ index: Int) -> [UInt64] {
    switch shape {
    case .site, .page: []
    case .article: article(index)
    case .comment: [comment(index)]
    case .notice: [notice(index)]
    case .author: author(index)
    case .tag: term(index)
    }
  }

  private func article(_ index: Int) -> [UInt64] {
    let card = hash { writer in
      writer.write(site.articles[index].title)
      writer.write(site.articles[index].id)
      writer.write(site.articles[index].permalink.absolute)
      writer.write(site.articles[index].date)
      writer.write(site.articles[index].updated) { $0.write($1) }
      write(site.articles[index].authors, .author, to: &writer)
      write(site.articles[index].terms, .tag, to: &writer)
      writer.write(site.articles[index].summary)
      writer.write(Int64(site.articles[index].body.wordCount))
      write(site.articles[index].image, to: &writer)
      writer.write(Int64(site.articles[index].thread.count))
      writer.write(site.articles[index].commentState.rawValue)
      writer.write(site.articles[index].language)
      writer.write(Int64(site.articles[index].weight))
      writer.write(site.articles[index].window.mark(by: site.clock)?.rawValue)
      writer.write(site.articles[index].params) { $0.write($1) }
      site.articles[index].trust.write(to: &writer)
      writer.write(site.articles[index].trust.reviewers.compactMap(\.author)) {
        $0.write(site.authors[Int($1)].permalink.absolute)
      }
    }
    let detail = hash { writer in
      writer.write(site.articles[index].fingerprint)
      write(site.articles[index].linkURLs, to: &writer)
      write(site.articles[index].thread.roots, .comment, to: &writer)
      writer.write(site.articles[index].previous) { $0.write(self.identity(.article, $1)) }
      writer.write(site.articles[index].next) { $0.write(self.identity(.article, $1)) }
      write(site.articles[index].related, .article, to: &writer)
    }
    return [card, detail]
  }

  private func comment(_ index: Int) -> UInt64 {
    hash { writer in
      writer.write(site.comments[index].fingerprint)
      writer.write(Int64(site.comments[index].number))
      writer.write(Int64(site.comments[index].depth))
      // Its address and the way to answer it are made of the article's.
      let article = Int(site.comments[index].article)
      writer.write(site.articles[article].id)
      writer.write(site.articles[article].title)
      writer.write(site.articles[article].permalink.absolute)
      writer.write(site.articles[article].commentState.rawValue)
      writer.write(site.comments[index].profile) { $0.write(identity(.author, $1)) }
      writer.write(site.comments[index].parent) { $0.write(identity(.comment, $1)) }
      write(site.comments[index].replies, .comment, to: &writer)
    }
  }

  private func notice(_ index: Int) -> UInt64 {
    let notice = site.notices[index]
    return hash { writer in
      writer.write(notice.fingerprint)
      writer.write(notice.permalink.absolute)
      writer.write(notice.window.mark(by: site.clock)?.rawValue)
      write(notice.linkURLs, to: &writer)
    }
  }

  private func author(_ index: Int) -> [UInt64] {
    let author = site.authors[index]
    let card = hash { writer in
      writer.write(author.id)
      writer.write(author.name)
      writer.write(author.permalink.absolute)
      writer.write(author.role)
      writer.write(author.organisation)
      write(author.photo, to: &writer)
    }
    let detail = hash { writer in
      writer.write(Fingerprint(of: author.body.html.bytes))
      write(author.linkURLs, to: &writer)
      writer.write(author.summary)
      writer.write(author.big)
      writer.write(author.links) {
        $0.write($1.title)
        $0.write($1.url)
      }
      writer.write(author.params) { $0.write($1) }
    }
    return [card, detail, hash { write(author.articles, .article, to: &$0) }]
  }

  private func term(_ index: Int) -> [UInt64] {
    let term = site.terms[index]
    let card = hash { writer in
      writer.write(term.title)
      writer.write(term.permalink.absolute)
    }
    let detail = hash { writer in
      writer.write(term.description)
      writer.write(Fingerprint(of: term.body?.html.bytes ?? []))
      write(term.linkURLs, to: &writer)
      writer.write(term.params) { $0.write($1) }
    }
    return [card, detail, hash { write(term.articles, .article, to: &$0) }]
  }

  private func write(_ picture: Picture?, to writer: inout BinaryWriter) {
    writer.write(picture) { writer, picture in
      writer.write(picture.absolute)
      writer.write(picture.alt)
      writer.write(Int64(picture.size?.width ?? 0))
      writer.write(Int64(picture.size?.height ?? 0))
      writer.write(Int64(picture.byteCount ?? 0))
    }
  }

  /// Addresses of a body's links, with the sizes of the pictures among them.
  private func write(_ links: [ResolvedLink], to writer: inout BinaryWriter) {
    writer.write(links) { writer, link in
      writer.write(link.url)
      writer.write(link.absolute)
      if link.mediaPath != nil { writer.write(site.imageAttributes(of: link)) }
    }
  }
}
