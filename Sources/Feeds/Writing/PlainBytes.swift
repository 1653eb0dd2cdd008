/// Where the run of printable ASCII that starts at `index` ends: before a control character, a byte over 0x7F, or one of two
/// others.
///
/// Eight bytes at a time: article texts are the bulk of all feeds, and nearly all of it is plain.
func endOfPlainBytes(
  in bytes: UnsafeBufferPointer<UInt8>, from index: Int, before first: UInt8, _ second: UInt8
) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let tops: UInt64 = 0x8080_8080_8080_8080
  /// The top bit of each byte that is below a limit of at most 0x80. Above the first such byte it may say too much.
  func below(_ limit: UInt64, _ word: UInt64) -> UInt64 { (word &- ones &* limit) & ~word & tops }
  var index = index
  let raw = UnsafeRawBufferPointer(bytes)
  while index + 8 <= bytes.count {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    let others =
      (word & tops) | below(0x20, word) | below(1, word ^ (ones &* UInt64(first)))
      | below(1, word ^ (ones &* UInt64(second)))
    if others != 0 { return index + others.trailingZeroBitCount / 8 }
    index += 8
  }
  while index < bytes.count, (0x20..<0x80).contains(bytes[index]), bytes[index] != first, bytes[index] != second {
    index += 1
  }
  return index
}
