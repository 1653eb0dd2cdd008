import Calendar
import Diagnostics

extension ContentReader.File {
  /// The keys on sources and reviews.
  mutating func trust(_ configuration: SiteConfiguration) -> Trust {
    var trust = Trust()
    trust.sources = keys.items("sources").map { source($0, configuration) }
    trust.reviewers = keys.items("reviewedBy").map { item in
      Trust.Reviewer(name: item["name"] ?? "", url: address(item, configuration), position: item.position)
    }
    trust.lastReviewed = keys.date("lastReviewed", in: configuration.timeZone)
    trust.reviewPosition = keys.position(of: "lastReviewed")
    trust.audience = keys.texts("audience").map(\.text)
    trust.disclosure = keys.text("disclosure")
    let written = keys.text("reviewEvery")
    var interval = configuration.reviewEvery
    if let written, let own = ReviewInterval(written) {
      interval = own
    } else if let written {
      keys.add(.wrongInterval(written, at: keys.position(of: "reviewEvery")))
    }
    trust.reviewDue = trust.lastReviewed.map { interval.end(from: $0, in: configuration.timeZone) }
    return trust
  }

  private mutating func source(_ item: KeyReader.Item, _ configuration: SiteConfiguration) -> Trust.Source {
    var source = Trust.Source(
      title: item["title"] ?? "", url: address(item, configuration), publisher: item["publisher"], date: item["date"],
      doi: item["doi"], isbn: item["isbn"], position: item.position)
    // An address alone is its own title.
    if item.isText, isWebAddress(source.title) { source.url = source.title }
    if source.url == nil, let doi = source.doi { source.url = "https://doi.org/\(percentEncoded(doi))" }
    return source
  }

  /// A full address, or one from the site's root.
  private mutating func address(_ item: KeyReader.Item, _ configuration: SiteConfiguration) -> String? {
    guard let (text, position) = item.fields["url"], !text.isEmpty else { return nil }
    if isWebAddress(text) { return text }
    if text.hasPrefix("/"), !text.hasPrefix("//") { return configuration.basePath + percentEncoded(text).dropFirst() }
    keys.add(.wrongReference(text, at: position))
    return nil
  }
}

extension Diagnostic {
  static func wrongInterval(_ text: String, at position: Position?) -> Diagnostic {
    error(
      "front-matter.interval", "'\(shortened(text))' is not a period", at: position,
      notes: [Note("write a number and a unit: '12 months', '2 years' or '90 days'")])
  }

  fileprivate static func wrongReference(_ text: String, at position: Position) -> Diagnostic {
    error(
      "front-matter.url", "'\(shortened(text))' is not an address", at: position,
      notes: [Note("write it with its scheme, 'https://...', or from the site's root, '/pagina/'")])
  }
}
