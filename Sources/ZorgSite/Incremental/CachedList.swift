/// Entries as they stand in the cache's bytes, by position: 8 bytes an entry, its place, stand behind them. One is read
/// when it is asked for.
struct CachedList<Entry: CachedEntry>: Sendable {
  private static var rowSize: Int { 8 }

  /// The whole cache.
  private let bytes: ArraySlice<UInt8>
  private let places: ArraySlice<UInt8>
  /// Entries that were written later, in the place of those in the bytes or behind them.
  private var newer: [Int: Entry] = [:]
  private(set) var count: Int

  init(_ bytes: ArraySlice<UInt8>, at place: CachedPlace) throws(BinaryReader.Damaged) {
    self.bytes = bytes
    places = try place.rows(of: Self.rowSize, in: bytes)
    count = place.count
  }

  /// The same with some entries in the place of others, and behind them.
  func replacing(_ entries: [Int: Entry]) -> CachedList {
    var copy = self
    copy.newer.merge(entries) { $1 }
    copy.count = max(count, (entries.keys.max() ?? -1) + 1)
    return copy
  }

  /// Nil for a damaged one.
  subscript(position: Int) -> Entry? {
    if !newer.isEmpty, let entry = newer[position] { return entry }
    guard var reader = reader(position) else { return nil }
    return try? Entry(&reader)
  }

  /// The fingerprint of an entry's path.
  func name(_ position: Int) -> Fingerprint? {
    if let entry = newer[position] { return Fingerprint(of: entry.path) }
    guard var reader = reader(position), let path = try? reader.readCounted() else { return nil }
    return Fingerprint(of: path)
  }

  /// The first entry of which `read` says so, given the bytes of it, or `newer` of one that was written later.
  func position(
    newer isNewer: (Entry) -> Bool, _ read: (inout BinaryReader) throws(BinaryReader.Damaged) -> Bool
  ) -> Int? {
    (0..<count).first { position in
      if !newer.isEmpty, let entry = newer[position] { return isNewer(entry) }
      guard var reader = reader(position) else { return false }
      return (try? read(&reader)) ?? false
    }
  }

  private func reader(_ position: Int) -> BinaryReader? {
    guard position < places.count / Self.rowSize else { return nil }
    let place: UInt64 = places.number(at: position * Self.rowSize)
    return place < UInt64(bytes.endIndex) ? BinaryReader(bytes[Int(place)...]) : nil
  }

  /// Writes entries and their places; returns where the places stand.
  static func write(_ entries: some Sequence<Entry>, to file: inout CacheFile) throws(DiskError) -> CachedPlace {
    var places: [UInt64] = []
    for entry in entries {
      places.append(UInt64(file.count))
      entry.write(to: &file.writer)
      try file.flush()
    }
    let place = CachedPlace(start: file.count, count: places.count)
    for place in places { file.writer.write(place) }
    return place
  }
}

/// Where the rows that lead to some entries stand in the cache.
struct CachedPlace {
  /// In bytes.
  static let size = 16

  var start: Int
  var count: Int

  func write(to writer: inout BinaryWriter) {
    writer.write(UInt64(start))
    writer.write(UInt64(count))
  }

  static func read(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) -> CachedPlace {
    CachedPlace(start: Int(clamping: try reader.read(UInt64.self)), count: Int(clamping: try reader.read(UInt64.self)))
  }

  func rows(of size: Int, in bytes: ArraySlice<UInt8>) throws(BinaryReader.Damaged) -> ArraySlice<UInt8> {
    let (length, isTooLarge) = count.multipliedReportingOverflow(by: size)
    guard !isTooLarge, start <= bytes.endIndex, length <= bytes.endIndex - start else { throw BinaryReader.Damaged() }
    return bytes[start..<start + length]
  }
}

extension CachedList<LinkedArticle> {
  /// Where the article of a file stands; nil where it is not shown.
  func position(of path: String) -> Int? {
    let path = Array(path.utf8)
    return position(newer: { path.elementsEqual($0.path.utf8) }) { reader throws(BinaryReader.Damaged) in
      try reader.readCounted().elementsEqual(path)
    }
  }

  /// Where the article of an id stands; nil where it is not shown.
  func position(ofID id: String) -> Int? {
    let id = Array(id.utf8)
    return position(newer: { id.elementsEqual($0.id.utf8) }) { reader throws(BinaryReader.Damaged) in
      _ = try reader.readCounted()
      return try reader.readCounted().elementsEqual(id)
    }
  }
}
