import Text

/// Appends numbers and texts to bytes, for the cache and for fingerprints: fixed-width little-endian numbers, and texts
/// with their length before them, so that no two different sequences give the same bytes.
struct BinaryWriter {
  var bytes: [UInt8] = []

  mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ bool: Bool) {
    bytes.append(bool ? 1 : 0)
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    text.withContiguousBytes { bytes.append(contentsOf: $0) }
  }

  /// Writes what `body` writes, with its number of bytes before it.
  mutating func writeCounted(_ body: (inout BinaryWriter) -> Void) {
    let start = bytes.count
    write(UInt32(0))
    body(&self)
    let count = UInt32(bytes.count - start - MemoryLayout<UInt32>.size)
    withUnsafeBytes(of: count.littleEndian) { bytes.replaceSubrange(start..<start + $0.count, with: $0) }
  }

  mutating func write(_ fingerprint: Fingerprint) {
    write(fingerprint.value)
  }

  mutating func write<Value>(_ value: Value?, _ each: (inout BinaryWriter, Value) -> Void) {
    write(value != nil)
    if let value { each(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ each: (inout BinaryWriter, Value) -> Void) {
    write(UInt32(values.count))
    for value in values { each(&self, value) }
  }

  mutating func write(_ text: String?) {
    write(text) { $0.write($1) }
  }
}
