/// What the cache can keep by a path: a source, or a file of the output.
protocol CachedEntry: Sendable {
  var path: String { get }
  func write(to writer: inout BinaryWriter)
  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> Self
}

/// Entries as they stand in the cache's bytes, each with its length before it and its path first. One is read when it is
/// asked for: so a cache of many thousand is there at once, and reading them is shared by all tasks.
struct CachedEntries<Entry: CachedEntry>: Sendable {
  private var bytes: ArraySlice<UInt8> = []
  /// Where entries start, by the fingerprints of their paths.
  private var places: [UInt64: Range<Int>] = [:]

  init() {}

  /// Reads on where `write` began, and past all entries.
  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    let count = Int(try reader.read(UInt32.self))
    bytes = reader.rest
    // Each has its length, and the length of its path.
    guard bytes.count / 8 >= count else { throw BinaryReader.Damaged() }
    places.reserveCapacity(count)
    for _ in 0..<count {
      let entry = try reader.readCounted()
      var inner = BinaryReader(entry)
      places[Fingerprint(of: try inner.readCounted()).value] = entry.startIndex..<entry.endIndex
    }
  }

  /// Nil where there is none, or a damaged one.
  subscript(path: String) -> Entry? {
    guard let place = places[Fingerprint(of: path).value] else { return nil }
    var reader = BinaryReader(bytes[place])
    guard let entry = try? Entry.read(&reader), entry.path == path else { return nil }
    return entry
  }

  /// All of them, in the order of their paths.
  var all: [Entry] {
    places.values.compactMap { place in
      var reader = BinaryReader(bytes[place])
      return try? Entry.read(&reader)
    }.sorted { $0.path < $1.path }
  }

  static func write(_ entries: [Entry], to file: inout CacheFile) throws(DiskError) {
    file.writer.write(UInt32(entries.count))
    for entry in entries {
      file.writer.writeCounted { entry.write(to: &$0) }
      try file.flush()
    }
  }
}
