import Glibc

extension UnsafeRawBufferPointer {
  /// Where some bytes, at least one, stand for the first time from an offset on; nil where they do not.
  public func firstOffset(of needle: [UInt8], from offset: Int = 0) -> Int? {
    guard let start = baseAddress, let first = needle.first else { return nil }
    var position = offset
    while position + needle.count <= count,
      let found = memchr(start + position, Int32(first), count - position - needle.count + 1)
    {
      if memcmp(found, needle, needle.count) == 0 { return start.distance(to: found) }
      position = start.distance(to: found) + 1
    }
    return nil
  }
}
