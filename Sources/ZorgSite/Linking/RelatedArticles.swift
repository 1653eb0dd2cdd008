import Glibc

/// Finds the articles that share the most telling tags with an article.
///
/// A shared tag counts the more, the fewer articles have it: log(1 + all / count). Of a tag with many articles only the
/// `window` nearest in time on either side are looked at, so the cost grows with the tags, not with the site.
struct RelatedArticles: Sendable {
  private static let window = 24

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
    var scores: [(article: UInt32, score: Double)] = []
    for (term, place) in zip(articleTerms[article], places[article]) {
      let others = termArticles[Int(term)]
      let weight = log(1 + Double(articleTerms.count) / Double(max(1, others.count)))
      let nearby = max(0, place - RelatedArticles.window)..<min(others.count, place + RelatedArticles.window + 1)
      for other in others[nearby] where other != UInt32(article) { scores.append((other, weight)) }
    }
    scores.sort { $0.article < $1.article }
    var summed: [(article: UInt32, score: Double)] = []
    for entry in scores {
      if summed.last?.article == entry.article {
        summed[summed.count - 1].score += entry.score
      } else {
        summed.append(entry)
      }
    }
    summed.sort { $0.score != $1.score ? $0.score > $1.score : $0.article < $1.article }
    return summed.prefix(count).map(\.article)
  }
}
