import Checks
import Diagnostics
import Text

/// Which texts are held to more than the rules on privacy, and what the rules must know of each.
///
/// A draft is unfinished, and what has expired is read by nobody: neither is judged by its words. What is planned will
/// be published without anybody looking, so it is judged now.
struct CheckedTexts: Sendable {
  let clock: Clock
  /// Planned texts count as shown.
  let textClock: Clock
  private(set) var contexts: [String: TextContext] = [:]
  /// Files that are not public yet but will be.
  private(set) var planned: Set<String> = []
  /// Drafts, and what has expired.
  private(set) var hidden: Set<String> = []

  init(_ sources: Sources, clock: Clock, showsDrafts: Bool) {
    self.clock = clock
    textClock = Clock(now: clock.now, showsDrafts: showsDrafts, showsFuture: true)
    let language = sources.configuration.language
    for article in sources.articles where sort(article.source.path, article.window) {
      contexts[article.source.path] = TextContext(
        language: article.language ?? language, audience: CheckedTexts.audience(of: article, sources.configuration),
        isDisclosed: article.trust.disclosure != nil, hasSources: !article.trust.sources.isEmpty,
        isUpdated: article.updated != nil)
    }
    for page in sources.pages where sort(page.source.path, page.window) {
      contexts[page.source.path] = TextContext(language: page.language ?? language)
    }
    for notice in sources.notices where sort(notice.source.path, notice.window) {
      contexts[notice.source.path] = TextContext(language: notice.language ?? language)
    }
    for path in sources.authors.map(\.source.path) + sources.tags.map(\.source.path) {
      contexts[path] = TextContext(language: language)
    }
  }

  /// Whether a text is judged by its words.
  private mutating func sort(_ path: String, _ window: PublicationWindow) -> Bool {
    if window.reasonHidden(by: textClock) != nil {
      hidden.insert(path)
      return false
    }
    if window.reasonHidden(by: clock) != nil { planned.insert(path) }
    return true
  }

  private static func audience(of article: Article, _ configuration: SiteConfiguration) -> LanguageRules.Audience {
    if article.trust.audience.isEmpty { return configuration.checks.audience }
    let words = article.trust.audience.joined(separator: " ").lowercased()
    let professionals = [
      "professional", "zorgverlener", "arts", "verpleeg", "behandelaar", "redactie", "redacteur", "communicatie",
      "medewerker", "bestuur", "beleid", "clinician", "nurse",
    ]
    let patients = ["patiënt", "patient", "cliënt", "mantelzorg", "iedereen", "publiek", "naasten", "ouders"]
    if patients.contains(where: words.contains) { return .patients }
    return professionals.contains(where: words.contains) ? .professionals : configuration.checks.audience
  }

  /// What is wrong with the headings and lead pictures of the texts that are judged.
  func headings(of sources: Sources) -> [Diagnostic] {
    let articles = sources.articles.filter { contexts[$0.source.path] != nil }
    let pages = sources.pages.filter { contexts[$0.source.path] != nil }
    return articles.flatMap { HeadingCheck.diagnostics($0.body.outline, in: $0.source.path) }
      + pages.flatMap { HeadingCheck.diagnostics($0.body.outline, in: $0.source.path) }
      + sources.notices.filter { contexts[$0.source.path] != nil }.flatMap {
        HeadingCheck.diagnostics($0.body.outline, in: $0.source.path)
      } + articles.flatMap { leadPicture(of: $0) }
  }

  /// A002, of the text that stands for the lead picture.
  private func leadPicture(of article: Article) -> [Diagnostic] {
    guard let text = article.imageAlt, let problem = TextRules.alternativeTextProblem(text) else { return [] }
    return [.finding("A002", problem, path: article.source.path, at: article.imageReference?.position)]
  }
}
