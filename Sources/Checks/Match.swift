/// What a rule matched, before its line and column are known.
struct Match: Sendable {
  var code: String
  var severity: Finding.Severity
  var message: String
  var advice: String
  var range: Range<Int>
  /// Of two matches that overlap, the one with the lower rank stays.
  var rank: Int
}

/// Matches as findings in the order of the text, one for each place unless overlaps are kept. Counts lines and columns in
/// one pass.
func placed(_ matches: [Match], in bytes: [UInt8], firstLine: Int, keepingOverlaps: Bool = false) -> [Finding] {
  var counter = PositionCounter(bytes, firstLine: firstLine)
  return (keepingOverlaps ? matches.sorted(by: precedes) : separate(matches)).map { match in
    Finding(
      match.severity, code: match.code, match.message, advice: match.advice, range: match.range,
      position: counter.position(of: match.range))
  }
}

/// The matches in order, without those that overlap one of a lower rank.
private func separate(_ matches: [Match]) -> [Match] {
  var kept: [Match] = []
  for match in matches.sorted(by: precedes) {
    guard let last = kept.last, last.range.upperBound > match.range.lowerBound else {
      kept.append(match)
      continue
    }
    if match.rank < last.rank { kept[kept.count - 1] = match }
  }
  return kept
}

private func precedes(_ first: Match, _ second: Match) -> Bool {
  (first.range.lowerBound, first.rank, first.code) < (second.range.lowerBound, second.rank, second.code)
}
