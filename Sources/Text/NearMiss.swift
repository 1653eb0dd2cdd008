/// The candidate that a misspelt word most likely meant, or nil where none is near.
///
/// Near means at most one edit for short words and a third of the word's length for longer ones; an edit is one letter
/// inserted, left out, changed, or swapped with its neighbour. Case does not count. A word that shares no letter with a candidate
/// did not mean it. Ties go to the first candidate.
public func nearMiss(of word: String, in candidates: some Sequence<String>) -> String? {
  let word = Array(word.lowercased().unicodeScalars.prefix(80))
  var best: (candidate: String, distance: Int)?
  let allowed = max(1, word.count / 3)
  for candidate in candidates {
    let letters = Array(candidate.lowercased().unicodeScalars.prefix(80))
    guard abs(letters.count - word.count) <= allowed else { continue }
    let distance = editDistance(word, letters)
    if distance <= allowed, distance < max(word.count, letters.count), distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.candidate
}

/// Optimal string alignment distance: Levenshtein's edits plus swaps of neighbours.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for row in 0..<first.count {
    var current = [row + 1]
    for column in 0..<second.count {
      let changed = first[row] == second[column] ? 0 : 1
      var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + changed)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[second.count]
}
