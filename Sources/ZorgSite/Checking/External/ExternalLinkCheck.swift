import Diagnostics

/// Whether other sites still have what is linked to. Asks each address at most once a week, and at most a thousand in
/// one run.
struct ExternalLinkCheck: Sendable {
  let site: String
  /// Seconds since 1970.
  let now: Int64
  var probe = LinkProbe()
  var limit = 1000
  var progress: @Sendable (_ what: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }

  func run(on links: [ExternalLink]) throws -> [Diagnostic] {
    var memory = LinkMemory(site: site)
    let urls = Set(links.map(\.url)).sorted()
    var answers: [String: LinkAnswer] = [:]
    for url in urls { answers[url] = memory.answer(url, now: now) }
    let due = urls.filter { answers[$0] == nil }
    let asked = Array(due.prefix(limit))
    let new = try probe.ask(asked) { progress("asking other sites", $0, asked.count) }
    memory.note(new, now: now)
    try memory.write(site: site, now: now)
    answers.merge(new) { _, new in new }
    var found = links.compactMap { link in answers[link.url].flatMap { diagnostic(link, $0) } }
    if due.count > limit {
      found.append(
        .finding(
          "link.external", "\(due.count - limit) links to other sites were not asked for in this run", path: nil,
          severity: .hint, notes: [.init("run it again: the others are remembered for a week")]))
    }
    return found
  }

  private func diagnostic(_ link: ExternalLink, _ answer: LinkAnswer) -> Diagnostic? {
    let shown = shortened(link.url)
    switch answer {
    case .alive, .unclear: return nil
    case .moved(let address):
      return .finding(
        "link.moved", "'\(shown)' has moved to '\(shortened(address))'", path: link.path, at: link.position)
    case .dead(let reason):
      return .finding("link.external", "'\(shown)' is gone: \(reason)", path: link.path, at: link.position)
    }
  }
}
