extension Explainer {
  /// Which files of the output depend on a source, and whether it changed since they were made.
  func explain(source path: String) -> Explanation {
    var explanation = Explanation(file: path, isSource: true)
    explanation.add("state", "state", state(of: path))
    if let hidden = tables.site.hidden.first(where: { $0.path == path }) {
      let date = hidden.date.map { " (\($0.rfc3339.prefix(16)))" } ?? ""
      explanation.add("hidden", "hidden", "\(hidden.reason.rawValue)\(date): no page is made of it")
    }
    if let page = tables.plan.pages.first(where: { $0.owner.name == path && $0.kind != .redirect }) {
      explanation.add("url", "address", page.permalink.absolute)
    }
    explanation.add("builtAt", "last build", shown(cache.startedAt))
    if let reason = reasonForAll(path) {
      explanation.add("usedByAll", "used by", "every file: \(reason)")
    } else {
      explanation.entries = dependents(of: path)
      if explanation.entries.isEmpty { explanation.add("usedByNone", "used by", "no file of the output") }
    }
    return explanation
  }

  private func state(of path: String) -> String {
    let old = cache.stamp(of: path)
    guard let now = stamps[path] else { return "gone since the last build" }
    guard let old else { return "new since the last build" }
    return old == now ? "as the last build saw it" : "changed, or touched, since the last build"
  }

  /// What is part of no trace decides over all files.
  private func reasonForAll(_ path: String) -> String? {
    if path == options.configuration { return "settings decide over all of them" }
    if tables.site.notices.contains(where: { $0.source.path == path }) { return "it stands above all pages" }
    guard path.hasPrefix("themes/") else { return nil }
    if path.hasSuffix("/templates/\(Banner.template)") { return "what it makes stands above all pages" }
    if path.contains("/translations/") { return "a theme's texts decide over all of them" }
    if path.hasSuffix("/theme.yaml") { return "a theme's settings decide over all of them" }
    return path.contains("/assets/") ? "a theme's assets have names that all pages print" : nil
  }

  private func dependents(of path: String) -> [Explanation.Entry] {
    var keys = ingredients.keys(of: path)
    // Data is read through the site's record, and is in its first part.
    if path.hasPrefix("content/data/") { keys.records = [dependencies.records.key(.site, .card, 0).record] }
    let isData = path.hasPrefix("content/data/")
    var parts: [String: [String]] = [:]
    for output in cache.outputs.all {
      for key in cache.table.keys(in: output.trace) {
        if key.isTemplate {
          if keys.templates.contains(key) { parts[output.path, default: []] += [] }
        } else if keys.records.contains(key.record), let part = Ingredients.part(key), !isData || key.isCard {
          parts[output.path, default: []].append(part)
        }
      }
    }
    for feed in tables.plan.feeds where sources(of: feed).contains(path) { parts[feed.permalink.file] = ["item"] }
    for copy in tables.plan.copies where copy.source == path { parts[copy.output] = ["copy"] }
    for page in tables.plan.pages where page.owner.name == path && parts[page.permalink.file] == nil {
      parts[page.permalink.file] = [page.kind == .redirect ? "redirect" : "text"]
    }
    for article in tables.site.articles where article.linkURLs.contains(where: { $0.mediaPath == path }) {
      parts[article.permalink.file, default: []].append("picture or file in the text")
    }
    return parts.sorted { $0.key < $1.key }.map { Explanation.Entry(name: $0.key, parts: $0.value) }
  }
}
