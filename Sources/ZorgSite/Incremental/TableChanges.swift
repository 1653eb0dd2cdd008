/// What of the last build's table is something else now, so that the traces that name it no longer hold.
struct TableChanges: Sendable {
  typealias Key = RecordFingerprints.Key

  let table: DependencyTable
  private var isChanged: [Bool]
  /// Today's fingerprints, and where the one of a key stands among them.
  private var entries: [Trace.Entry] = []
  private var positions: [Key: UInt32] = [:]
  /// Whether these are all that there are, so that what they lack is gone; else it has not changed.
  private let isWhole: Bool
  /// For what did not change, its number in the new table; empty where the table stays.
  private var newNumbers: [UInt32] = []

  /// `records` and `templates` are all that there are now, by number.
  init(of table: DependencyTable, to records: some Sequence<Trace.Entry>, _ templates: [Trace.Entry]) {
    self.table = table
    isWhole = true
    isChanged = Array(repeating: true, count: table.count)
    // Without a table, there is no trace either.
    guard table.count > 0 else { return }
    positions.reserveCapacity(table.count)
    records.forEach { add($0) }
    templates.forEach { add($0) }
    newNumbers = Array(repeating: 0, count: table.count)
    for number in 0..<table.count {
      let (key, old) = table[number]
      guard let new = positions[key], entries[Int(new)].fingerprint == old else { continue }
      isChanged[number] = false
      newNumbers[number] = new
    }
  }

  /// After an edit of some records, of which these are all groups.
  init(of table: DependencyTable, edited: [(shape: Shape, index: Int, groups: [Trace.Entry])]) {
    self.table = table
    isWhole = false
    isChanged = Array(repeating: false, count: table.count)
    for record in edited {
      for (group, entry) in zip(FieldGroup.allCases, record.groups) {
        add(entry)
        guard table.numbers.records(record.shape).contains(record.index) else { continue }
        let number = table.numbers.number(record.shape, group, record.index)
        isChanged[number] = table[number].fingerprint != entry.fingerprint
      }
    }
  }

  private mutating func add(_ entry: Trace.Entry) {
    positions[entry.key] = UInt32(entries.count)
    entries.append(entry)
  }

  /// The first that a trace names and that is something else now, or is gone; nil where nothing changed. A template that
  /// does not exist counts as 0.
  func first(in trace: Trace) -> Key? {
    for (key, old) in trace.pairs where differs(key, from: old) { return key }
    for number in trace.numbers where Int(number) >= isChanged.count || isChanged[Int(number)] {
      return Int(number) < table.count ? table[Int(number)].key : Key(value: 0)
    }
    return nil
  }

  private func differs(_ key: Key, from old: UInt64) -> Bool {
    if let position = positions[key] { return entries[Int(position)].fingerprint != old }
    return isWhole && !(key.isTemplate && old == 0)
  }

  /// A trace of which nothing changed, as the new table's numbers say it.
  func renumbered(_ trace: Trace) -> Trace {
    guard !newNumbers.isEmpty else { return trace }
    let numbers = trace.numbers.map { newNumbers[Int($0)] }
    if zip(trace.numbers, numbers).allSatisfy({ $0 == $1 }) { return trace }
    return Trace(own: trace.own ?? 0, pairs: Array(trace.pairs), numbers: numbers.sorted())
  }
}
