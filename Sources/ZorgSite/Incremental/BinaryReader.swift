/// Reads what `BinaryWriter` wrote. Bytes that end too soon, or lengths that cannot be, throw: a damaged cache is no
/// cache.
struct BinaryReader {
  struct Damaged: Error {}

  private let bytes: ArraySlice<UInt8>
  private(set) var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  var isAtEnd: Bool { offset == bytes.endIndex }

  mutating func read<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(Damaged) -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.endIndex - offset >= size else { throw Damaged() }
    defer { offset += size }
    return bytes.number(at: offset - bytes.startIndex)
  }

  mutating func readBool() throws(Damaged) -> Bool {
    try read(UInt8.self) != 0
  }

  mutating func readText() throws(Damaged) -> String {
    let count = Int(try read(UInt32.self))
    guard bytes.endIndex - offset >= count else { throw Damaged() }
    defer { offset += count }
    return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
  }

  mutating func readBytes(_ count: Int) throws(Damaged) -> ArraySlice<UInt8> {
    guard count >= 0, bytes.endIndex - offset >= count else { throw Damaged() }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  /// What `BinaryWriter.writeCounted` wrote.
  mutating func readCounted() throws(Damaged) -> ArraySlice<UInt8> {
    try readBytes(Int(try read(UInt32.self)))
  }

  mutating func readFingerprint() throws(Damaged) -> Fingerprint {
    Fingerprint(value: try read())
  }

  mutating func readOptional<Value>(_ each: (inout BinaryReader) throws(Damaged) -> Value) throws(Damaged) -> Value? {
    try readBool() ? try each(&self) : nil
  }

  mutating func readList<Value>(_ each: (inout BinaryReader) throws(Damaged) -> Value) throws(Damaged) -> [Value] {
    let count = Int(try read(UInt32.self))
    // Every element takes a byte at least, so a wrong count cannot ask for more memory than the file has.
    guard bytes.endIndex - offset >= count else { throw Damaged() }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try each(&self)) }
    return values
  }

  mutating func readOptionalText() throws(Damaged) -> String? {
    try readBool() ? try readText() : nil
  }
}

extension ArraySlice<UInt8> {
  /// A number as `BinaryWriter` writes it. `offset` counts from the first byte, and so many bytes must stand there.
  func number<Number: FixedWidthInteger>(at offset: Int) -> Number {
    withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
  }
}
