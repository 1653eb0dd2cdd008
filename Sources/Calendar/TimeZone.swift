/// The rules of one time zone: its changes up to now, and the rule by which it goes on.
///
/// Read from the system's zone files (TZif, RFC 8536) without Foundation: a static binary that links FoundationEssentials
/// alone finds no zone at all.
public struct TimeZone: Sendable {
  public var identifier: String
  /// Moments at which the offset changes, ascending, with the offset from then on.
  var transitions: [(at: Int64, offset: Int32)]
  /// Before the first transition.
  var firstOffset: Int32
  /// After the last transition.
  var rule: PosixZone?

  public static let utc = TimeZone(identifier: "UTC", transitions: [], firstOffset: 0, rule: nil)

  /// Seconds east of Greenwich at a moment.
  public func offset(at secondsSinceEpoch: Int64) -> Int32 {
    guard let last = transitions.last else { return rule?.offset(at: secondsSinceEpoch) ?? firstOffset }
    if secondsSinceEpoch >= last.at { return rule?.offset(at: secondsSinceEpoch) ?? last.offset }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= secondsSinceEpoch { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : transitions[low - 1].offset
  }

  /// The moment with this zone's offset.
  public func moment(at secondsSinceEpoch: Int64) -> Moment {
    Moment(secondsSinceEpoch: secondsSinceEpoch, offset: offset(at: secondsSinceEpoch))
  }

  /// The moment of a wall-clock time. A time that occurs twice, when summer time ends, is the first of the two; one that
  /// is skipped, when it begins, is as much later as the clock was put forward.
  public func moment(date: CivilDate, secondOfDay: Int) -> Moment {
    let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
    let (before, after) = (offset(at: wall - 86_400), offset(at: wall + 86_400))
    let candidates = [before, after].map { wall - Int64($0) }.filter { $0 + Int64(offset(at: $0)) == wall }
    return moment(at: candidates.min() ?? wall - Int64(before))
  }

  /// Reads a zone file. Nil where the bytes are not one, or where its rule is of a kind that we do not know: wrong times
  /// without a word would be worse.
  public init?(identifier: String, tzif bytes: [UInt8]) {
    var reader = TZifReader(bytes: bytes)
    guard let zone = reader.read() else { return nil }
    var rule: PosixZone?
    if let footer = zone.footer, !footer.isEmpty {
      guard let known = PosixZone(footer) else { return nil }
      rule = known
    }
    self.init(identifier: identifier, transitions: zone.transitions, firstOffset: zone.firstOffset, rule: rule)
  }

  private init(
    identifier: String, transitions: [(at: Int64, offset: Int32)], firstOffset: Int32, rule: PosixZone?
  ) {
    self.identifier = identifier
    self.transitions = transitions
    self.firstOffset = firstOffset
    self.rule = rule
  }
}

private struct TZifReader {
  struct Zone {
    var transitions: [(at: Int64, offset: Int32)] = []
    var firstOffset: Int32 = 0
    var footer: String?
  }

  struct Header {
    var version: UInt8
    var utCount, standardCount, leapCount, timeCount, typeCount, charCount: Int

    func bodySize(timeSize: Int) -> Int {
      timeCount * timeSize + timeCount + typeCount * 6 + charCount + leapCount * (timeSize + 4) + standardCount
        + utCount
    }
  }

  var bytes: [UInt8]
  var offset = 0

  mutating func read() -> Zone? {
    guard var header = readHeader() else { return nil }
    var timeSize = 4
    if header.version >= UInt8(ascii: "2") {
      offset += header.bodySize(timeSize: 4)
      guard let second = readHeader() else { return nil }
      header = second
      timeSize = 8
    }
    guard offset + header.bodySize(timeSize: timeSize) <= bytes.count, header.typeCount > 0 else { return nil }
    let end = offset + header.bodySize(timeSize: timeSize)
    let times = (0..<header.timeCount).map { _ in integer(timeSize) }
    let types = (0..<header.timeCount).map { _ in Int(integer(1)) & 0xFF }
    var offsets: [Int32] = []
    for _ in 0..<header.typeCount {
      offsets.append(Int32(truncatingIfNeeded: integer(4)))
      offset += 2
    }
    guard types.allSatisfy({ $0 < offsets.count }) else { return nil }
    var zone = Zone()
    zone.firstOffset = offsets[0]
    zone.transitions = zip(times, types).map { (at: $0, offset: offsets[$1]) }
    if timeSize == 8, end < bytes.count, bytes[end] == 0x0A {
      zone.footer = String(decoding: bytes[(end + 1)...].prefix { $0 != 0x0A }, as: UTF8.self)
    }
    return zone
  }

  private mutating func readHeader() -> Header? {
    guard offset + 44 <= bytes.count, bytes[offset..<offset + 4].elementsEqual("TZif".utf8) else { return nil }
    let version = bytes[offset + 4]
    offset += 20
    let counts = (0..<6).map { _ in Int(integer(4)) }
    guard counts.allSatisfy({ (0..<100_000).contains($0) }) else { return nil }
    return Header(
      version: version, utCount: counts[0], standardCount: counts[1], leapCount: counts[2], timeCount: counts[3],
      typeCount: counts[4], charCount: counts[5])
  }

  /// A big-endian signed integer of 1, 4 or 8 bytes.
  private mutating func integer(_ size: Int) -> Int64 {
    defer { offset += size }
    let value = bytes[offset..<offset + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
