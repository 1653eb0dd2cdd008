/// The groups of all records and the templates that a build knew, numbered, each with its key and its fingerprint. The
/// cache holds it once, and traces name what is in it by number.
struct DependencyTable: Sendable {
  private static let rowSize = 16

  /// How the groups of records are numbered; templates come behind them.
  let numbers: RecordNumbers
  private let rows: ArraySlice<UInt8>

  /// Of no build.
  init() {
    numbers = RecordNumbers(counts: [])
    rows = []
  }

  init(_ bytes: ArraySlice<UInt8>, at place: CachedPlace, _ numbers: RecordNumbers) throws(BinaryReader.Damaged) {
    rows = try place.rows(of: DependencyTable.rowSize, in: bytes)
    guard numbers.count <= place.count else { throw BinaryReader.Damaged() }
    self.numbers = numbers
  }

  var count: Int { rows.count / DependencyTable.rowSize }

  subscript(number: Int) -> Trace.Entry { rows.entry(at: number * DependencyTable.rowSize) }

  /// The keys of all that a trace names but the file itself.
  func keys(in trace: Trace) -> [Trace.Key] {
    trace.pairs.map(\.key) + trace.numbers.compactMap { Int($0) < count ? self[Int($0)].key : nil }
  }

  /// Writes what traces of this build refer to.
  static func write(_ dependencies: Dependencies, to file: inout CacheFile) throws(DiskError) -> CachedPlace {
    var place = CachedPlace(start: file.count, count: 0)
    func write(_ entry: Trace.Entry, to file: inout CacheFile) throws(DiskError) {
      file.writer.write(entry)
      place.count += 1
      try file.flush()
    }
    for entry in dependencies.records.all { try write(entry, to: &file) }
    for entry in dependencies.templates { try write(entry, to: &file) }
    return place
  }
}

/// Numbers for all groups of all records of a site: by shape, then by position, then by group.
struct RecordNumbers: Sendable {
  /// How many records each shape has.
  private let counts: [UInt32]
  /// The first number of each shape.
  private let starts: [Int]
  let count: Int

  init(counts: [UInt32]) {
    self.counts = counts
    var (starts, count) = ([Int](), 0)
    for (records, groups) in zip(counts, Shape.groupCounts) {
      starts.append(count)
      count += Int(records) * groups
    }
    (self.starts, self.count) = (starts, count)
  }

  /// `group` is one that a field of the shape is in.
  func number(_ shape: Shape, _ group: FieldGroup, _ index: Int) -> Int {
    starts[Int(shape.rawValue)] + index * Shape.groupCounts[Int(shape.rawValue)] + Int(group.rawValue)
  }

  func records(_ shape: Shape) -> Range<Int> {
    Int(shape.rawValue) < counts.count ? 0..<Int(counts[Int(shape.rawValue)]) : 0..<0
  }

  func write(to writer: inout BinaryWriter) { writer.write(counts) }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> RecordNumbers {
    RecordNumbers(counts: try reader.readPositions())
  }
}
