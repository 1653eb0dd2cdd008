import Glibc

/// Finds the articles that share the most telling tags with an article.
///
/// A shared tag counts the more, the fewer articles have it: log(1 + all / count). Of a tag with many articles only the
/// `window` nearest in time on either side are looked at, so the cost grows with the tags, not with the site.
struct RelatedArticles: Sendable {
  private static let window = 24

  /// Articles of one term that are still to be looked at.
  private struct Nearby {
    var range: Range<Int>
    let articles: [UInt32]
    let weight: Double

    /// The largest number there is where none is left.
    var first: UInt32 { range.isEmpty ? .max : articles[range.lowerBound] }
  }

  let articleTerms: [[UInt32]]
  let termArticles: [[UInt32]]
  /// Where each article stands in the lists of its terms, in the order of its terms.
  private let places: [[Int]]

  /// Both lists refer to each other by position; articles of a term are in the order of all articles.
  init(articleTerms: [[UInt32]], termArticles: [[UInt32]]) {
    self.articleTerms = articleTerms
    self.termArticles = termArticles
    var places = articleTerms.map { [Int](repeating: 0, count: $0.count) }
    for (term, articles) in termArticles.enumerated() {
      for (place, article) in articles.enumerated() {
        if let index = articleTerms[Int(article)].firstIndex(of: UInt32(term)) { places[Int(article)][index] = place }
      }
    }
    self.places = places
  }

  /// At most `count` articles, best first; ties go to the newer one, which comes first in the lists.
  func related(to article: Int, count: Int) -> [UInt32] {
    guard count > 0 else { return [] }
    var lists: [Nearby] = []
    for (term, place) in zip(articleTerms[article], places[article]) {
      let others = termArticles[Int(term)]
      let nearby = max(0, place - RelatedArticles.window)..<min(others.count, place + RelatedArticles.window + 1)
      let weight = log(1 + Double(articleTerms.count) / Double(max(1, others.count)))
      lists.append(Nearby(range: nearby, articles: others, weight: weight))
    }
    var scores: [(article: UInt32, score: Double)] = []
    // All lists are in one order, so the next article is always the first of one of them.
    while true {
      var next = UInt32.max
      for index in lists.indices { next = min(next, lists[index].first) }
      if next == .max { break }
      var score = 0.0
      for index in lists.indices where lists[index].first == next {
        score += lists[index].weight
        lists[index].range.removeFirst()
      }
      if next != UInt32(article) { scores.append((next, score)) }
    }
    return scores.first(count) { $0.score > $1.score }.map(\.article)
  }
}
