/// The place of the first byte from `start` on that is wanted. Eight bytes at a time are looked at.
///
/// `candidates` gives for eight bytes, the first one lowest, a number in which the upper bit of each byte is set that may be
/// wanted, and others as they come: each of those is asked about.
@inlinable @inline(__always)
public func firstByte(
  in bytes: UnsafeBufferPointer<UInt8>, from start: Int, candidates: (UInt64) -> UInt64, isWanted: (UInt8) -> Bool
) -> Int? {
  var position = start
  while position &+ 8 <= bytes.count {
    let word = UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
    var found = candidates(word) & 0x8080_8080_8080_8080
    while found != 0 {
      let place = position &+ found.trailingZeroBitCount / 8
      if isWanted(bytes[place]) { return place }
      found &= found &- 1
    }
    position &+= 8
  }
  while position < bytes.count {
    if isWanted(bytes[position]) { return position }
    position &+= 1
  }
  return nil
}
