import Templates

extension PageRecords {
  func sources(_ trust: Trust) -> Value {
    trust.sources.isEmpty
      ? .none
      : .list(
        trust.sources.map { source in
          .map(
            Map([
              ("title", .string(source.title)), ("url", Value(source.url)), ("publisher", Value(source.publisher)),
              ("date", Value(source.date)),
            ]))
        })
  }

  func reviewers(_ trust: Trust) -> Value {
    trust.reviewers.isEmpty
      ? .none
      : .list(
        trust.reviewers.map { reviewer in
          .map(Map([("name", .string(reviewer.name)), ("url", Value(url(of: reviewer)))]))
        })
  }

  /// A profile's page, or where somebody without one is to be found.
  private func url(of reviewer: Trust.Reviewer) -> String? {
    reviewer.author.map { site.authors[Int($0)].permalink.url } ?? reviewer.url
  }
}
