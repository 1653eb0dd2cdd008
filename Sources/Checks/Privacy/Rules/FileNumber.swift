extension PrivacyScan {
  /// P003: a patient, client or dossier number of five digits or more behind its label.
  mutating func findFileNumber(at index: Int) {
    guard let number = token(index), number.link < 0 else { return }
    guard let label = fileLabel(before: index) else {
      if column(of: index).contains(.fileNumber), number.count >= 5 { reportFileNumber(number.start..<number.end) }
      return
    }
    let end = fileNumberEnd(from: index)
    let digits = (number.start..<end).map { byte($0) }.filter { isDigit($0) }
    guard digits.count >= 5, digits.contains(where: { $0 != 0x30 }), !isParliamentary(label) else { return }
    reportFileNumber(number.start..<end)
  }

  private mutating func reportFileNumber(_ range: Range<Int>) {
    report(
      "P003", .error, "patient or file number \(masked(string(range), showing: 2))",
      advice: "leave the number out; it leads to one person's file", at: range, rank: 2)
  }

  /// Digits in groups are one number as long as a space, dot or dash of one byte parts them.
  private mutating func fileNumberEnd(from index: Int) -> Int {
    var (last, end, count) = (index, token(index)?.end ?? 0, 1)
    while count < 5, let join = join(after: last), let next = token(join.index), next.start - end == 1, next.count <= 4
    {
      (last, end, count) = (join.index, next.end, count + 1)
    }
    return end
  }

  /// The index of the label that the number belongs to: the label, then signs and linking words, at most 40 bytes.
  private mutating func fileLabel(before index: Int) -> Int? {
    guard let start = token(index)?.start else { return nil }
    if join(before: index) != nil, token(index - 1)?.kind == .number { return nil }
    var cursor = index - 1
    while let before = token(cursor), start - before.end <= 40 {
      switch before.kind {
      case .number: return nil
      case .lineEnd: if text.kind != .data { return nil }
      case .sign: break
      case .word:
        if before.meaning.contains(.fileNumber) { return cursor }
        if before.meaning.contains(.numberWord), let stem = fileStem(before: cursor) { return stem }
        guard before.meaning.contains(.linking) || before.count == 1 && before.letterCase == .capitalised else {
          return nil
        }
      }
      cursor -= 1
    }
    return nil
  }

  /// `patient` in `patient nr`, `PID-nummer` and `client_nummer`.
  private mutating func fileStem(before index: Int) -> Int? {
    guard let word = token(index), let before = token(index - 1) else { return nil }
    if before.meaning.contains(.fileStem) { return index - 1 }
    guard before.kind == .sign, let stem = token(index - 2), stem.meaning.contains(.fileStem) else { return nil }
    return word.start - stem.end <= 2 ? index - 2 : nil
  }

  /// `Tweede Kamer, dossiernummer 27529` is a public file.
  private mutating func isParliamentary(_ label: Int) -> Bool {
    guard let start = token(label)?.start else { return false }
    var cursor = label - 1
    while let word = token(cursor), start - word.end <= 60 {
      if word.meaning.contains(.parliament) { return true }
      cursor -= 1
    }
    return false
  }
}
