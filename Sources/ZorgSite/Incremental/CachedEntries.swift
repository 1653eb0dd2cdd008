/// What the cache can keep by a path: a source, or a file of the output.
protocol CachedEntry: Sendable {
  var path: String { get }
  /// Writes the path first.
  func write(to writer: inout BinaryWriter)
  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged)
}

/// Entries as they stand in the cache's bytes, with an index behind them: 16 bytes an entry, the fingerprint of its path
/// and its place, in the order of the fingerprints. An entry is read when it is asked for: so a cache of many thousand is
/// there at once, and reading them is shared by all tasks.
struct CachedEntries<Entry: CachedEntry>: Sendable {
  private static var rowSize: Int { 16 }

  /// The whole cache.
  private var bytes: ArraySlice<UInt8> = []
  private var index: ArraySlice<UInt8> = []
  /// Entries that were written later, and stand in the place of those in the bytes.
  private var newer: [String: Entry] = [:]

  init() {}

  init(_ bytes: ArraySlice<UInt8>, at place: CachedPlace) throws(BinaryReader.Damaged) {
    self.bytes = bytes
    index = try place.rows(of: Self.rowSize, in: bytes)
  }

  var count: Int { index.count / Self.rowSize }

  /// The same with some entries in the place of those of their paths.
  func replacing(_ entries: [Entry]) -> CachedEntries {
    var copy = self
    for entry in entries { copy.newer[entry.path] = entry }
    return copy
  }

  /// Nil where there is none, or a damaged one.
  subscript(path: String) -> Entry? {
    if !newer.isEmpty, let entry = newer[path] { return entry }
    let wanted = Fingerprint(of: path).value
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if row(middle).fingerprint < wanted { low = middle + 1 } else { high = middle }
    }
    guard low < count, row(low).fingerprint == wanted, var reader = reader(low),
      let entry = try? Entry(&reader), entry.path == path
    else { return nil }
    return entry
  }

  /// A part of the `number`th entry in the order of the index, by `read` from what stands behind its path, or by `newer`
  /// of an entry that was written later. Nil where the bytes are damaged.
  func scan<Part>(
    _ number: Int, newer part: (Entry) -> Part, _ read: (inout BinaryReader) throws(BinaryReader.Damaged) -> Part
  ) -> Part? {
    guard var reader = reader(number), let path = try? reader.readCounted() else { return nil }
    if !newer.isEmpty, let entry = newer[String(decoding: path, as: UTF8.self)] { return part(entry) }
    return try? read(&reader)
  }

  /// All of them, in the order of their paths.
  var all: [Entry] {
    (0..<count).compactMap { number in
      guard var reader = reader(number), let entry = try? Entry(&reader) else { return nil }
      return newer[entry.path] ?? entry
    }.sorted { $0.path < $1.path }
  }

  private func row(_ number: Int) -> (fingerprint: UInt64, place: UInt64) {
    (index.number(at: number * Self.rowSize), index.number(at: number * Self.rowSize + 8))
  }

  private func reader(_ number: Int) -> BinaryReader? {
    let place = row(number).place
    return place < UInt64(bytes.endIndex) ? BinaryReader(bytes[Int(place)...]) : nil
  }

  /// Writes entries and their index; returns where the index stands.
  static func write(_ entries: [Entry], to file: inout CacheFile) throws(DiskError) -> CachedPlace {
    var rows: [(fingerprint: UInt64, place: UInt64)] = []
    rows.reserveCapacity(entries.count)
    for entry in entries {
      rows.append((Fingerprint(of: entry.path).value, UInt64(file.count)))
      entry.write(to: &file.writer)
      try file.flush()
    }
    rows.sort { $0.fingerprint < $1.fingerprint }
    let place = CachedPlace(start: file.count, count: rows.count)
    for row in rows {
      file.writer.write(row.fingerprint)
      file.writer.write(row.place)
    }
    return place
  }
}
