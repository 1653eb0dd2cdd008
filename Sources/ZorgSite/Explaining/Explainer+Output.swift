extension Explainer {
  /// What the plan makes a file of.
  enum Role {
    case page(Page)
    case feed(FeedPlan)
    case copy(source: String)
    /// `robots.txt`, sitemaps, stylesheets.
    case generated
  }

  /// Nil for a file that the site, as it is now, does not make.
  func plans(of file: String) -> Role? {
    let plan = tables.plan
    if let page = plan.pages.first(where: { $0.permalink.file == file }) { return .page(page) }
    if let feed = plan.feeds.first(where: { $0.permalink.file == file }) { return .feed(feed) }
    if let copy = plan.copies.first(where: { $0.output == file }) { return .copy(source: copy.source) }
    let isGenerated =
      plan.assets.generated.contains { $0.output == file } || file == Plan.robotsFile
      || file.hasPrefix("sitemap") && cache.output(file) != nil
    return isGenerated ? .generated : nil
  }

  func explain(output file: String) -> Explanation {
    var explanation = Explanation(file: file)
    let role = plans(of: file)
    explanation.add("url", "address", tables.site.configuration.baseURL + percentEncoded(Changes.address(of: file)))
    explanation.add("what", "what", role.map(description) ?? "nothing any more: the site no longer has it")
    explanation.add("builtAt", "last build", shown(cache.startedAt))
    explanation.add("lastBuild", "what it did", cache.output(file).map(sentence) ?? "it did not make this file")
    explanation.add("nextBuild", "the next one", forecast(file, role))
    explanation.entries = entries(file, role)
    return explanation
  }

  // MARK: Sentences

  private func description(_ role: Role) -> String {
    switch role {
    case .page(let page):
      let owner = page.owner.isFile ? " of \(page.owner.name)" : " (\(page.owner.name))"
      return page.kind == .redirect
        ? "a redirect\(owner) to \(page.target?.absolute ?? "")" : "the page '\(page.kind.rawValue)'\(owner)"
    case .feed(let feed): return "a feed (\(feed.format.rawValue)) of \(feed.page.absolute)"
    case .copy(let source): return "a copy of \(source)"
    case .generated: return "made by the build from the whole site"
    }
  }

  private func sentence(_ old: CachedOutput) -> String {
    switch old.cause {
    case .kept: "left as it was: nothing that it is made of had changed"
    case .notices: "put other notices above it, and left the rest as it was"
    case .new: "made it: the build before did not have it, or was not remembered"
    case .altered: "made it anew: the file was altered or deleted after the build before"
    case .conditions: "made it anew, as everything: settings, texts, assets or options had changed"
    case .changed(let key): "made it anew: \(change(key, in: old.path))"
    }
  }

  /// What it means that a key has another fingerprint.
  private func change(_ key: RecordFingerprints.Key, in file: String) -> String {
    if key == Dependencies.own {
      switch plans(of: file) {
      case .page(let page): return page.kind == .page ? "its text or place changed" : "its place in the site changed"
      case .feed: return "an item in it changed, or which items it has"
      case .copy(let source): return "\(source) changed"
      case .generated, nil: return "the pages that it lists or the files that it is made of changed"
      }
    }
    let found = ingredients.ingredient(key)
    return "\(found.name) changed\(found.parts.isEmpty ? "" : " (\(found.parts.joined(separator: ", ")))")"
  }

  private func forecast(_ file: String, _ role: Role?) -> String {
    guard let old = cache.output(file) else {
      return role == nil ? "does not make it" : "makes it for the first time"
    }
    guard let role else { return "removes it" }
    if conditions != cache.header.conditions {
      return "makes it anew, as everything: settings, texts, assets or options changed"
    }
    if FileStamp("\(output.path)/\(file)") != old.stamp {
      return "makes it anew: the file was altered or deleted by hand, or never published"
    }
    let own: UInt64? =
      switch role {
      case .page(let page): dependencies.fingerprint(of: page)
      case .feed(let feed): dependencies.fingerprints(of: [feed]).first ?? 0
      case .copy(let source): (try? Disk.read("\(options.site)/\(source)")).map { Fingerprint(of: $0).value }
      case .generated: nil
      }
    guard let own else { return "looks whether it differs" }
    let changed = dependencies.firstChange(in: old.trace, own: own)
    if let changed { return "makes it anew: \(change(changed, in: file))" }
    if case .page(let page) = role, page.kind != .redirect, banner != cache.header.banner {
      return "puts other notices above it, and leaves the rest as it is"
    }
    return "leaves it as it is"
  }

  // MARK: What it is made of

  private func entries(_ file: String, _ role: Role?) -> [Explanation.Entry] {
    var found = cache.output(file).map { ingredients.list(cache.table.keys(in: $0.trace)) } ?? []
    switch role {
    case .page(let page) where page.owner.isFile && !found.contains { $0.name == page.owner.name }:
      found.insert(Ingredients.Ingredient(name: page.owner.name, parts: ["text"]), at: 0)
    case .feed(let feed): found = items(of: feed).map { Ingredients.Ingredient(name: $0, parts: ["text"]) }
    case .copy(let source): found = [Ingredients.Ingredient(name: source)]
    default: break
    }
    return found.map { Explanation.Entry(name: $0.name, parts: $0.parts) }
  }

  /// The articles and comments in a feed, by their files.
  private func items(of feed: FeedPlan) -> [String] {
    let builder = FeedBuilder(tables: tables)
    let site = tables.site
    if feed.kind == .notices { return site.notices.map(\.source.path) }
    return builder.articles(of: feed).map { site.articles[Int($0)].source.path }
      + builder.comments(of: feed).map { site.comments[Int($0)].path }
  }

  /// All files that decide over a feed: its items, and who and what they name.
  func sources(of feed: FeedPlan) -> Set<String> {
    let site = tables.site
    var paths = Set(items(of: feed))
    for index in FeedBuilder(tables: tables).articles(of: feed) {
      let article = site.articles[Int(index)]
      paths.formUnion(article.authors.map { site.authors[Int($0)].source.path })
      paths.formUnion(article.terms.compactMap { site.terms[Int($0)].source?.path })
      // An article in a feed says how many comments it has, and when the last one came.
      if feed.part == .current { paths.formUnion(article.thread.all.map { site.comments[Int($0)].path }) }
    }
    return paths
  }

  /// A moment of the system's clock, in nanoseconds, by the site's.
  func shown(_ nanoseconds: Int64) -> String {
    let moment = tables.site.configuration.timeZone.moment(at: nanoseconds / 1_000_000_000).rfc3339
    return "\(moment.prefix(10)) \(moment.dropFirst(11).prefix(8))"
  }
}
