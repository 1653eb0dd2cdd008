import Calendar
import Checks
import Diagnostics
import Text

/// Whether readers can rely on what the site says: sources, reviews, and the pages that every portal needs.
struct TrustCheck: Sendable {
  let site: Site
  /// All that was read; hidden articles are not judged.
  let sources: Sources
  let clock: Clock

  var diagnostics: [Diagnostic] {
    let articles = sources.articles.filter { $0.window.reasonHidden(by: clock) == nil }
    return articles.flatMap { check($0) } + sources.authors.flatMap { check($0) } + missingPages
  }

  // MARK: Articles

  private func check(_ article: Article) -> [Diagnostic] {
    var found = article.trust.sources.flatMap { check($0, of: article) }
    if isKnowledge(article) { found += knowledge(article) }
    if let review = lapsedReview(article) { found.append(review) }
    if isReviewedByItsAuthorsOnly(article) {
      found.append(
        .finding(
          "T004", "reviewed by its own authors only", path: article.source.path,
          at: article.trust.reviewers.first?.position))
    }
    return found
  }

  /// Whether an article gives medical knowledge: it says that it was reviewed, or the settings say so of its section,
  /// category or tag.
  private func isKnowledge(_ article: Article) -> Bool {
    if !article.trust.reviewers.isEmpty || article.trust.lastReviewed != nil { return true }
    let knowledge = sources.configuration.checks.knowledge
    guard !knowledge.isEmpty else { return false }
    let names = article.source.section.split(separator: "/").map(String.init) + article.termNames.joined().map(\.text)
    return names.contains { knowledge.contains(slug(of: $0)) }
  }

  private func knowledge(_ article: Article) -> [Diagnostic] {
    let trust = article.trust
    let top = Position(line: 1, column: 1)
    var found: [Diagnostic] = []
    if trust.sources.isEmpty {
      found.append(.finding("T001", "knowledge without sources", path: article.source.path, at: top))
    }
    if trust.reviewers.isEmpty || trust.lastReviewed == nil {
      let missing = trust.lastReviewed == nil ? (trust.reviewers.isEmpty ? "review" : "review date") : "reviewer"
      found.append(.finding("T002", "knowledge without a \(missing)", path: article.source.path, at: top))
    }
    if trust.audience.isEmpty {
      found.append(.finding("T006", "knowledge without an audience", path: article.source.path, at: top))
    }
    return found
  }

  private func lapsedReview(_ article: Article) -> Diagnostic? {
    guard let due = article.trust.reviewDue else { return nil }
    let left = due.secondsSinceEpoch - clock.now
    guard left <= Int64(EditorialReport.reviewNotice) * 86_400 else { return nil }
    let message = left <= 0 ? "the review lapsed on \(due.isoDate)" : "the review lapses on \(due.isoDate)"
    return .finding(
      "T003", message, path: article.source.path, at: article.trust.reviewPosition,
      severity: left <= 0 ? .error : .warning)
  }

  private func isReviewedByItsAuthorsOnly(_ article: Article) -> Bool {
    let reviewers = article.trust.reviewers
    let authors = Set(article.authorIDs.map(\.text))
    return !reviewers.isEmpty && reviewers.allSatisfy { authors.contains($0.name) }
  }

  // MARK: Sources

  private func check(_ source: Trust.Source, of article: Article) -> [Diagnostic] {
    func found(_ message: String) -> Diagnostic {
      .finding("T008", message, path: article.source.path, at: source.position)
    }
    if let doi = source.doi, !PublicationNumbers.isDOI(doi) { return [found("'\(shortened(doi))' is not a DOI")] }
    if let isbn = source.isbn, !PublicationNumbers.isISBN(isbn) {
      return [found("'\(shortened(isbn))' is not an ISBN, or a digit is wrong")]
    }
    // A number leads to both; a page of our own has them.
    guard source.doi == nil, source.isbn == nil, source.url?.hasPrefix("/") != true else { return [] }
    let missing = [source.publisher == nil ? "publisher" : nil, source.date == nil ? "date" : nil].compactMap(\.self)
    return missing.isEmpty ? [] : [found("source without a \(missing.joined(separator: " and a "))")]
  }

  // MARK: Profiles

  private func check(_ author: Author) -> [Diagnostic] {
    guard author.big == nil, let role = author.role, let profession = RegisteredProfessions.profession(in: role) else {
      return []
    }
    return [
      .finding(
        "T005", "\(profession) without a BIG number", path: author.source.path, at: Position(line: 1, column: 1))
    ]
  }

  // MARK: Required pages

  private var missingPages: [Diagnostic] {
    sources.configuration.checks.pages.compactMap { page in
      guard !isThere(page) else { return nil }
      return .finding("T010", "the portal has no page on \(TrustCheck.subject(page))", path: nil)
    }
  }

  private func isThere(_ page: CheckSettings.RequiredPage) -> Bool {
    switch page {
    case .contact where site.contact != nil: return true
    case .houseRules:
      let isOpen = site.articles.contains { $0.commentState == .open }
      if !isOpen || site.houseRules != nil { return true }
    default: break
    }
    let words = TrustCheck.words(page)
    return site.pages.contains { candidate in
      let name = slug(of: candidate.title) + " " + candidate.permalink.path.lowercased()
      return words.contains { name.contains($0) }
    }
  }

  /// Parts of a page's title or address, in Dutch and English.
  private static func words(_ page: CheckSettings.RequiredPage) -> [String] {
    switch page {
    case .privacy: ["privacy", "avg", "persoonsgegevens"]
    case .accessibility: ["toegankelijk", "accessib"]
    case .contact: ["contact", "bereikbaarheid"]
    case .about: ["over-ons", "over-", "about", "colofon", "disclaimer", "wie-zijn-wij"]
    case .houseRules: ["huisregels", "spelregels", "house-rules", "gedragsregels"]
    }
  }

  private static func subject(_ page: CheckSettings.RequiredPage) -> String {
    switch page {
    case .privacy: "privacy"
    case .accessibility: "accessibility"
    case .contact: "how to reach it"
    case .about: "who is behind it"
    case .houseRules: "its house rules for comments"
    }
  }
}
