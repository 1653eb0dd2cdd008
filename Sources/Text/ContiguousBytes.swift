import Glibc

extension String {
  /// The UTF-8 bytes without a copy where the storage is contiguous already, as native strings' is.
  @inlinable
  public func withContiguousBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return try copy.withUTF8(body)
  }
}

extension [UInt8] {
  /// Whether they are the UTF-8 bytes of a text, compared as bytes.
  public func isEqual(to text: String) -> Bool {
    text.withContiguousBytes { text in
      guard let start = text.baseAddress, text.count == count else { return text.count == count }
      return memcmp(start, self, count) == 0
    }
  }
}
