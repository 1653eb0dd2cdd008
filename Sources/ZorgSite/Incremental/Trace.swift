/// What rendering one file depends on: the file's own fingerprint; pairs of a key and the fingerprint that it had, for
/// what no table names; and numbers in the `DependencyTable` of the cache, in their order. As bytes, as the cache keeps it.
struct Trace: Sendable, Equatable {
  typealias Key = RecordFingerprints.Key
  typealias Entry = (key: Key, fingerprint: UInt64)

  private static let headSize = 12

  /// 8 bytes for the file's own fingerprint, 4 for the number of pairs, 16 for each pair, 4 for each number.
  let bytes: ArraySlice<UInt8>

  init(own: UInt64, pairs: [Entry] = [], numbers: [UInt32] = []) {
    var writer = BinaryWriter()
    writer.bytes.reserveCapacity(Trace.headSize + pairs.count * 16 + numbers.count * 4)
    writer.write(own)
    writer.write(UInt32(pairs.count))
    for pair in pairs { writer.write(pair) }
    for number in numbers { writer.write(number) }
    bytes = writer.bytes[...]
  }

  /// Of a file that was never rendered.
  init() { bytes = [] }

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Nil for a damaged one.
  var own: UInt64? { bytes.count < Trace.headSize ? nil : bytes.number(at: 0) }

  var pairs: some RandomAccessCollection<Entry> {
    (0..<pairCount).lazy.map { bytes.entry(at: Trace.headSize + 16 * $0) }
  }

  var numbers: some RandomAccessCollection<UInt32> {
    let start = Trace.headSize + 16 * pairCount
    return stride(from: start, to: bytes.count - 3, by: 4).lazy.map { bytes.number(at: $0) }
  }

  private var pairCount: Int {
    guard bytes.count >= Trace.headSize else { return 0 }
    return min(Int(bytes.number(at: 8) as UInt32), (bytes.count - Trace.headSize) / 16)
  }
}

extension BinaryWriter {
  mutating func write(_ entry: Trace.Entry) {
    write(entry.key.value)
    write(entry.fingerprint)
  }
}

extension ArraySlice<UInt8> {
  /// A key with its fingerprint, of 16 bytes.
  func entry(at offset: Int) -> Trace.Entry { (Trace.Key(value: number(at: offset)), number(at: offset + 8)) }
}
