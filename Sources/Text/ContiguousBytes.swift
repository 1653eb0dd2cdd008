extension String {
  /// The UTF-8 bytes without a copy where the storage is contiguous already, as native strings' is.
  @inlinable
  public func withContiguousBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return try copy.withUTF8(body)
  }
}
