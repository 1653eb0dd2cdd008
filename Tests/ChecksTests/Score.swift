/// How many findings were right, wrong and missed.
struct Score: Sendable {
  var right = 0
  var wrong = 0
  var missed = 0

  /// The share of findings that are right.
  var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
  /// The share of what is there that was found.
  var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }

  /// Scores by rule, and under `all` for all rules; a finding of any rule in a look-alike is wrong.
  static func byRule(_ texts: [LabelledText]) -> [String: Score] {
    var scores: [String: Score] = [:]
    for text in texts {
      let expected: Set<String> = text.mustFire ? [text.code] : []
      let found = text.found
      for code in found.union(expected) {
        for key in [code, "all"] {
          if found.contains(code), expected.contains(code) {
            scores[key, default: Score()].right += 1
          } else if found.contains(code) {
            scores[key, default: Score()].wrong += 1
          } else {
            scores[key, default: Score()].missed += 1
          }
        }
      }
    }
    return scores
  }

  static func table(_ title: String, _ scores: [String: Score]) -> String {
    let rows = scores.sorted { $0.key < $1.key }.map { code, score in
      "  \(code)\t\(score.right)\t\(score.wrong)\t\(score.missed)\t\(percent(score.precision))\t\(percent(score.recall))"
    }
    return (["\(title): rule, right, wrong, missed, precision, recall"] + rows).joined(separator: "\n")
  }

  private static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)%" }
}
